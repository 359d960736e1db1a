"""The rows of projections as tuples, column by column, as the operations write them.

Tuples and no models: a million rows are made here.  Days are ISO text, as both databases take it
and as it is compared.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from anju.office.access.models import Post
from anju.office.places.models import AdoptedMeasure, Office, OfficeName, WorkingCalendar
from anju.office.registry.ledger.proposals import ProposalRecord
from anju.office.registry.looks.models import LookedAt
from anju.office.registry.people.fold import PersonRecord
from anju.office.registry.people.models import (
    GroundRecord,
    Person,
    PersonPlace,
    Proposal,
    ResidenceRegistration,
)
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.law_facts import LawFacts
from anju.office.registry.permits.models import Card, Endorsement, Permit
from anju.office.registry.rebuilding.tables import Projection, projection_of

Row = tuple[str | int | None, ...]
Put = Callable[[Projection, Iterable[Row]], None]
"""Takes rows of a projection."""

PERSONS: Final = projection_of(Person)
PLACES: Final = projection_of(PersonPlace)
REGISTRATIONS: Final = projection_of(ResidenceRegistration)
GROUNDS: Final = projection_of(GroundRecord)
PROPOSALS: Final = projection_of(Proposal)
PERMITS: Final = projection_of(Permit)
ENDORSEMENTS: Final = projection_of(Endorsement)
CARDS: Final = projection_of(Card)
LOOKED_AT: Final = projection_of(LookedAt)
OFFICES: Final = projection_of(Office)
OFFICE_NAMES: Final = projection_of(OfficeName)
MEASURES: Final = projection_of(AdoptedMeasure)
CALENDARS: Final = projection_of(WorkingCalendar)
POSTS: Final = projection_of(Post)

DERIVED: Final = (
    PERSONS,
    PLACES,
    REGISTRATIONS,
    GROUNDS,
    PROPOSALS,
    PERMITS,
    ENDORSEMENTS,
    CARDS,
    LOOKED_AT,
    OFFICES,
    OFFICE_NAMES,
    MEASURES,
    CALENDARS,
    POSTS,
)
"""Every projection that is derived here."""


def iso(day: date | None) -> str | None:
    """A legal day as the databases take it."""
    return None if day is None else day.isoformat()


def person_row(record: PersonRecord) -> Row:
    """The row of a person."""
    return (
        record.id,
        record.registered_on.isoformat(),
        record.details_version,
        record.merged_into,
        iso(record.erased_on),
    )


def registration_rows(record: PersonRecord) -> list[Row]:
    """The rows of a person's registrations."""
    return [
        (
            each.id,
            record.id,
            each.division_code,
            each.office_id,
            each.address_version,
            each.first_day.isoformat(),
            iso(each.last_day),
            each.end_reason,
        )
        for each in record.registrations.values()
    ]


def ground_rows(record: PersonRecord) -> list[Row]:
    """The rows of a person's grounds."""
    return [
        (
            each.id,
            record.id,
            each.ground,
            each.evidence,
            iso(each.evidence_on),
            each.first_day.isoformat(),
            iso(each.last_day),
        )
        for each in record.grounds.values()
    ]


def proposal_rows(subject: str, proposals: Iterable[ProposalRecord]) -> list[Row]:
    """The rows of what was proposed about a person or a permit."""
    return [
        (
            subject,
            each.number,
            each.kind,
            each.proposed_by,
            each.proposed_on.isoformat(),
            each.decision,
        )
        for each in proposals
    ]


def permit_row(record: PermitRecord, facts: LawFacts, measure_code: str, person_id: str) -> Row:
    """The row of a permit; `person_id` is who it belongs to now, after merges."""
    closed_on, closed_reason = record.closed
    return (
        record.id,
        person_id,
        record.person_id,
        record.city_code,
        record.division_code,
        record.office_id,
        measure_code,
        record.issued_on.isoformat(),
        iso(record.good_until),
        iso(closed_on),
        closed_reason,
        iso(facts.cycle_first_day),
        facts.cycle_year,
        iso(facts.window_first_day),
        iso(facts.last_day_told),
        iso(facts.last_good_day),
        iso(facts.lapse_on),
        iso(facts.continuous_since),
        iso(facts.counted_from),
        facts.lost_days,
        facts.pending,
        iso(facts.endorsed_on),
    )


def endorsement_rows(record: PermitRecord) -> list[Row]:
    """The rows of a permit's filings."""
    return [
        (
            record.id,
            filing.number,
            filing.filed_on.isoformat(),
            filing.decision.value if filing.decision else "",
            iso(filing.decided_on or filing.filed_on) if filing.decision else None,
            filing.office,
        )
        for filing in record.filings
    ]


def card_rows(record: PermitRecord) -> list[Row]:
    """The rows of a permit's cards."""
    return [
        (
            card.id,
            record.id,
            card.produced_on.isoformat(),
            iso(card.handed_over_on),
            iso(card.lost_on),
            iso(card.returned_on),
        )
        for card in record.cards.values()
    ]
