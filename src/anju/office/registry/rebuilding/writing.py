"""Writes derived rows into tables: the projections themselves, or copies to compare with.

SQLite takes many rows by one prepared statement, PostgreSQL by COPY.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from django.db import connection

from anju.office.common.filling import as_copied, copy_text, insert_rows
from anju.office.registry.rebuilding.beside import Work, at_once
from anju.office.registry.rebuilding.further import derived
from anju.office.registry.rebuilding.rows import PLACES, Row
from anju.office.registry.rebuilding.tables import Projection

AT_A_TIME: Final = 2000
"""Rows that are written together."""


class Writer:
    """Collects rows and writes them, each projection's into the table that `tables` names.

    A person's place may be derived twice, and is written once.  `carry_out` takes each writing
    and sees that it is done, in order.
    """

    def __init__(
        self, tables: Mapping[Projection, str], carry_out: Callable[[Work], None] = at_once
    ) -> None:
        self._tables = tables
        self._carry_out = carry_out
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
            self._carry_out(writing_of(self._tables[projection], projection, rows))


def writing_of(table: str, projection: Projection, rows: list[Row]) -> Work:
    """What writes rows into a table with the columns of a projection."""
    columns = ", ".join(projection.columns)
    if connection.vendor == "sqlite":
        verb = "INSERT OR IGNORE" if projection == PLACES else "INSERT"
        return partial(insert_rows, table, columns, rows, verb=verb)
    if projection == PLACES:
        told = _copying("places_told", "person, place", rows)
        return partial(_put_what_is_new, table, columns, told)
    return _copying(table, columns, rows)


def _copying(table: str, columns: str, rows: list[Row]) -> Work:
    text = as_copied(rows)
    if text is None:
        return partial(insert_rows, table, columns, rows)
    return partial(copy_text, table, columns, text)


def _put_what_is_new(table: str, columns: str, told: Work) -> None:
    """COPY knows no conflicts: what is there already stays out on the way from a copy."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS places_told (person text, place text)")
        told()
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT person, place FROM places_told"  # noqa: S608 - our own names
            " ON CONFLICT DO NOTHING"
        )
        cursor.execute("TRUNCATE places_told")
