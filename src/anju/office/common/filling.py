"""Many rows into tables in as few statements as the database allows.

SQLite takes a prepared statement many times over, PostgreSQL a COPY: both past Django, which
would look at each value.  Constraints and triggers are those of every other insert.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from django.db import connection


def insert_rows(
    table: str, columns: str, rows: Sequence[Sequence[object]], *, verb: str = "INSERT"
) -> None:
    """Write rows into a table, inside the transaction that is open.

    Table, columns and verb are our own names; `verb` is for SQLite, as `INSERT OR IGNORE`.  Raises
    IntegrityError, DataError.
    """
    with connection.wrap_database_errors, _driver_cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join("?" * (columns.count(",") + 1))
            cursor.executemany(f"{verb} INTO {table} ({columns}) VALUES ({marks})", rows)
            return
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def as_copied(rows: Sequence[Sequence[str | int | None]]) -> bytes | None:
    """Rows as PostgreSQL's COPY takes them, in one piece; None where a text needs more than that.

    That is one with a line break, a tab or a backslash, which COPY would read as something else.
    """
    text = "".join(
        ["\t".join(["\\N" if each is None else str(each) for each in row]) + "\n" for row in rows]
    )
    absent = sum([row.count(None) for row in rows])
    tabs = sum([len(row) - 1 for row in rows])
    found = text.count("\n"), text.count("\t"), text.count("\\"), text.count("\r")
    return text.encode() if found == (len(rows), tabs, absent, 0) else None


def copy_text(table: str, columns: str, text: bytes) -> None:
    """Write what `as_copied` gave into a table, on PostgreSQL; raises as `insert_rows` does."""
    asked = f"COPY {table} ({columns}) FROM STDIN"
    with connection.wrap_database_errors, _driver_cursor() as cursor, cursor.copy(asked) as copy:
        copy.write(text)


def _driver_cursor() -> Any:  # noqa: ANN401 - each driver has a class of its own
    """A cursor of the driver itself, to be closed by `with`."""
    connection.ensure_connection()
    driver: Any = connection.connection
    return closing(driver.cursor()) if connection.vendor == "sqlite" else driver.cursor()


@contextmanager
def references_checked_at_end() -> Iterator[None]:
    """On SQLite no reference is looked up row by row: check_constraints asks for all at the end.

    It is left on where a transaction is open already; PostgreSQL checks at the end by itself.
    """
    was_on = connection.disable_constraint_checking()
    try:
        yield
    finally:
        if was_on:
            connection.enable_constraint_checking()


@contextmanager
def indexes_made_at_end(tables: Iterable[str]) -> Iterator[None]:
    """On SQLite the indexes of empty tables are made from all rows at once, in their order.

    Not on PostgreSQL, where readers would wait; nor where a trigger looks rows up by one.  Inside
    the transaction that is open: where it is given up, the indexes are as they were.
    """
    if connection.vendor != "sqlite":
        yield
        return
    names = ", ".join(f"'{table}'" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608 - our own names
            f" AND tbl_name IN ({names}) AND tbl_name NOT IN"
            " (SELECT tbl_name FROM sqlite_master WHERE type = 'trigger')"
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, statement in indexes:
            cursor.execute(statement)
