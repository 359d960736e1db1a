"""Brings the rows of a batch into the database, table by table."""

from collections.abc import Sequence

from anju.office.common.filling import insert_rows
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
    insert_rows(table, TABLES[table], rows)
