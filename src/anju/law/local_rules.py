"""What a place's measure says beside the yearly endorsement.

Limits, deadlines, fees, agents, who may endorse, and how the place varies the half
year.  None means that the measure is silent, or that what it says is not known: then
the Regulation alone speaks.  No field can hold a fee for an endorsement or a first
issue, because no measure may set one (Regulation art. 21).

>>> TimeLimit(10, DayKind.WORKING).count
10
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from anju.law.applicant_facts import Merit
from anju.law.confidence import Confidence


class DayKind(StrEnum):
    """Whether a limit counts calendar days (日) or working days (工作日)."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A number of days of one kind; the day it starts from is left out (Civil Code art. 201)."""

    count: int
    kind: DayKind = DayKind.CALENDAR


class Endorser(StrEnum):
    """Whose clerk may endorse: the police station's, or the entrusted agency's."""

    AGENCY = "agency"
    POLICE = "police"


class AgentCase(StrEnum):
    """When another may act: for a child under 16, for one who can hardly come, in a body's list."""

    ASSISTING_BODY = "assisting_body"
    LIMITED_MOBILITY = "limited_mobility"
    UNDER_16 = "under_16"


class CityLevel(StrEnum):
    """What counts as another city: another prefecture, or already another county."""

    COUNTY = "county"
    PREFECTURE = "prefecture"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a local value stands, in words, and how surely it is known."""

    confidence: Confidence
    words: str


@dataclass(frozen=True, slots=True)
class LocalRules:
    """The local values of one version of a measure.

    Fees are whole yuan, spans months, places division codes.
    """

    production_limit: TimeLimit | None = None
    address_change_limit: TimeLimit | None = None
    new_card_on_move: bool | None = None
    fee_damaged: int | None = None
    fee_lost: int | None = None
    application_agents: frozenset[AgentCase] | None = None
    endorsement_agents: frozenset[AgentCase] | None = None
    endorsed_by: frozenset[Endorser] | None = None
    any_office: bool | None = None
    check_limit: TimeLimit | None = None
    online: bool | None = None
    electronic_only_from: date | None = None
    automatic_from: date | None = None
    hardship_from: date | None = None
    reminder_duty: bool | None = None
    city_level: CityLevel | None = None
    residence_months: int | None = None
    half_year_waived_for: frozenset[Merit] = frozenset()
    half_year_disputed_from: date | None = None
    admitted_directly: frozenset[Merit] = frozenset()
    insured_months_running: int | None = None
    insured_months_of_last_24: int | None = None
    ground_ahead_months: int | None = None
    endorsement_needs_ground: bool | None = None
    endorsement_registered_months: int | None = None
    endorsement_insured_months: int | None = None
    cancelled_with_registration: bool | None = None
    conversion_area: frozenset[str] = frozenset()
    conversion_from: date | None = None
    sources: Mapping[str, Source] = field(default_factory=dict, hash=False, compare=False)
