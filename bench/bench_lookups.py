"""Every look-up in a city of 10,000 permits and in one a hundred times as large.

What is timed is the SQL of a look-up, execution and fetching, as the office sends it: the
statements are taken down for each of many keys and then carried out by the driver, warm.  The
small city is kept as a copy, and the two are asked in turns, each time on a new connection: a
machine that is slower for some minutes is slower for both.  `ANJU_BENCH_PERMITS` is the size of
the large city; a million take ten minutes to make.
"""

import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

from bench.grown import found_city_of, grow
from bench.measure import claim
from bench.offices import CITY, TODAY, each_office, timed
from django.db import connection
from tests.office.databases import Database, connected

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import ledger_page, ledger_size
from anju.office.registry.looks.listing import looks_at_person, looks_of_staff
from anju.office.registry.people.summaries import summaries
from anju.office.registry.permits.answers import answers
from anju.office.registry.permits.due import DueList, due_count, due_page
from anju.office.registry.permits.models import Permit
from anju.office.registry.search.finding import find_persons
from anju.office.registry.search.name_forms import NameForm
from anju.office.registry.search.pinyin import initials

QUICK = "quick" in sys.argv
FIRST = 1_000 if QUICK else 10_000
LARGE = int(os.environ.get("ANJU_BENCH_PERMITS", 10 * FIRST))
KEYS = 60
ROUNDS = 3
TURNS = 3
WITHIN = Jurisdiction(CITY)

Asked = tuple[str, Any]
"""A statement as the office sent it, with its values."""


class LookUp(NamedTuple):
    """One kind of look-up: what it is called, and one call for each key."""

    name: str
    calls: list[Callable[[], object]]


class Taken(NamedTuple):
    """What a look-up took, and how many rows came."""

    seconds: float
    rows: float


def main() -> None:
    for database in each_office():
        measure(database)


