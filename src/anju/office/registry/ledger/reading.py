"""Reads whole tables of the ledger past whatever is damaged, on a connection of its own.

Rows come in order of their key, some thousands at a time, in one snapshot.  Where the database
cannot read on, the rows that follow are asked for one by one: what cannot be read is noted and
reading goes on behind it.  Text whose bytes are no UTF-8 comes with lone surrogates, so that it
is read, and never has the hash of what was written.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import psycopg
from django.db import connection

from anju.office.registry.ledger.entries import COLUMNS

Row = Sequence[Any]

AT_A_TIME: Final = 4000
"""Rows that come together."""

ONE_BY_ONE: Final = 500
"""Keys that are asked for one by one before reading at full pace is tried again."""


@dataclass(slots=True)
class Streamed:
    """A table to be read: its whole-number key first, then its columns.

    `unreadable` takes the keys of rows that the database could not read.
    """

    table: str
    columns: str
    unreadable: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name of the key: the first column."""
        return self.columns.partition(",")[0]


def entries() -> Streamed:
    """All entries, with all their columns."""
    return Streamed("registry_entry", COLUMNS)


def positions() -> Streamed:
    """All positions of entries."""
    return Streamed("registry_position", "position, entry_id")


class Reader(Protocol):
    """One snapshot of the database; both methods raise `errors` where something is damaged."""

    errors: tuple[type[Exception], ...]

    def batches(self, what: Streamed, after: int) -> Iterator[list[Row]]:
        """The rows whose key is above a number, in order of the key."""
        ...

    def row(self, what: Streamed, key: int) -> Row | None:
        """The row of a key; None where there is none."""
        ...

    def last_key(self, what: Streamed) -> int:
        """The greatest key; 0 where there is no row."""
        ...

    def close(self) -> None:
        """End the snapshot."""
        ...


class SqliteReader:
    """Reads the file that Django's connection names, and never writes to it."""

    errors: tuple[type[Exception], ...] = (sqlite3.Error, UnicodeError)

    def __init__(self) -> None:
        self._file = f"file:{connection.settings_dict['NAME']}?mode=ro"
        self._plain = self._open(str)
        self._careful = self._open(_any_text)

    def _open(self, text_factory: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3 has it
        opened = sqlite3.connect(self._file, uri=True, isolation_level=None)
        opened.text_factory = text_factory
        opened.execute("BEGIN")
        return opened

    def batches(self, what: Streamed, after: int) -> Iterator[list[Row]]:
        """The rows whose key is above a number, in order of the key."""
        cursor = self._plain.execute(
            f"SELECT {what.columns} FROM {what.table} WHERE {what.key} > ? ORDER BY {what.key}",  # noqa: S608 - our own names
            [after],
        )
        while rows := cursor.fetchmany(AT_A_TIME):
            yield rows

    def row(self, what: Streamed, key: int) -> Row | None:
        """The row of a key; None where there is none."""
        found = self._careful.execute(
            f"SELECT {what.columns} FROM {what.table} WHERE {what.key} = ?",  # noqa: S608 - our own names
            [key],
        )
        row: Row | None = found.fetchone()
        return row

    def last_key(self, what: Streamed) -> int:
        """The greatest key; 0 where there is no row."""
        found = self._careful.execute(f"SELECT coalesce(max({what.key}), 0) FROM {what.table}")  # noqa: S608 - our own names
        return int(found.fetchone()[0])

    def close(self) -> None:
        """End both snapshots."""
        self._plain.close()
        self._careful.close()


def _any_text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


class PostgresqlReader:
    """Reads in one read-only transaction, through cursors of the server."""

    def __init__(self) -> None:
        parameters = connection.get_connection_params()
        self._connection: Any = connection.get_new_connection(parameters)
        self._connection.read_only = True
        self._connection.isolation_level = 2  # repeatable read: one snapshot
        self.errors: tuple[type[Exception], ...] = (psycopg.Error,)
        self._count = 0

    def batches(self, what: Streamed, after: int) -> Iterator[list[Row]]:
        """The rows whose key is above a number, in order of the key."""
        self._count += 1
        with self._connection.cursor(name=f"reading_{self._count}", binary=True) as cursor:
            cursor.itersize = AT_A_TIME
            cursor.execute(
                f"SELECT {what.columns} FROM {what.table}"  # noqa: S608 - our own names
                f" WHERE {what.key} > %s ORDER BY {what.key}",
                [after],
            )
            while rows := cursor.fetchmany(AT_A_TIME):
                yield rows

    def row(self, what: Streamed, key: int) -> Row | None:
        """The row of a key; None where there is none."""
        return self._one(
            f"SELECT {what.columns} FROM {what.table} WHERE {what.key} = %s",  # noqa: S608 - our own names
            [key],
        )

    def last_key(self, what: Streamed) -> int:
        """The greatest key; 0 where there is no row."""
        found = self._one(f"SELECT coalesce(max({what.key}), 0) FROM {what.table}", [])  # noqa: S608 - our own names
        return int(found[0]) if found else 0

    def _one(self, statement: str, values: list[int]) -> Row | None:
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(statement, values)
                row: Row | None = cursor.fetchone()
                return row
        except self.errors:
            self._connection.rollback()
            raise

    def close(self) -> None:
        """End the transaction."""
        self._connection.close()


@contextmanager
def reading() -> Iterator[Reader]:
    """A reader of the database that Django's connection names, closed afterwards."""
    reader: Reader = SqliteReader() if connection.vendor == "sqlite" else PostgresqlReader()
    with closing(reader):
        yield reader


def stream(reader: Reader, what: Streamed) -> Iterator[list[Row]]:
    """All rows of a table that can be read, in runs, in order of the key.

    Raises what the reader raises only where not even the greatest key can be read.
    """
    after, last = -(1 << 62), reader.last_key(what)
    while True:
        try:
            for rows in reader.batches(what, after):
                after = rows[-1][0]
                yield rows
            return
        except reader.errors:
            first = max(after, 0) + 1
            if first > last:
                return
            after = min(last, first + ONE_BY_ONE - 1)
            if rows := _one_by_one(reader, what, range(first, after + 1)):
                yield rows


def _one_by_one(reader: Reader, what: Streamed, keys: Sequence[int]) -> list[Row]:
    rows: list[Row] = []
    for key in keys:
        try:
            row = reader.row(what, key)
        except reader.errors:
            what.unreadable.append(key)
        else:
            if row is not None:
                rows.append(row)
    return rows
