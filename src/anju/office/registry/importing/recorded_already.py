"""What is recorded already of the people and permits that some rows of a roster name.

A few queries for any number of rows.  On PostgreSQL the people that are found are kept from other
writers until the transaction ends.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from anju.office.common.keys import KeyRing
from anju.office.common.lookups import LookupKind, lookup_tokens
from anju.office.places.cities import issuing_city
from anju.office.registry.details.keeping import read_details
from anju.office.registry.importing.asking import Row, rows_among
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.working_on import keep_from_others
from anju.office.registry.permits.fold import TERM_ENDED
from anju.office.registry.permits.following import facts_of_waiting
from anju.roster.accepted import AcceptedRow

Tokens = tuple[bytes, ...]

FILINGS = (Kind.PERMIT_ENDORSED, Kind.ENDORSEMENT_FILED, Kind.ENDORSEMENT_FILING_MOVED)
_FACTS = (*FILINGS, Kind.PERMIT_CANCELLED)
_ENTRIES = f"registry_entry WHERE kind IN ({', '.join(repr(kind.value) for kind in _FACTS)}) AND"
_MERGED = "registry_person WHERE merged_into_id IS NOT NULL AND"
_OWN_TERM = f"registry_permit WHERE closed_reason = '{TERM_ENDED}' AND"
_PERMIT = "id, person_id, city_code, issued_on, lapse_on"


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
    lapse_on: date | None


@dataclass(frozen=True, slots=True)
class RecordedAlready:
    """People by token, permits by city and token, and what the ledger says of each permit.

    `open_permits` are those of a person and city, `own_terms` the last days of those of before
    2016; `identified` the persons of whom an identity number is recorded; `unnamed` the holders
    without one of whom a row tells it, as they are known; `days` the days of what was recorded of a
    permit, by kind.
    """

    people: dict[bytes, str]
    identified: frozenset[str]
    unnamed: dict[str, PersonalDetails]
    permits: dict[tuple[str, bytes], RecordedPermit]
    open_permits: dict[tuple[str, str], RecordedPermit]
    own_terms: dict[tuple[str, str], date]
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
    found = _permits({*subjects.values()})
    permits = {key: found[subject] for key, subject in subjects.items() if subject in found}
    owners = {*people.values(), *(permit.person_id for permit in found.values())}
    keep_from_others(owners)
    identified = _identified(owners, people)
    unnamed = read_details(_holders_told(rows, permits) - identified)
    return RecordedAlready(
        people,
        identified,
        unnamed,
        permits,
        _open_permits(owners),
        _own_terms(owners),
        _days(found),
    )


def _holders_told(
    rows: Iterable[RowTokens], permits: dict[tuple[str, bytes], RecordedPermit]
) -> set[str]:
    """The holders of the permits of those rows that tell an identity number."""
    keys = {(row.city, token) for row in rows if row.person for token in row.permit}
    return {permits[key].person_id for key in keys if key in permits}


def _people(tokens: set[bytes]) -> dict[bytes, str]:
    """The records that stand today for the persons found; merged records lead to them."""
    rows = rows_among("token, subject", _numbers("identity_number"), "token", tokens)
    subjects = {bytes(token): str(subject) for token, subject in rows}
    while True:
        people = {*subjects.values()}
        rows = rows_among("id, merged_into_id", _MERGED, "id", people)
        if not rows:
            return subjects
        merged: dict[str, str] = dict(rows)
        subjects = {token: merged.get(each, each) for token, each in subjects.items()}


def _permit_subjects(rows: Iterable[RowTokens]) -> dict[tuple[str, bytes], str]:
    tokens = {token for row in rows for token in row.permit}
    found = rows_among("place, token, subject", _numbers("permit_number"), "token", tokens)
    return {(place, bytes(token)): subject for place, token, subject in found}


def _permits(identifiers: set[str]) -> dict[str, RecordedPermit]:
    rows = rows_among(_PERMIT, "registry_permit", "id", identifiers)
    return {each.id: each for each in _as_judged(map(_permit, rows))}


def _open_permits(people: set[str]) -> dict[tuple[str, str], RecordedPermit]:
    rows = rows_among(_PERMIT, "registry_permit WHERE closed_on IS NULL AND", "person_id", people)
    found = _as_judged(map(_permit, rows))
    return {(each.person_id, each.city_code): each for each in found}


def _own_terms(people: set[str]) -> dict[tuple[str, str], date]:
    rows = rows_among("person_id, city_code, good_until", _OWN_TERM, "person_id", people)
    found: dict[tuple[str, str], date] = {}
    for person, city, good_until in rows:
        last_day = date.fromisoformat(str(good_until))
        found[person, city] = max(last_day, found.get((person, city), last_day))
    return found


def _as_judged(permits: Iterable[RecordedPermit]) -> list[RecordedPermit]:
    """Permits with the day of their lapse by the text in force, whatever their projections say."""
    found = list(permits)
    told = facts_of_waiting([each.id for each in found])
    return [
        replace(each, lapse_on=told[each.id].lapse_on) if each.id in told else each
        for each in found
    ]


def _permit(row: Row) -> RecordedPermit:
    identifier, person, city, issued_on, lapse_on = row
    lapse = date.fromisoformat(str(lapse_on)) if lapse_on else None
    return RecordedPermit(identifier, person, city, date.fromisoformat(str(issued_on)), lapse)


def _identified(owners: set[str], people: dict[bytes, str]) -> frozenset[str]:
    """The persons with an identity number on record, if only on one merged into theirs."""
    found = {*people.values()}
    stands_for = {each: each for each in owners - found}
    fresh = stands_for
    while fresh:
        rows = rows_among("id, merged_into_id", _MERGED, "merged_into_id", fresh)
        fresh = {merged: stands_for[into] for merged, into in rows}
        stands_for = stands_for | fresh
    own = rows_among("person_id", _numbers("identity_number"), "person_id", stands_for)
    return frozenset({*found, *(stands_for[row[0]] for row in own)})


def _days(permits: Collection[str]) -> dict[str, dict[str, set[str]]]:
    """The days of filings and cancellations, those that were voided later among them."""
    days: dict[str, dict[str, set[str]]] = {}
    rows = rows_among("subject, kind, effective_on", _ENTRIES, "subject", permits)
    for subject, kind, day in rows:
        days.setdefault(subject, {}).setdefault(kind, set()).add(day)
    return days


def _numbers(kind: LookupKind) -> str:
    return f"registry_lookupkey WHERE kind = '{kind}' AND"
