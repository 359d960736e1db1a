"""Compares the projections with the ledger, without changing any.

A row may be missing, be said by nothing in the ledger, or say something else than it.  What the
ledger says is put into temporary tables, and the database itself tells the difference, so that
the memory stays the same for a city of any size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction

from anju.office.registry.permits.following import leave_out_waiting
from anju.office.registry.rebuilding.copies import copies_of
from anju.office.registry.rebuilding.deriving import Unreadable, derive
from anju.office.registry.rebuilding.further import derived
from anju.office.registry.rebuilding.measures import measures_of_ledger
from anju.office.registry.rebuilding.rows import PERMITS
from anju.office.registry.rebuilding.tables import Projection
from anju.office.registry.rebuilding.writing import Writer

AT_MOST: Final = 1000
"""Differences of one table that are told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of a projection that is not as the ledger has it.

    `row` names it by its key; `columns` are those that differ, empty where the whole row is
    missing (`is_there` False) or is said by nothing in the ledger (True).
    """

    table: str
    row: str
    columns: tuple[str, ...] = ()
    is_there: bool = True


def compare(unreadable: Unreadable) -> Iterator[Difference]:
    """Every difference between the projections and the ledger.

    What waits to be judged by a text that was adopted is known to be stale and no difference.  A
    chain that nothing can be made of is told to `unreadable`; a table that cannot be read
    raises DatabaseError when its turn has come, and the next one can still be asked for.
    """
    with transaction.atomic(), copies_of(derived()) as copies:
        writer = Writer(copies)
        derive(measures_of_ledger(), writer.put, unreadable)
        writer.finish()
        leave_out_waiting(copies[PERMITS])
        for projection, copy in copies.items():
            yield from _differences(projection, copy)


def _differences(projection: Projection, copy: str) -> Iterator[Difference]:
    told = _only_in(projection, copy, projection.table)
    there = _only_in(projection, projection.table, copy)
    for key, row in told.items():
        if key not in there:
            yield Difference(projection.table, key, is_there=False)
            continue
        columns = tuple(
            column
            for column, ours, theirs in zip(projection.columns, row, there[key], strict=True)
            if str(ours) != str(theirs)  # SQLite's driver makes days of one of the two
        )
        yield Difference(projection.table, key, columns)
    for key in there.keys() - told.keys():
        yield Difference(projection.table, key)


def _only_in(projection: Projection, one: str, other: str) -> dict[str, tuple[object, ...]]:
    """The rows of a table that another one has not, by their key."""
    columns = ", ".join(projection.columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {one} EXCEPT SELECT {columns} FROM {other}"  # noqa: S608 - our own names
            f" LIMIT {AT_MOST}"
        )
        rows = [tuple(row) for row in cursor.fetchall()]
    at = [projection.columns.index(column) for column in projection.key]
    return {" ".join(str(row[each]) for each in at): row for row in rows}
