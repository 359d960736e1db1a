"""Writes what a permit's chain says into its projection."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from operator import attrgetter
from typing import Final

from django.db import IntegrityError, transaction

from anju.law.measures import Measures
from anju.office.common.statements import Statement
from anju.office.registry.people.projecting import bring_up_proposals
from anju.office.registry.permits.fold import CardRecord, PermitRecord
from anju.office.registry.permits.law_facts import LAW_COLUMNS, LawFacts, law_facts
from anju.office.registry.permits.models import Card, Permit
from anju.office.registry.permits.one_open import refused_beside

_SET_LAW = (
    f"UPDATE registry_permit SET {', '.join(f'{name} = %s' for name in LAW_COLUMNS)}"  # noqa: S608 - our own column names
    " WHERE id = %s"
)
_LAW_VALUES = attrgetter(*LAW_COLUMNS)
_COLUMNS: Final = tuple(each.attname for each in Permit._meta.concrete_fields)  # noqa: SLF001 - Django's public name


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


def project(
    record: PermitRecord, measures: Measures, person_id: str, *, before: PermitRecord | None
) -> Permit:
    """Bring the projection of one permit up; only what differs is written.

    `before` is what its chain said of cards and proposals until now, None for a new permit.
    Raises RefusedHistory, and Refused where the person has another open permit of the city; who
    moves the day a permit closes keeps its holder from others before (`change_with_holder`).
    """
    row = permit_row(record, measures, person_id)
    held = None if before is None else Permit.objects.get(id=record.id)
    differing = [name for name in _COLUMNS if getattr(held, name, None) != getattr(row, name)]
    if held is None or differing:
        _save(row, None if held is None else differing)
    _bring_up_cards(before.cards if before else {}, record)
    bring_up_proposals(record.id, before.proposals if before else {}, record.proposals)
    return row


def _save(row: Permit, differing: Sequence[str] | None) -> None:
    """Write a permit's row: what differs, or all of a new one."""
    try:
        with transaction.atomic():
            row.save(force_insert=differing is None, update_fields=differing)
    except IntegrityError:
        raise refused_beside([row.person_id]) from None


def _bring_up_cards(before: Mapping[str, CardRecord], record: PermitRecord) -> None:
    """Write the cards that are told otherwise than before; a correction may take one out."""
    if gone := before.keys() - record.cards.keys():
        Card.objects.filter(id__in=gone).delete()
    for row in card_rows(record):
        if before.get(row.id) != record.cards[row.id]:
            row.save(force_insert=row.id not in before, force_update=row.id in before)
