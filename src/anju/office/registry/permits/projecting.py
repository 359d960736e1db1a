"""Writes what a permit's chain says into its projection."""

from dataclasses import asdict
from operator import attrgetter

from django.db import IntegrityError, transaction

from anju.law.measures import Measures
from anju.office.common.statements import Statement
from anju.office.registry.people.models import Proposal
from anju.office.registry.people.projecting import proposal_rows
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.law_facts import LAW_COLUMNS, LawFacts, law_facts
from anju.office.registry.permits.models import Card, Permit
from anju.office.registry.permits.one_open import refused_beside

_SET_LAW = (
    f"UPDATE registry_permit SET {', '.join(f'{name} = %s' for name in LAW_COLUMNS)}"  # noqa: S608 - our own column names
    " WHERE id = %s"
)
_LAW_VALUES = attrgetter(*LAW_COLUMNS)


def permit_row(record: PermitRecord, measures: Measures, person_id: str) -> Permit:
    """The permit's row; `person_id` is who it belongs to now, after merges.

    Raises RefusedHistory where the recorded facts cannot all be true.
    """
    rules = measures.for_place(record.division_code)
    closed_on, closed_reason = record.closed
    return Permit(
        id=record.id,
        person_id=person_id,
        issued_to=record.person_id,
        city_code=record.city_code,
        division_code=record.division_code,
        office_id=record.office_id,
        measure_code=rules.code,
        issued_on=record.issued_on,
        good_until=record.good_until,
        closed_on=closed_on,
        closed_reason=closed_reason,
        **asdict(law_facts(record, rules)),
    )


def endorsed(record: PermitRecord, facts: LawFacts) -> Statement:
    """What brings a projection up by one endorsement, after which the law says `facts`."""
    return Statement(_SET_LAW, (*_LAW_VALUES(facts), record.id))


def card_rows(record: PermitRecord) -> list[Card]:
    """The permit's cards as rows."""
    return [
        Card(
            id=card.id,
            permit_id=record.id,
            produced_on=card.produced_on,
            handed_over_on=card.handed_over_on,
            lost_on=card.lost_on,
            returned_on=card.returned_on,
            seized_on=card.seized_on,
        )
        for card in record.cards.values()
    ]


def project(record: PermitRecord, measures: Measures, person_id: str) -> Permit:
    """Write the whole projection of one permit anew.

    Raises RefusedHistory, and Refused where the person has another open permit of the city; who
    moves the day a permit closes keeps its holder from others before (`change_with_holder`).
    """
    row = permit_row(record, measures, person_id)
    is_new = not Permit.objects.filter(id=record.id).exists()
    try:
        with transaction.atomic():
            row.save(force_insert=is_new, force_update=not is_new)
    except IntegrityError:
        raise refused_beside([person_id]) from None
    Card.objects.filter(permit_id=record.id).delete()
    Card.objects.bulk_create(card_rows(record))
    Proposal.objects.filter(subject=record.id).delete()
    Proposal.objects.bulk_create(proposal_rows(record.id, record.proposals.values()))
    return row
