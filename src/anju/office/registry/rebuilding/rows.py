"""The rows of projections as tuples, column by column, as the operations write them.

Tuples and no models: a million rows are made here.  Days are ISO text, as both databases take it
and as it is compared.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from anju.office.access.models import Post
from anju.office.places.models import (
    AdoptedMeasure,
    Division,
    Office,
    OfficeName,
    Outage,
    WorkingCalendar,
)
from anju.office.registry.contacts.models import Contact
from anju.office.registry.ledger.proposals import ProposalRecord
from anju.office.registry.looks.models import LookedAt
from anju.office.registry.people.fold import PersonRecord
from anju.office.registry.people.models import (
    AgentRecord,
    GroundRecord,
    Person,
    PersonPlace,
    Proposal,
    ResidenceRegistration,
)
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.law_facts import LawFacts
from anju.office.registry.permits.models import Card, Permit
from anju.office.registry.rebuilding.tables import Projection, projection_of

Row = tuple[str | int | None, ...]

Put = Callable[[Projection, Iterable[Row]], None]
"""Takes rows of a projection."""

PERSONS: Final = projection_of(Person)
PLACES: Final = projection_of(PersonPlace)
REGISTRATIONS: Final = projection_of(ResidenceRegistration)
GROUNDS: Final = projection_of(GroundRecord)
AGENTS: Final = projection_of(AgentRecord)
CONTACTS: Final = projection_of(Contact)
PROPOSALS: Final = projection_of(Proposal)
PERMITS: Final = projection_of(Permit)
CARDS: Final = projection_of(Card)
LOOKED_AT: Final = projection_of(LookedAt)
OFFICES: Final = projection_of(Office)
OFFICE_NAMES: Final = projection_of(OfficeName)
OUTAGES: Final = projection_of(Outage)
DIVISIONS: Final = projection_of(Division)
MEASURES: Final = projection_of(AdoptedMeasure)
CALENDARS: Final = projection_of(WorkingCalendar)
POSTS: Final = projection_of(Post)

DERIVED: Final = (
    PERSONS,
    PLACES,
    REGISTRATIONS,
    GROUNDS,
    AGENTS,
    CONTACTS,
    PROPOSALS,
    PERMITS,
    CARDS,
    LOOKED_AT,
    OFFICES,
    OFFICE_NAMES,
    OUTAGES,
    DIVISIONS,
    MEASURES,
    CALENDARS,
    POSTS,
)
"""Every projection that is derived here."""


class _Iso(dict[date | None, str | None]):
    """Days as ISO text, each made once: two lookups cost what making one text costs."""

    def __missing__(self, day: date) -> str:
        if len(self) > _DAYS_KEPT:
            self.clear()
            self[None] = None
        text = self[day] = day.isoformat()
        return text


_DAYS_KEPT: Final = 100_000
_ISO: Final = _Iso({None: None})


def person_row(record: PersonRecord) -> Row:
    """The row of a person."""
    return (
        record.id,
        _ISO[record.registered_on],
        record.details_version,
        record.merged_into,
        _ISO[record.erased_on],
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
            _ISO[each.first_day],
            _ISO[each.last_day],
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
            _ISO[each.evidence_on],
            _ISO[each.first_day],
            _ISO[each.last_day],
        )
        for each in record.grounds.values()
    ]


def agent_rows(record: PersonRecord) -> list[Row]:
    """The rows of who acts for a person."""
    return [
        (
            each.id,
            record.id,
            each.relation,
            each.agent_id,
            each.evidence,
            _ISO[each.evidence_on],
            _ISO[each.first_day],
            _ISO[each.last_day],
            each.end_reason,
        )
        for each in record.agents.values()
    ]


def contact_rows(record: PersonRecord) -> list[Row]:
    """The rows of a person's contacts."""
    return [
        (
            each.id,
            record.id,
            each.channel,
            _ISO[each.first_day],
            _ISO[each.last_day],
            _ISO[each.proved_on],
        )
        for each in record.contacts.values()
    ]


def proposal_rows(subject: str, proposals: Iterable[ProposalRecord]) -> list[Row]:
    """The rows of what was proposed about a person or a permit."""
    return [
        (
            subject,
            each.number,
            each.kind,
            each.proposed_by,
            _ISO[each.proposed_on],
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
        _ISO[record.issued_on],
        _ISO[record.good_until],
        _ISO[closed_on],
        closed_reason,
        _ISO[facts.cycle_first_day],
        facts.cycle_year,
        _ISO[facts.window_first_day],
        _ISO[facts.last_day_told],
        _ISO[facts.last_good_day],
        _ISO[facts.lapse_on],
        _ISO[facts.continuous_since],
        _ISO[facts.counted_from],
        facts.lost_days,
        facts.pending,
        _ISO[facts.endorsed_on],
    )


def card_rows(record: PermitRecord) -> list[Row]:
    """The rows of a permit's cards."""
    return [
        (
            card.id,
            record.id,
            _ISO[card.produced_on],
            _ISO[card.handed_over_on],
            _ISO[card.lost_on],
            _ISO[card.returned_on],
            _ISO[card.seized_on],
        )
        for card in record.cards.values()
    ]
