"""Recording an endorsement, beside two statements through Django and through the bare driver.

Ours is the whole operation: the key of the request, the lock, the law, the ledger's entry with
its hash, the projection.  The two statements are an INSERT into a table like that of the entries
and an UPDATE of a row like a permit's, in one transaction: the least that could be kept.
"""

import sqlite3
import statistics
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from bench.measure import claim, in_turns
from bench.offices import CITY, OFFICE, TODAY, act, each_office
from bench.twins import make_twin
from django.db import connection, transaction
from tests.office.databases import Database

from anju.law.facts import Decision, Endorsement, Permit
from anju.office.common.ids import new_id
from anju.office.config.databases import PRAGMAS
from anju.office.registry.bulk.recording import batches, record_holders
from anju.office.registry.intake import NewHolder, NewPermit, PersonalDetails
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.law_facts import LAW_COLUMNS

BLOCK = 100
"""Endorsements of one turn."""


class Entry(NamedTuple):
    """The columns of an entry but its identifier."""

    subject: str
    number: int
    kind: str = "permit_endorsed"
    effective_on: str = "2026-11-24"
    recorded_at: str = "2026-11-24T02:00:00.000000Z"
    actor: str = "clerk"
    office: str = OFFICE
    reason: str = ""
    request: str = "5f3a8c1d5f3a8c1d5f3a"
    payload: str = '{"measure":"440300:' + "5f3a" * 16 + '"}'
    previous_hash: bytes = bytes(33)
    hash: bytes = bytes(33)


FACTS = (
    *("2024-12-10", 3, "2027-11-10", "2027-12-09", "2027-12-10", "2028-12-10"),
    *("2024-12-10", "2024-12-10", 0, "", "2026-11-24"),
)
INSERT = f"INSERT INTO bench_entry ({', '.join(Entry._fields)}) VALUES ({{}})"
SETS = ", ".join(f"{name} = {{0}}" for name in LAW_COLUMNS)
UPDATE = f"UPDATE bench_permit SET {SETS} WHERE id = {{0}}"


def main() -> None:
    turns = 5 if "quick" in sys.argv else 17
    for database in each_office():
        record(holders((turns + 1) * BLOCK))
        make_twin("registry_entry", "bench_entry")
        make_twin("registry_permit", "bench_permit")
        compare(database, turns)


def compare(database: Database, turns: int) -> None:
    """Run the three in turns, each on permits of its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM registry_permit ORDER BY id")
        permits = [str(row[0]) for row in cursor.fetchall()]
    left = iter(permits)
    spent = in_turns(
        lambda: endorse_all(islice(left, BLOCK)),
        two_statements(permits),
        in_driver(database, permits),
        turns=turns,
    )
    tell(database.vendor, [[seconds / BLOCK for seconds in each] for each in spent])


def tell(vendor: str, spent: list[list[float]]) -> None:
    """The claim, and beside it the ratio to the bare driver."""
    ours, django, driver = (statistics.median(each) for each in spent)
    low, *_, high = statistics.quantiles(
        [theirs / mine for mine, theirs in zip(spent[0], spent[1], strict=True)], n=10
    )
    claim(
        f"endorsing / two statements through Django, {vendor}",
        django / ours,
        f"{1 / ours:.0f}/s ({1e3 * ours:.2f} ms), Django {1 / django:.0f}/s; "
        f"eight turns of ten {low:.2f} to {high:.2f}",
        at_least=0.5,
    )
    claim(
        f"endorsing / two statements in the bare driver, {vendor}",
        driver / ours,
        f"the driver {1 / driver:.0f}/s",
    )


def endorse_all(permits: Iterator[str]) -> None:
    for permit in permits:
        endorse(permit_id=permit, filed_on=TODAY, act=act(new_id()))


def two_statements(permits: list[str]) -> Callable[[], None]:
    """An INSERT and an UPDATE in one transaction of Django's, as many times as a turn has."""
    insert, update = statements("%s")
    left = iter(permits)

    def turn() -> None:
        for permit in islice(left, BLOCK):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(insert, Entry(permit, 100))
                cursor.execute(update, (*FACTS, permit))

    return turn


def in_driver(database: Database, permits: list[str]) -> Callable[[], None]:
    """The same on a connection of the driver's own."""
    driver = driver_of(database)
    insert, update = statements("?" if database.vendor == "sqlite" else "%s")
    begin = "BEGIN IMMEDIATE" if database.vendor == "sqlite" else "BEGIN"
    left = iter(permits)

    def turn() -> None:
        for permit in islice(left, BLOCK):
            driver.execute(begin)
            driver.execute(insert, Entry(permit, 101))
            driver.execute(update, (*FACTS, permit))
            driver.execute("COMMIT")

    return turn


def driver_of(database: Database) -> Any:  # noqa: ANN401 - each driver has a class of its own
    """A connection that commits only when told, as durable as the office's."""
    if database.vendor == "sqlite":
        driver = sqlite3.connect(database.home / "anju.sqlite3", isolation_level=None)
        driver.executescript(PRAGMAS)
        return driver
    import psycopg  # noqa: PLC0415 - only where a PostgreSQL is

    return psycopg.connect(database.url, autocommit=True)


def statements(mark: str) -> tuple[str, str]:
    """The INSERT and the UPDATE with a driver's marks."""
    return INSERT.format(", ".join([mark] * len(Entry._fields))), UPDATE.format(mark)


def record(people: Iterator[NewHolder]) -> None:
    for batch in batches(people):
        record_holders(batch, act=act())


def holders(count: int) -> Iterator[NewHolder]:
    """People whose permits, one to four years old, can all be endorsed today."""
    for number in range(count):
        years = 1 + number % 4
        issued_on = date(TODAY.year - years, 12, 1 + number % 20)
        past = range(TODAY.year - years + 1, TODAY.year)
        filed = (Endorsement(date(year, 11, 25), Decision.GRANTED) for year in past)
        facts = Permit(issued_on, tuple(filed))
        details = PersonalDetails(f"张{chr(0x4E00 + number % 2000)}国", f"4401061990{number:08d}")
        yield NewHolder(details, (NewPermit(f"P{number}", CITY[:4] + "05", facts, OFFICE),))


if __name__ == "__main__":
    main()
