"""Makes the projections from the ledger alone once more, in one transaction.

Every row is derived anew.  On SQLite the projections are emptied and filled, which is quicker than
comparing.  On PostgreSQL, where a row costs its indexes and references one by one, a projection
that has rows is compared with a copy, and only what differs is written; it takes rows in while
more are derived (`beside`).

Readers go on meanwhile and see the rows as they were, on both databases.  Writers wait until it
is done: on SQLite because there is one writer, on PostgreSQL because every projection and the
entries are locked against them.  (A writer that waits on SQLite for longer than its 20 seconds is
told that the database is busy; a large city is rebuilt at night.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from django.db import connection, transaction

from anju.office.common.collecting import no_collecting
from anju.office.common.filling import indexes_made_at_end, references_checked_at_end
from anju.office.registry.ledger.append import has_one_writer
from anju.office.registry.permits.following import nothing_waits
from anju.office.registry.rebuilding.beside import writing_beside
from anju.office.registry.rebuilding.copies import copies_of, empty_ones, make_equal
from anju.office.registry.rebuilding.deriving import derive
from anju.office.registry.rebuilding.dumping import digests
from anju.office.registry.rebuilding.further import derived
from anju.office.registry.rebuilding.locks import (
    NeverAlone,
    keep_writers_out,
    tried_until_alone,
)
from anju.office.registry.rebuilding.measures import measures_of_ledger
from anju.office.registry.rebuilding.writing import Writer
from anju.words import N_, say


class CannotRebuild(ValueError):
    """Nothing can be made of the chain of a subject: verify the ledger first."""

    def __init__(self, subject: str, reason: Exception) -> None:
        """`subject` is the chain's; `reason` is for logs."""
        super().__init__(f"{subject}: {reason!r}")
        self.subject = subject


class Busy(RuntimeError):
    """Writers never left the tables alone for half a second; nothing was changed."""

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(
            N_("others keep writing; nothing was changed: try again when less is going on"),
            language,
        )


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did: the rows written, and the digest of every projection before and after."""

    rows: int
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> list[str]:
        """The tables that were not as the ledger has them."""
        return [table for table, digest in self.before.items() if self.after[table] != digest]


def rebuild(*, compare: bool = True) -> Rebuilt:
    """Rebuild every projection; with `compare` the digests before and after are told.

    Raises CannotRebuild, Busy; then nothing was changed.
    """
    try:
        return tried_until_alone(lambda: _alone(compare=compare))
    except NeverAlone:
        raise Busy from None


def _alone(*, compare: bool) -> Rebuilt:
    with references_checked_at_end(), transaction.atomic(durable=True):
        keep_writers_out([*(projection.table for projection in derived()), "registry_entry"])
        return _rebuilt(compare=compare)


def _rebuilt(*, compare: bool) -> Rebuilt:
    before = digests() if compare else {}
    in_force = measures_of_ledger()
    if has_one_writer():
        _empty_all()
    empty = empty_ones(derived())
    full = [projection for projection in derived() if projection not in empty]
    with copies_of(full) as copies:
        tables = {projection: projection.table for projection in empty} | copies
        indexes = indexes_made_at_end(each.table for each in empty)
        with indexes, no_collecting(), writing_beside() as carry_out:
            writer = Writer(tables, carry_out)
            derive(in_force, writer.put, _cannot)
            rows = writer.finish()
        for projection, copy in copies.items():
            make_equal(projection, copy)
    connection.check_constraints()
    nothing_waits()
    return Rebuilt(rows, before, digests() if compare else {})


def _empty_all() -> None:
    with connection.cursor() as cursor:
        # What names others goes first; the rows that come back have the same names.
        for projection in reversed(derived()):
            cursor.execute(f"DELETE FROM {projection.table}")  # noqa: S608 - our own names


def _cannot(subject: str, reason: Exception) -> NoReturn:
    raise CannotRebuild(subject, reason) from reason
