"""Personal details against the commitments of their entries.

Each version must open under its person's key and have the commitment of its entry.  Of an
erased person nothing may be left; a version that is gone without an erasure is told.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from django.db import connection

from anju.office.common.commitments import commitment_holds
from anju.office.common.keys import KeyRing
from anju.office.common.sealing import CannotOpen, PersonKey, bound, open_sealed, unwrap
from anju.office.registry.details.models import Detail, DetailKind
from anju.office.registry.details.models import PersonKey as KeyRow
from anju.office.registry.ledger.kinds import GRAMMAR, Kind
from anju.office.registry.verifying.findings import Code, EntryName, Findings

AT_A_TIME: Final = 400

_SAYING: Final = tuple(kind for kind, grammar in GRAMMAR.items() if "said" in grammar.optional)
"""The kinds of entries that may commit to a text somebody wrote."""

_COMMITTING: Final = (
    *_SAYING,
    Kind.CONTACT_BOUND,
    Kind.PERMIT_ISSUED,
    Kind.PERSON_DETAILS_CHANGED,
    Kind.PERSON_REGISTERED,
    Kind.RESIDENCE_ADDRESS_CHANGED,
    Kind.RESIDENCE_REGISTERED,
)
_COMMITTED: Final = (
    DetailKind.ADDRESS,
    DetailKind.CONTACT,
    DetailKind.PERMIT_NUMBER,
    DetailKind.PERSON,
    DetailKind.REQUEST,
)
_TABLE: Final = "details_committed_to"

Place = tuple[str, str, int]
"""The subject, the kind and the version of a detail."""


class Commitment(NamedTuple):
    """What an entry says of a version of a detail."""

    entry: EntryName
    person: str
    place: Place
    committed: str


@dataclass(slots=True)
class DetailWalk:
    """Walks over all commitments, some hundred at a time; inside a transaction."""

    ring: KeyRing
    findings: Findings
    details: int = 0
    erased: int = 0
    _erasures: dict[str, EntryName] = field(default_factory=dict)

    def go(self) -> None:
        """Tell everything that is wrong with the details."""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {_TABLE}")
            cursor.execute(
                f"CREATE TEMPORARY TABLE {_TABLE} (subject text, kind text, version integer)"
            )
        self._erasures = _erasures()
        for some in _commitments(self.findings):
            self._check(some)
        self._tell_others()

    def _check(self, some: Sequence[Commitment]) -> None:
        keys = self._keys({each.person for each in some})
        rows = _details({each.place[0] for each in some})
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {_TABLE} VALUES (%s, %s, %s)",  # noqa: S608 - our own name
                [each.place for each in some],
            )
        for each in some:
            self.details += 1
            row, erased = rows.get(each.place), self._erasures.get(each.person)
            told: dict[str, str | int] = {"kind": each.place[1], "version": each.place[2]}
            if row is None:
                self.erased += erased is not None
                if erased is None:
                    self.findings.add(Code.DETAIL_MISSING, each.entry, **told)
            elif erased is not None:
                self.findings.add(Code.DETAIL_KEPT, erased, **told)
            else:
                self._open(each, row, keys.get(each.person))

    def _keys(self, persons: set[str]) -> dict[str, PersonKey]:
        keys = {}
        for row in KeyRow.objects.filter(person_id__in=persons):
            try:
                keys[row.person_id] = unwrap(self.ring, bytes(row.wrapped), row.person_id)
            except (CannotOpen, ValueError):
                continue
        return keys

    def _open(self, each: Commitment, row: Detail, key: PersonKey | None) -> None:
        told: dict[str, str | int] = {"kind": each.place[1], "version": each.place[2]}
        try:
            if key is None or row.person_id != each.person:
                raise CannotOpen("no key")
            content = open_sealed(key, bytes(row.sealed), bound(row.kind, row.subject, row.version))
        except CannotOpen:
            self.findings.add(Code.DETAIL_NOT_OPENED, each.entry, **told)
            return
        if not commitment_holds(each.committed, bytes(row.salt), content):
            self.findings.add(Code.DETAIL_ALTERED, each.entry, **told)

    def _tell_others(self) -> None:
        """Details that no entry commits to."""
        marks = ", ".join(["%s"] * len(_COMMITTED))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT subject, kind, version FROM registry_detail"  # noqa: S608 - our own names
                f" WHERE kind IN ({marks}) EXCEPT SELECT subject, kind, version FROM {_TABLE}",
                [kind.value for kind in _COMMITTED],
            )
            for subject, kind, version in cursor.fetchall():
                name = EntryName(subject=subject)
                self.findings.add(Code.DETAIL_UNKNOWN, name, kind=kind, version=version)
            cursor.execute(f"DROP TABLE {_TABLE}")


def _erasures() -> dict[str, EntryName]:
    """The entry that erased each erased person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, subject, number, kind FROM registry_entry WHERE kind = %s",
            [Kind.PERSON_ERASED.value],
        )
        return {row[1]: EntryName(*row) for row in cursor.fetchall()}


def _details(subjects: set[str]) -> dict[Place, Detail]:
    rows = Detail.objects.filter(subject__in=subjects)
    return {(row.subject, row.kind, row.version): row for row in rows}


def _commitments(findings: Findings) -> Iterator[list[Commitment]]:
    """What the entries commit to, some at a time."""
    marks = ", ".join(["%s"] * len(_COMMITTING))
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT id, subject, number, kind, payload FROM registry_entry"  # noqa: S608 - our own names
            f" WHERE kind IN ({marks}) ORDER BY id",
            [kind.value for kind in _COMMITTING],
        )
        while rows := cursor.fetchmany(AT_A_TIME):
            some = []
            for *name, payload in rows:
                try:
                    told = json.loads(payload)
                    if name[-1] not in _SAYING or "said" in told:
                        some.append(_commitment(EntryName(*name), told))
                except (LookupError, TypeError, ValueError):
                    findings.add(Code.CHAIN_UNREADABLE, EntryName(*name), error="payload")
            yield some


def _commitment(entry: EntryName, told: dict[str, Any]) -> Commitment:
    match Kind(entry.kind):
        case Kind.CONTACT_BOUND:
            place = (told["record"], DetailKind.CONTACT.value, 1)
            return Commitment(entry, entry.subject, place, told["address"])
        case Kind.PERMIT_ISSUED:
            place = (entry.subject, DetailKind.PERMIT_NUMBER.value, 1)
            return Commitment(entry, told["person"], place, told["number"])
        case Kind.RESIDENCE_REGISTERED | Kind.RESIDENCE_ADDRESS_CHANGED:
            place = (told["record"], DetailKind.ADDRESS.value, told["version"])
            return Commitment(entry, entry.subject, place, told["address"])
        case kind if kind in _SAYING:
            place = (entry.subject, DetailKind.REQUEST.value, entry.number)
            return Commitment(entry, told["person"], place, told["said"])
        case _:
            place = (entry.subject, DetailKind.PERSON.value, told["version"])
            return Commitment(entry, entry.subject, place, told["details"])
