"""Everything that is recorded of people, opened and with a label for each identifier.

Two recordings of the same facts are told to be the same although every identifier, salt, key and
hash differs; a commitment is replaced by whether it holds.
"""

import json
from typing import Any

from django.db import models

from anju.office.common.commitments import commitment_holds
from anju.office.places.measures import measures_in_force
from anju.office.registry.details.keeping import keys_of, opened
from anju.office.registry.details.models import Detail, DetailKind, LookupKey, NameGram
from anju.office.registry.ledger.entries import Recorded, read_chains
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash
from anju.office.registry.people.fold import fold_person
from anju.office.registry.people.models import (
    GroundRecord,
    Person,
    PersonPlace,
    Proposal,
    ResidenceRegistration,
)
from anju.office.registry.people.projecting import lasting_rows, person_row
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.permits.models import Card, Permit
from anju.office.registry.permits.projecting import card_rows, permit_row

Told = dict[str, Any]

FOUNDING = ("division_opened", "measure_adopted")
"""The kinds of the entries that a city begins with."""


def recorded() -> list[Told]:
    """What is recorded of each person, in the order of their identity numbers."""
    assert not Proposal.objects.exists()
    found = [_person(person.id) for person in Person.objects.all()]
    return sorted(found, key=lambda told: str(told["details"]))


def _person(person_id: str) -> Told:
    details = _details(person_id)
    labels = _labels(person_id, details)
    permits = Permit.objects.filter(person_id=person_id)
    subjects = [person_id, *permits.values_list("id", flat=True)]
    return {
        "details": sorted(
            (labels[row.subject], row.kind, row.version, content.decode())
            for row, content in details
        ),
        "chains": {
            labels[subject]: _chain(chain, labels, details)
            for subject, chain in read_chains(subjects).items()
        },
        "lookups": sorted(
            (row.kind, bytes(row.token), row.place, labels[row.subject], row.current)
            for row in LookupKey.objects.filter(person_id=person_id)
        ),
        "places": sorted(
            PersonPlace.objects.filter(person_id=person_id).values_list("division_code", flat=True)
        ),
        "marks": sorted(
            NameGram.objects.filter(person_id=person_id).values_list("token", "division_code")
        ),
        "rows": [
            _rows(table.objects.filter(**{owner: person_id}), labels)
            for table, owner in (
                (Person, "id"),
                (ResidenceRegistration, "person_id"),
                (GroundRecord, "person_id"),
                (Permit, "person_id"),
                (Card, "permit__person_id"),
            )
        ],
    }


def _details(person_id: str) -> list[tuple[Detail, bytes]]:
    key = keys_of([person_id])[person_id]
    return [(row, opened(row, key)) for row in Detail.objects.filter(person_id=person_id)]


def _labels(person_id: str, details: list[tuple[Detail, bytes]]) -> dict[str, str]:
    """A label for each identifier: what it is, and what tells it from the person's others."""
    labels = {person_id: "the person"}
    for each in ResidenceRegistration.objects.filter(person_id=person_id):
        labels[each.id] = f"residence from {each.first_day}"
    for ground in GroundRecord.objects.filter(person_id=person_id):
        labels[ground.id] = f"{ground.ground} from {ground.first_day}"
    for row, content in details:
        if row.kind == DetailKind.PERMIT_NUMBER:
            labels[row.subject] = f"permit {content.decode()}"
    for card in Card.objects.filter(permit__person_id=person_id):
        labels[card.id] = f"card of {labels[card.permit_id]}"
    return labels


def _rows(query: "models.QuerySet[Any]", labels: dict[str, str]) -> list[list[object]]:
    found = []
    for row in query.values():
        if isinstance(row["id"], int):
            del row["id"]
        found.append([labels.get(str(value), value) for value in row.values()])
    return sorted(found, key=str)


def _chain(
    chain: list[Recorded], labels: dict[str, str], details: list[tuple[Detail, bytes]]
) -> list[tuple[Any, ...]]:
    found, before = [], FIRST
    for entry in chain:
        assert entry.previous_hash == before
        before = entry_hash(*entry[1:-1])
        assert entry.hash == before
        told = json.loads(entry.payload)
        for name in ("person", "record", "card"):
            if name in told:
                told[name] = labels[told[name]]
        for name in ("details", "number", "address"):
            if name in told:
                told[name] = any(
                    commitment_holds(told[name], bytes(row.salt), content)
                    for row, content in details
                )
        found.append((*entry[2:-3], told))
    return found


def assert_the_chains_say_it(people: int | None = None) -> None:
    """Every row of a projection is what the fold of its chain says, of all or of some people."""
    measures = measures_in_force().measures
    for person in Person.objects.order_by("id")[:people]:
        folded = fold_person(read_chains([person.id])[person.id])
        _same([person], [person_row(folded)])
        for held, table, told in (
            (person.registrations, ResidenceRegistration, folded.registrations),
            (person.grounds, GroundRecord, folded.grounds),
        ):
            _same(held.all(), lasting_rows(table, folded.id, told.values()))
        for permit in person.permits.all():
            record = fold_permit(read_chains([permit.id])[permit.id])
            _same([permit], [permit_row(record, measures, person.id)])
            _same(permit.cards.all(), card_rows(record))


def _same(found: Any, folded: Any) -> None:  # noqa: ANN401 - rows of any table
    assert sorted(map(_values, found)) == sorted(map(_values, folded))


def _values(row: models.Model) -> str:
    names = [field.attname for field in row._meta.concrete_fields]
    keep = [name for name in names if name != "id" or isinstance(row.pk, str)]
    return str([str(getattr(row, name)) for name in keep])
