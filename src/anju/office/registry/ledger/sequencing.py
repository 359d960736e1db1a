"""Gives entries and looks their positions: 1, 2, 3 … in an order that never changes.

On PostgreSQL identifiers do not commit in order: a slow transaction brings an entry whose
identifier is far below the latest.  The sequencer must find it, and must not look through the
whole table each time.  An identifier is taken from the table's sequence by a statement that
holds the table's ROW EXCLUSIVE lock until its transaction ends.  So whoever may still bring an
identifier up to the latest committed one, `seen`, is among those who hold that lock just after
`seen` was read; once none of them does, everything up to `seen` is settled, and only what lies
above is looked through again.  (Identifiers must be given by the insert itself: who reserved a
range before, without the lock, would be passed over until the next look through everything.)

One sequencer works at a time, under an advisory lock with a key of the schema.  A chain's later
entry has the greater identifier and is never visible before the earlier, so that positions rise
along every chain.  SQLite has one writer, so that identifiers commit in order: what lies above
the last one with a position is what waits.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from anju.office.registry.ledger.append import has_one_writer


@dataclass(frozen=True, slots=True)
class Sequenced:
    """A table whose rows get positions, the table of positions, and its column."""

    table: str
    positions: str
    column: str


ENTRIES: Final = Sequenced("registry_entry", "registry_position", "entry_id")
LOOKS: Final = Sequenced("registry_look", "registry_lookposition", "look_id")


def sequence(*, everything: bool = False) -> int:
    """Give every entry and look that has no position yet the next ones; how many entries got one.

    `everything` looks through the whole tables, whatever is settled: for a sequencer that
    begins, and for repairs.  Waits while another sequencer works.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        one_at_a_time(cursor)
        given = _give(cursor, ENTRIES, everything)
        _give(cursor, LOOKS, everything)
    return given


def one_at_a_time(cursor: CursorWrapper) -> None:
    """Wait until no other sequencer works in this schema, and keep others out until the end.

    A transaction that writes on SQLite is alone already.
    """
    if not has_one_writer():
        cursor.execute("SELECT current_schema()")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key(str(cursor.fetchone()[0]))])


def lock_key(schema: str) -> int:
    """The key of a schema's advisory lock: cities in one database do not wait for one another.

    >>> lock_key("shenzhen") == lock_key("dongguan")
    False
    """
    digest = hashlib.sha256(f"anju sequencer {schema}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def _give(cursor: CursorWrapper, what: Sequenced, everything: bool) -> int:
    settled = 0
    if not has_one_writer():
        settled = _settled(cursor, what)
    elif not everything:
        cursor.execute(f"SELECT coalesce(max({what.column}), 0) FROM {what.positions}")  # noqa: S608 - our own names
        settled = cursor.fetchone()[0]
    cursor.execute(_insert(what), [0 if everything else settled])
    return int(cursor.rowcount)


def _insert(what: Sequenced) -> str:
    """Gives positions to the rows above an identifier that have none, in order of identifiers."""
    table, positions, column = what.table, what.positions, what.column
    return (
        f"INSERT INTO {positions} (position, {column})"  # noqa: S608 - our own names
        f" SELECT (SELECT coalesce(max(position), 0) FROM {positions})"
        "  + row_number() OVER (ORDER BY waiting.id), waiting.id"
        f" FROM {table} AS waiting WHERE waiting.id > %s"
        f" AND NOT EXISTS (SELECT 1 FROM {positions} AS p WHERE p.{column} = waiting.id)"
    )


def _settled(cursor: CursorWrapper, what: Sequenced) -> int:
    """The identifier up to which everything has its position; the mark is moved on.

    What is settled now was seen by an earlier call; its writers have ended, so that the insert
    that follows, a statement of its own, sees all they brought.
    """
    cursor.execute(
        'SELECT settled, seen, writers FROM registry_sequencingmark WHERE "table" = %s',
        [what.table],
    )
    settled, seen, writers = cursor.fetchone() or (0, 0, "")
    # The latest identifier first, the writers after it: see above.
    cursor.execute(f"SELECT coalesce(max(id), 0) FROM {what.table}")  # noqa: S608 - our own names
    latest = cursor.fetchone()[0]
    writing = _writers(cursor, what)
    is_settled = writing.isdisjoint(writers.split())
    moved = [seen, latest, " ".join(sorted(writing))] if is_settled else [settled, seen, writers]
    cursor.execute(
        'INSERT INTO registry_sequencingmark ("table", settled, seen, writers)'
        ' VALUES (%s, %s, %s, %s) ON CONFLICT ("table") DO UPDATE'
        " SET settled = excluded.settled, seen = excluded.seen, writers = excluded.writers",
        [what.table, *moved],
    )
    return int(settled)


def _writers(cursor: CursorWrapper, what: Sequenced) -> set[str]:
    """The transactions that hold the lock which an insert into the table takes."""
    cursor.execute(
        "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND granted"
        " AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        " AND relation = %s::regclass",
        [what.table],
    )
    return {row[0] for row in cursor.fetchall()}
