"""Reads what the trees are made of: the hashes of entries and looks by position, and heads.

Everything is read in SQL, a run of positions at a time; nothing is checked here.
"""

from collections.abc import Iterator
from typing import Final

from django.db import connection

from anju.office.registry.ledger.hashing import untagged
from anju.office.registry.ledger.heads import Head
from anju.office.registry.ledger.sequencing import ENTRIES, Sequenced

AT_A_TIME: Final = 20_000
"""Positions that are read at once: some megabytes."""


def count_positions(what: Sequenced = ENTRIES) -> int:
    """The last position given."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(position), 0) FROM {what.positions}")  # noqa: S608 - our own names
        return int(cursor.fetchone()[0])


def leaves(first: int, last: int, what: Sequenced = ENTRIES) -> list[bytes]:
    """The digests from index `first`, counted from 0, to before `last`; raises NotAHash."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.hash FROM {what.positions} AS p"  # noqa: S608 - our own names
            f" JOIN {what.table} AS e ON e.id = p.{what.column}"
            " WHERE p.position > %s AND p.position <= %s ORDER BY p.position",
            [first, last],
        )
        return [untagged(bytes(row[0]))[1] for row in cursor.fetchall()]


def leaves_in_runs(first: int, last: int, what: Sequenced = ENTRIES) -> Iterator[list[bytes]]:
    """The same, some thousands at a time."""
    for start in range(first, last, AT_A_TIME):
        yield leaves(start, min(start + AT_A_TIME, last), what)


def heads_in_runs(first: int, last: int) -> Iterator[dict[str, Head]]:
    """The latest head that each run of positions brings to a subject, by subject.

    A later run's head is the later one.
    """
    for start in range(first, last, AT_A_TIME):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT e.subject, e.number, e.hash FROM registry_position AS p"
                " JOIN registry_entry AS e ON e.id = p.entry_id"
                " WHERE p.position > %s AND p.position <= %s ORDER BY p.position",
                [start, min(start + AT_A_TIME, last)],
            )
            yield {row[0]: Head(row[0], row[1], bytes(row[2])) for row in cursor.fetchall()}
