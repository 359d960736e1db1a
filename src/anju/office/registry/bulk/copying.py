"""Brings rows into the database in as few statements as it allows.

SQLite takes a prepared statement many times over, PostgreSQL a COPY: both past Django, which
would look at each value.  Constraints and triggers are those of every other insert.
"""

from collections.abc import Sequence
from contextlib import closing
from typing import Any

from django.db import connection

from anju.office.registry.bulk.tables import TABLES, Row, Rows
from anju.office.registry.ledger.append import has_one_writer
from anju.office.registry.ledger.sequencing import sequence


def write_rows(rows: Rows) -> None:
    """Write the rows of a batch inside the transaction that is open.

    Where the database has one writer, entries get their positions here; elsewhere the sequencer
    gives them later.  Raises IntegrityError, and then the transaction is to be given up.
    """
    for table, found in rows.filled():
        write_table(table, found)
    if has_one_writer() and rows["registry_entry"]:
        sequence()


def write_table(table: str, rows: Sequence[Row]) -> None:
    """Write rows of one table; raises IntegrityError."""
    columns = TABLES[table]
    with connection.wrap_database_errors, _driver_cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join("?" * (columns.count(",") + 1))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names
            cursor.executemany(statement, rows)
            return
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _driver_cursor() -> Any:  # noqa: ANN401 - each driver has a class of its own
    """A cursor of the driver itself, to be closed by `with`."""
    connection.ensure_connection()
    driver: Any = connection.connection
    return closing(driver.cursor()) if connection.vendor == "sqlite" else driver.cursor()