def measure(database: Database) -> None:
    with timed(f"{FIRST} permits on {database.vendor}"):
        found_city_of(FIRST)
        grow(database, 1)
    small = copy_of(database)
    with timed(f"{LARGE} permits on {database.vendor}"):
        grow(database, LARGE // FIRST)
    before, after = in_turns(small, database)
    with connected(database):
        for each in look_ups():
            tell(each, before[each.name], after[each.name], database.vendor)


def copy_of(database: Database) -> Database:
    """The city as it is now, beside the one that grows."""
    connection.close()  # SQLite writes its log into its file, PostgreSQL copies what is not in use
    if database.server:
        database.server.create("bench_small", database.name)
        url = database.server.url("bench_small")
        return Database(database.vendor, database.home, url, database.server)
    home = database.home.with_name("small")
    shutil.copytree(database.home, home)
    return Database(database.vendor, home)


def in_turns(*databases: Database) -> list[dict[str, Taken]]:
    """What each look-up took on each database, by its name."""
    turns: list[list[dict[str, list[Taken]]]] = [[] for _ in databases]
    for _ in range(TURNS):
        for database, found in zip(databases, turns, strict=True):
            with connected(database):
                found.append({each.name: taken(each) for each in look_ups()})
    return [
        {name: medians_of([turn[name] for turn in found]) for name in found[0]} for found in turns
    ]


def medians_of(turns: Sequence[Sequence[Taken]]) -> Taken:
    """The medians over the keys: of the least time that a key took in any turn, and of rows."""
    least = [min(times) for times in zip(*turns, strict=True)]
    return Taken(*(statistics.median(column) for column in zip(*least, strict=True)))


def tell(each: LookUp, before: Taken, after: Taken, vendor: str) -> None:
    """The claim; where the small city fills no page, the large one shows more and is only told."""
    grown = after.rows > 1.1 * before.rows
    claim(
        f"{each.name}, {LARGE} permits / {FIRST}, {vendor}",
        after.seconds / before.seconds,
        f"{1e6 * before.seconds:.0f} µs for {before.rows:.0f} rows, then "
        f"{1e6 * after.seconds:.0f} µs for {after.rows:.0f}{whole_tables(each)}",
        at_most=None if grown else 1.3,
    )


def look_ups() -> Iterator[LookUp]:
    """Every kind of look-up, each with keys of the people recorded first."""
    people = some_people()
    names = [details.name for details in read_details(people).values()]
    permits = list(Permit.objects.filter(person_id__in=people).values_list("id", flat=True))
    forms = [form.characters for form in map(NameForm.of, names) if len(form.characters) > 1]
    long = [form for form in forms if len(form) > 3]
    numbers = [details.identity_number for details in read_details(people).values()]
    yield finding("identity number", numbers)
    yield finding("name of one character", [form[-1] for form in forms])
    yield finding("name of two characters", [form[-2:] for form in forms])
    yield finding("name of three characters", [form for form in forms if len(form) == 3])
    yield finding("name of four and more", long)
    yield finding("initials", ["".join(initials(form)[:1])[:3] for form in forms])
    yield LookUp("person page", [partial(summaries, [p], TODAY) for p in people])
    yield LookUp("permit page", [partial(answers, [p], TODAY) for p in permits])
    for which in DueList:
        yield LookUp(f"due list {which.value}", [partial(due, which)])
        yield LookUp(f"due count {which.value}", [partial(due_number, which)])
    yield LookUp("looks at a person", [partial(looks_at, [person]) for person in people])
    staff = [f"staff-{n}" for n in range(50)]
    yield LookUp("looks of staff", [partial(looks_of, each) for each in staff])
    size = ledger_size()
    places = [size - n * size // KEYS for n in range(KEYS)]
    yield LookUp("ledger page", [partial(ledger_page, n, 50) for n in places])


def finding(what: str, texts: Sequence[str]) -> LookUp:
    return LookUp(f"find by {what}", [partial(find_persons, t, WITHIN) for t in texts[:KEYS]])


def due(which: DueList) -> object:
    return due_page(which, within=WITHIN, office="", today=TODAY)


def due_number(which: DueList) -> object:
    return due_count(which, within=WITHIN, office="", today=TODAY)


def looks_at(people: list[str]) -> object:
    return looks_at_person(people, first_day=None, last_day=None, before=None)


def looks_of(staff: str) -> object:
    return looks_of_staff(staff, first_day=None, last_day=None, before=None)


def some_people() -> list[str]:
    """People recorded first who have details to open, spread over the city."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id FROM registry_detail WHERE kind = 'person'"
            " AND person_id NOT LIKE '%x%' ORDER BY id"  # a copy has an x
        )
        found = [str(row[0]) for row in cursor.fetchall()]
    return found[:: len(found) // (3 * KEYS)][: 3 * KEYS]


def taken(each: LookUp) -> list[Taken]:
    """The least time that the statements of each key took, and their rows."""
    return [min(once(asked) for _ in range(ROUNDS)) for asked in map(statements_of, each.calls)]


def statements_of(call: Callable[[], object]) -> list[Asked]:
    """What a call asks of the database."""
    found: list[Asked] = []
    with taking_down(found):
        call()
    return found


@contextmanager
def taking_down(found: list[Asked]) -> Iterator[None]:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401 - a hook of Django's
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def once(asked: Sequence[Asked]) -> Taken:
    """What statements take in the driver, one after the other."""
    driver: Any = connection.connection
    marks = connection.vendor == "sqlite"
    ready = [(sql.replace("%s", "?") if marks else sql, params) for sql, params in asked]
    cursor, rows = driver.cursor(), 0
    began = time.perf_counter()
    for sql, params in ready:
        cursor.execute(sql, params or ())
        rows += len(cursor.fetchall())
    return Taken(time.perf_counter() - began, rows)


def whole_tables(each: LookUp) -> str:
    """The tables that a look-up reads as a whole by its plan; empty where there are none."""
    found = set()
    for sql, params in statements_of(each.calls[0]):
        with connection.cursor() as cursor:
            verb = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
            cursor.execute(f"{verb} {sql}", params)
            lines = [str(row[-1]).strip() for row in cursor.fetchall()]
        found |= {line.split("  (")[0] for line in lines if is_whole(line)}
    return f"; {', '.join(sorted(found))}" if found else ""


def is_whole(line: str) -> bool:
    """Whether a line of a plan reads or sorts all there is; a small table of the city may be."""
    whole = line.startswith("SCAN registry_") or "Seq Scan on registry_" in line
    return whole or "TEMP B-TREE" in line or line.startswith(("->  Sort", "Sort "))


if __name__ == "__main__":
    main()
