"""Check codes: what a paper prints so that anybody can find out whether it is real.

A code holds everything in its sixteen characters, and no table keeps it: 40 bits of a keyed
mark over the kind of paper, the entry that the paper speaks of and that entry's hash, and
behind it the entry's id in 40 bits, hidden under a pad that the mark makes, so that two papers
tell nobody how much an office records.  A forger without the key meets a code that reads once in
a hundred billion tries.  A code made under an earlier key of the ring is still read.
"""

import hmac
from collections.abc import Iterator
from typing import Final

from django.db import connection

from anju.office.common.keys import Key, KeyRing, Purpose
from anju.office.common.lookups import keyed_hash
from anju.office.papers.base32 import read, written
from anju.office.papers.kinds import PaperKind
from anju.office.registry.ledger.entries import COLUMNS, Recorded, recorded

HALF: Final = 5
"""Bytes of the mark, and of the id."""

_MARK: Final = "paper"
_PAD: Final = "paper pad"


def code_of(kind: PaperKind, entry: Recorded, ring: KeyRing) -> str:
    """The code of a paper of a kind that speaks of a written entry, in groups of four.

    Raises NoSuchKey where the ring has no key for papers, OverflowError for an id of more
    than 40 bits.
    """
    key = ring.newest(Purpose.PAPER)
    mark = _mark(key, kind, entry)
    return written(mark + _hidden(key, mark, entry.id.to_bytes(HALF)))


def paper_of(code: str, ring: KeyRing) -> tuple[PaperKind, Recorded] | None:
    """The kind of the paper that a typed code stands on, and its entry; None for any other text.

    One question to the database for each key for papers that the ring has.
    """
    value = read(code)
    if value is None:
        return None
    mark, hidden = value[:HALF], value[HALF:]
    found = (
        (kind, entry)
        for key in reversed(ring.of(Purpose.PAPER))
        for entry in _entry(int.from_bytes(_hidden(key, mark, hidden)))
        for kind in PaperKind
        if hmac.compare_digest(_mark(key, kind, entry), mark)
    )
    return next(found, None)


def _mark(key: Key, kind: PaperKind, entry: Recorded) -> bytes:
    return keyed_hash(key, _MARK, HALF)(b"%s %d %s" % (kind.encode(), entry.id, entry.hash))


def _hidden(key: Key, mark: bytes, identifier: bytes) -> bytes:
    """An id under the pad of a mark; once more, and it is the id again."""
    pad = keyed_hash(key, _PAD, HALF)(mark)
    return bytes(one ^ other for one, other in zip(identifier, pad, strict=True))


def _entry(identifier: int) -> Iterator[Recorded]:
    """The entry with an id, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM registry_entry WHERE id = %s", [identifier])  # noqa: S608 - our own column names
        yield from (recorded(row) for row in cursor.fetchall())
