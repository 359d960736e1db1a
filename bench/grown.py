"""A city that grows: real people first, then copies of their rows under other identifiers.

The first people are recorded as an office records them, and only they are looked up: their
details can be opened.  A copy keeps names' tokens, places, days and the length of every chain, so
that each range of an index holds as many times more as the city grew: no easier than real growth.
Its sealed details open to nobody and its hashes chain nothing; no look-up reads them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bench.offices import CITY, TODAY, act
from django.db import connection
from tests.office.databases import Database

from anju.office.registry.bulk.recording import batches, record_holders
from anju.office.registry.ledger.guards import GUARDED, make_guards
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.overlaps import make_overlap_guards
from anju.office.registry.sample.city import made_up_city

IDENTIFIERS = frozenset(
    ("issued_to", "merged_into_id", "permit_id", "person_id", "persons", "subject")
)
"""Columns that name a person, a permit or a record: a copy has others."""

TABLES = {
    "registry_person": "id",
    "registry_personkey": "",
    "registry_detail": "",
    "registry_lookupkey": "",
    "registry_namegram": "",
    "registry_personplace": "",
    "registry_residenceregistration": "id",
    "registry_permit": "id",
    "registry_card": "id",
    "registry_entry": "number",
    "registry_position": "number",
    "registry_look": "number",
    "registry_lookedat": "",
}
"""What is copied: whether `id` is an identifier, a number that rises, or made anew (empty)."""

RISING = {
    "registry_entry": ("id",),
    "registry_position": ("position", "entry_id"),
    "registry_look": ("id", "number"),
    "registry_lookedat": ("look_id",),
}
"""Numbers that a copy continues."""

LOOKS_OF_A_PERSON = 2
STAFF = 50


def found_city_of(permits: int) -> None:
    """Record the first people of a made-up city until there are so many permits, and looks."""
    city = made_up_city(permits, CITY, TODAY, seed=20261124)
    offices = {office.key: f"{number:020x}" for number, office in enumerate(city.offices, 1)}
    for batch in batches(city.holders()):
        record_holders(batch, act=act(), offices=offices)
    while sequence():
        pass
    _look_at_everybody()


def _look_at_everybody() -> None:
    """Looks of some members of staff at everybody, twice, a minute apart."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM registry_person ORDER BY id")
        people = [row[0] for row in cursor.fetchall()] * LOOKS_OF_A_PERSON
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        looks = [
            (
                n,
                f"staff-{n % STAFF}",
                n // STAFF + 1,
                moment,
                "person",
                "case",
                f",{who},",
                b"",
                b"",
            )
            for n, who in enumerate(people, 1)
        ]
        cursor.executemany(
            "INSERT INTO registry_look (id, viewer, number, looked_at, page, purpose, persons,"
            " previous_hash, hash) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            looks,
        )
        cursor.executemany(
            "INSERT INTO registry_lookedat (person_id, look_id) VALUES (%s, %s)",
            [(who, n) for n, who in enumerate(people, 1)],
        )


PERMITS_ALONE = ("registry_person", "registry_permit")
"""What is copied where nothing else is asked for."""


def grow(database: Database, times: int, tables: Iterable[str] = tuple(TABLES)) -> None:
    """Make the city so many times as large, then bring indexes, guards and statistics back."""
    with _bare(database):
        for table in tables:
            statement = _copy_of(table, times)
            with connection.cursor() as cursor:
                cursor.execute(statement)
    make_guards()
    make_overlap_guards()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if database.vendor == "sqlite" else "VACUUM ANALYZE")


def _copy_of(table: str, times: int) -> str:
    """The statement that copies a table `times - 1` times, each in the order of its own key."""
    identifier = TABLES[table]
    names = [name for name in _columns(table) if identifier or name != "id"]
    taken = ", ".join(_copied(table, name, identifier) for name in names)
    series = (
        f"(WITH RECURSIVE s(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM s WHERE k < {times - 1})"
        " SELECT k FROM s)"
    )
    sizes = [
        f"(SELECT max({name}) AS m_{name} FROM {table}) x_{name}" for name in RISING.get(table, ())
    ]
    sources = ", ".join([f"{series} AS copy", *sizes, f"{table} AS t"])
    if times < 2:
        return "SELECT 1"
    order = "" if identifier == "" else " ORDER BY 1"
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {taken} FROM {sources}{order}"


def _copied(table: str, name: str, identifier: str) -> str:
    """What a column of a copy holds."""
    sqlite = connection.vendor == "sqlite"
    if name in RISING.get(table, ()):
        return f"t.{name} + k * m_{name}"
    if name == "token" and table == "registry_lookupkey":
        return "randomblob(16)" if sqlite else "decode(md5(random()::text), 'hex')"
    if name in IDENTIFIERS or (name == "id" and identifier == "id"):
        nth = "printf('%03x', k)" if sqlite else "lpad(to_hex(k), 3, '0')"
        start = 2 if name == "persons" else 1  # behind a comma
        kept = f"substr(t.{name}, 1, {start + 1})"
        # An x is no hex digit: a copy never has the identifier of another person.
        return f"{kept} || 'x' || {nth} || substr(t.{name}, {start + 6})"
    return f"t.{name}"


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [each.name for each in connection.introspection.get_table_description(cursor, table)]


@contextmanager
def _bare(database: Database) -> Iterator[None]:
    """Without foreign keys, triggers and the indexes that can be made anew, for a while."""
    indexes = _indexes(database)
    with connection.cursor() as cursor:
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        if database.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            _triggers(database, "DISABLE")
    yield
    with connection.cursor() as cursor:
        for _, made in indexes:
            cursor.execute(made)
        if database.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys=ON")
            cursor.execute("PRAGMA synchronous=FULL")
        else:
            _triggers(database, "ENABLE")


def _triggers(database: Database, verb: str) -> None:
    """Those of the foreign keys are the system's: only an administrator may."""
    assert database.server
    with database.server.connect(database.name) as administrator:
        for table in TABLES:
            administrator.execute(f"ALTER TABLE {table} {verb} TRIGGER ALL")
        if verb == "ENABLE":
            for table in GUARDED:
                administrator.execute(f"ANALYZE {table}")


def _indexes(database: Database) -> list[tuple[str, str]]:
    """The indexes of the copied tables that no constraint owns, and what makes each."""
    if database.vendor == "sqlite":
        asked = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
    else:
        asked = (
            "SELECT indexname, tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [(name, sql) for name, table, sql in cursor.fetchall() if table in TABLES]
