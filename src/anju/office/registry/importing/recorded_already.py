"""What is recorded already of the people and permits that some rows of a roster name.

A few queries for any number of rows.  On PostgreSQL the people that are found are kept from other
writers until the transaction ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from anju.office.common.keys import KeyRing
from anju.office.common.lookups import LookupKind, lookup_tokens
from anju.office.places.cities import issuing_city
from anju.office.registry.details.models import LookupKey
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.models import Entry
from anju.office.registry.people.models import Person
from anju.office.registry.permits.models import Permit
from anju.roster.accepted import AcceptedRow

Tokens = tuple[bytes, ...]

_FACTS = (Kind.PERMIT_ENDORSED, Kind.ENDORSEMENT_FILED, Kind.PERMIT_CANCELLED)


@dataclass(frozen=True, slots=True)
class RowTokens:
    """What a row's permit and person are found by; empty where the row does not say it."""

    city: str
    permit: Tokens
    person: Tokens


@dataclass(frozen=True, slots=True)
class RecordedPermit:
    """A permit that is recorded; `lapse_on` is the last day before the measure itself cancels."""

    id: str
    person_id: str
    city_code: str
    issued_on: date
    closed_on: date | None
    lapse_on: date | None


@dataclass(frozen=True, slots=True)
class RecordedAlready:
    """People by token, permits by city and token, and what the ledger says of each permit.

    `open_permits` are those of a person and city; `identified` the persons of whom an identity
    number is recorded; `days` the days of what was recorded of a permit, by kind.
    """

    people: dict[bytes, str]
    identified: frozenset[str]
    permits: dict[tuple[str, bytes], RecordedPermit]
    open_permits: dict[tuple[str, str], RecordedPermit]
    days: dict[str, dict[str, set[str]]]

    def person_of(self, tokens: RowTokens) -> str | None:
        """The person whose identity number a row names."""
        return next((self.people[each] for each in tokens.person if each in self.people), None)

    def permit_of(self, tokens: RowTokens) -> RecordedPermit | None:
        """The permit whose number a row names, in the row's city."""
        keys = ((tokens.city, each) for each in tokens.permit)
        return next((self.permits[key] for key in keys if key in self.permits), None)


def tokens_of(ring: KeyRing, row: AcceptedRow) -> RowTokens:
    """The tokens of a row under every index key, newest first."""
    return RowTokens(
        issuing_city(row.division_code),
        _tokens(ring, "permit_number", row.permit_number),
        _tokens(ring, "identity_number", row.identity_number),
    )


def _tokens(ring: KeyRing, kind: LookupKind, number: str) -> Tokens:
    try:
        return lookup_tokens(ring, kind, number)
    except ValueError:  # nothing is left of it
        return ()


def recorded_already(rows: Sequence[RowTokens]) -> RecordedAlready:
    """What is recorded of the people and permits of some rows, inside a transaction."""
    people = _people({token for row in rows for token in row.person})
    subjects = _permit_subjects(rows)
    permits = _permits({*subjects.values()})
    owners = {*people.values(), *(permit.person_id for permit in permits.values())}
    _keep_from_others(owners)
    return RecordedAlready(
        people,
        _identified(owners, people),
        {key: permits[subject] for key, subject in subjects.items() if subject in permits},
        _open_permits({*people.values()}),
        _days(permits),
    )


def _people(tokens: set[bytes]) -> dict[bytes, str]:
    """The records that stand today for the persons found; merged records lead to them."""
    rows = LookupKey.objects.filter(kind="identity_number", token__in=tokens)
    subjects = {bytes(token): subject for token, subject in rows.values_list("token", "subject")}
    while True:
        merged = dict(
            Person.objects.filter(
                id__in={*subjects.values()}, merged_into__isnull=False
            ).values_list("id", "merged_into_id")
        )
        if not merged:
            return subjects
        subjects = {token: merged.get(each) or each for token, each in subjects.items()}


def _permit_subjects(rows: Iterable[RowTokens]) -> dict[tuple[str, bytes], str]:
    tokens = {token for row in rows for token in row.permit}
    found = LookupKey.objects.filter(kind="permit_number", token__in=tokens)
    return {
        (place, bytes(token)): subject
        for place, token, subject in found.values_list("place", "token", "subject")
    }


def _permits(identifiers: set[str]) -> dict[str, RecordedPermit]:
    return {each.id: each for each in _read(Permit.objects.filter(id__in=identifiers))}


def _open_permits(people: set[str]) -> dict[tuple[str, str], RecordedPermit]:
    found = _read(Permit.objects.filter(person_id__in=people, closed_on__isnull=True))
    return {(each.person_id, each.city_code): each for each in found}


def _read(rows: QuerySet[Permit]) -> list[RecordedPermit]:
    names = ("id", "person_id", "city_code", "issued_on", "closed_on", "lapse_on")
    return [RecordedPermit(*row) for row in rows.values_list(*names)]


def _identified(owners: set[str], people: dict[bytes, str]) -> frozenset[str]:
    """The persons with an identity number on record, if only on one merged into theirs."""
    own = LookupKey.objects.filter(kind="identity_number", person_id__in=owners)
    merged = Person.objects.filter(merged_into_id__in=owners)
    return frozenset(
        {
            *people.values(),
            *own.values_list("person_id", flat=True),
            *merged.values_list("merged_into_id", flat=True),
        }
    )


def _days(permits: Iterable[str]) -> dict[str, dict[str, set[str]]]:
    """The days of filings and cancellations, those that were voided later among them."""
    days: dict[str, dict[str, set[str]]] = {}
    entries = Entry.objects.filter(subject__in=list(permits), kind__in=_FACTS)
    for subject, kind, day in entries.values_list("subject", "kind", "effective_on"):
        days.setdefault(subject, {}).setdefault(kind, set()).add(day)
    return days


def _keep_from_others(people: set[str]) -> None:
    """Lock the people in order of identifiers, so that two imports never wait in a ring."""
    if connection.vendor != "sqlite":
        rows = Person.objects.filter(id__in=people).order_by("id")
        list(rows.select_for_update(of=("self",)).values_list("id", flat=True))
