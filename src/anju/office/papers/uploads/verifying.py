"""Uploads against the commitments of their entries: erased, altered, gone, or as they were."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from django.db import connection

from anju.office.common.commitments import commitment_holds
from anju.office.common.keys import KeyRing
from anju.office.common.sealing import CannotOpen, PersonKey, open_sealed, unwrap
from anju.office.papers.uploads.keeping import place_of
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.referring import FIELD, references, referring_entries
from anju.office.papers.uploads.stored import get
from anju.office.registry.details.models import PersonKey as KeyRow
from anju.office.registry.ledger.entries import read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.verifying.findings import Code, EntryName, Findings
from anju.office.registry.verifying.further import Counted

_PEOPLE = ("person", "agent")
"""The fields of an entry that name whose uploads a chain may refer to."""


class Committed(NamedTuple):
    """What an entry says of an upload."""

    entry: EntryName
    id: str
    commitment: str


def verify_uploads(ring: KeyRing, findings: Findings) -> Counted:
    """Tell everything that is wrong with the uploads that entries refer to."""
    walk = _Walk(ring, findings)
    for some in referring_entries():
        walk.check([each for entry, told in some for each in walk.committed(entry, told[FIELD])])
    walk.tell_unknown()
    return walk.seen, walk.gone


class _Walk:
    def __init__(self, ring: KeyRing, findings: Findings) -> None:
        self._ring = ring
        self._findings = findings
        self._erasures = _erasures()
        self._met: set[str] = set()
        self.seen = 0
        self.gone = 0

    def committed(self, entry: EntryName, field: str) -> Iterator[Committed]:
        try:
            yield from [Committed(entry, *each) for each in references(field)]
        except ValueError:
            self._findings.add(Code.CHAIN_UNREADABLE, entry, error="payload")

    def check(self, some: list[Committed]) -> None:
        rows = Upload.objects.in_bulk([each.id for each in some])
        keys = self._keys({row.person_id for row in rows.values()})
        for each in some:
            self.seen += 1
            self._met.add(each.id)
            row = rows.get(each.id)
            if row is None:
                self._tell_missing(each)
            elif row.person_id in self._erasures:
                self._tell(Code.DETAIL_KEPT, self._erasures[row.person_id])
            else:
                self._open(each, row, keys.get(row.person_id))

    def _keys(self, people: set[str]) -> dict[str, PersonKey]:
        keys = {}
        for row in KeyRow.objects.filter(person_id__in=people):
            try:
                keys[row.person_id] = unwrap(self._ring, bytes(row.wrapped), row.person_id)
            except (CannotOpen, ValueError):
                continue
        return keys

    def _open(self, each: Committed, row: Upload, key: PersonKey | None) -> None:
        try:
            sealed = get(each.id)
            if key is None:
                raise CannotOpen("no key")
            content = open_sealed(key, sealed, place_of(row.id, row.content_type))
        except FileNotFoundError:
            self._tell(Code.DETAIL_MISSING, each.entry)
        except CannotOpen:
            self._tell(Code.DETAIL_NOT_OPENED, each.entry)
        else:
            if not commitment_holds(each.commitment, bytes(row.salt), content):
                self._tell(Code.DETAIL_ALTERED, each.entry)

    def _tell_missing(self, each: Committed) -> None:
        if any(person in self._erasures for person in _people_of(each.entry.subject)):
            self.gone += 1
        else:
            self._tell(Code.DETAIL_MISSING, each.entry)

    def _tell(self, code: Code, entry: EntryName) -> None:
        self._findings.add(code, entry, kind="upload", version=1)

    def tell_unknown(self) -> None:
        """Uploads that were referred to, and no entry says so any more."""
        referred = Upload.objects.filter(is_referred=True).values_list("id", flat=True)
        for upload_id in referred.iterator():
            if upload_id not in self._met:
                self._tell(Code.DETAIL_UNKNOWN, EntryName(subject=upload_id))


def _people_of(subject: str) -> Iterable[str]:
    """Everybody whom the chain of a subject names, and the subject itself."""
    entries = read_chains([subject]).get(subject, [])
    named = chain.from_iterable((entry.told.get(name) for name in _PEOPLE) for entry in entries)
    return {subject, *(person for person in named if person)}


def _erasures() -> dict[str, EntryName]:
    """The entry that erased each erased person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, subject, number, kind FROM registry_entry WHERE kind = %s",
            [Kind.PERSON_ERASED.value],
        )
        return {row[1]: EntryName(*row) for row in cursor.fetchall()}
