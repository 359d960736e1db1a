"""Brings the rows of a batch into the database, table by table."""

from collections.abc import Sequence

from anju.office.common.filling import insert_rows
from anju.office.registry.bulk.tables import TABLES, Row, Rows


def write_rows(rows: Rows) -> None:
    """Write the rows of a batch inside the transaction that is open.

    Raises IntegrityError, and then the transaction is to be given up.
    """
    for table, found in rows.filled():
        write_table(table, found)


def write_table(table: str, rows: Sequence[Row]) -> None:
    """Write rows of one table; raises IntegrityError."""
    insert_rows(table, TABLES[table], rows)
