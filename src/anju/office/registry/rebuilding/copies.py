"""Temporary tables with the columns of projections: what the ledger says, beside what is there."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper

from anju.office.registry.rebuilding.rows import PLACES
from anju.office.registry.rebuilding.tables import Projection


@contextmanager
def copies_of(projections: Iterable[Projection]) -> Iterator[dict[Projection, str]]:
    """Empty temporary tables with the columns of projections; inside a transaction."""
    copies = {projection: f"told_{projection.table}" for projection in projections}
    with connection.cursor() as cursor:
        for projection, copy in copies.items():
            columns = ", ".join(projection.columns)
            cursor.execute(f"DROP TABLE IF EXISTS {copy}")
            cursor.execute(
                f"CREATE TEMPORARY TABLE {copy} AS"  # noqa: S608 - our own names
                f" SELECT {columns} FROM {projection.table} WHERE 1 = 0"
            )
            if projection == PLACES:
                cursor.execute(f"CREATE UNIQUE INDEX {copy}_once ON {copy} ({columns})")
        try:
            yield copies
        finally:
            for copy in copies.values():
                _drop(cursor, copy)


def _drop(cursor: CursorWrapper, copy: str) -> None:
    # After an error inside PostgreSQL's transaction nothing can be dropped, and nothing stays.
    if not connection.needs_rollback:
        cursor.execute(f"DROP TABLE IF EXISTS {copy}")


def make_equal(projection: Projection, copy: str) -> None:
    """Take out of a projection what a copy has not, and put in what it has and the table has not.

    Rows that are there already are not touched.  A difference does not see a row that is there
    twice, which only a table without an own key can hold: a count does, and all is written anew.
    """
    table, columns, key = projection.table, ", ".join(projection.columns), ", ".join(projection.key)
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM"  # noqa: S608 - our own names
            f" (SELECT {columns} FROM {table} EXCEPT SELECT {columns} FROM {copy}) AS surplus)"
        )
        cursor.execute(
            f"INSERT INTO {table} ({columns})"  # noqa: S608 - our own names
            f" SELECT {columns} FROM {copy} EXCEPT SELECT {columns} FROM {table}"
        )
        cursor.execute(f"SELECT count(*) FROM {table} UNION ALL SELECT count(*) FROM {copy}")  # noqa: S608 - our own names
        if len(set(cursor.fetchall())) > 1:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {copy}")  # noqa: S608 - our own names


def empty_ones(projections: Iterable[Projection]) -> list[Projection]:
    """Those projections that have no row."""
    found = []
    with connection.cursor() as cursor:
        for projection in projections:
            cursor.execute(f"SELECT 1 FROM {projection.table} LIMIT 1")  # noqa: S608 - our own names
            if cursor.fetchone() is None:
                found.append(projection)
    return found
