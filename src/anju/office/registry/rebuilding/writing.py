"""Writes derived rows into tables: the projections themselves, or copies to compare with.

SQLite takes many rows by one prepared statement, PostgreSQL by COPY.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db import connection

from anju.office.common.filling import insert_rows
from anju.office.registry.rebuilding.further import derived
from anju.office.registry.rebuilding.rows import PLACES, Row
from anju.office.registry.rebuilding.tables import Projection

AT_A_TIME: Final = 5000
"""Rows that are written together."""


class Writer:
    """Collects rows and writes them, each projection's into the table that `tables` names.

    A person's place may be derived twice, and is written once.
    """

    def __init__(self, tables: Mapping[Projection, str]) -> None:
        self._tables = tables
        self._waiting: dict[Projection, list[Row]] = {each: [] for each in derived()}
        self.count = 0

    def put(self, projection: Projection, rows: Iterable[Row]) -> None:
        """Take rows; they are written when there are enough of them."""
        waiting = self._waiting[projection]
        waiting += rows
        if len(waiting) >= AT_A_TIME:
            self._write(projection)

    def finish(self) -> int:
        """Write what is left; how many rows were taken altogether."""
        for projection in derived():
            self._write(projection)
        return self.count

    def _write(self, projection: Projection) -> None:
        rows = self._waiting[projection]
        self._waiting[projection] = []
        self.count += len(rows)
        if projection == PLACES:
            rows = list(set(rows))
        if rows:
            write_rows(self._tables[projection], projection, rows)


def write_rows(table: str, projection: Projection, rows: list[Row]) -> None:
    """Write rows into a table with the columns of a projection."""
    columns = ", ".join(projection.columns)
    if projection != PLACES:
        insert_rows(table, columns, rows)
    elif connection.vendor == "sqlite":
        insert_rows(table, columns, rows, verb="INSERT OR IGNORE")
    else:
        _copy_what_is_new(table, columns, rows)


def _copy_what_is_new(table: str, columns: str, rows: list[Row]) -> None:
    """COPY knows no conflicts: what is there already stays out on the way from a copy."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS places_told (person text, place text)")
        insert_rows("places_told", "person, place", rows)
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT person, place FROM places_told"  # noqa: S608 - our own names
            " ON CONFLICT DO NOTHING"
        )
        cursor.execute("TRUNCATE places_told")
