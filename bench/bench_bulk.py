"""People recorded in bulk, beside the bare insert of the same rows by the driver's `executemany`.

Both add to the same database in turns, a transaction for every thousand holders; what ours does
beside the insert is to seal, hash, index and judge.  Columns of a batch of its own are made ahead
for the bare insert.
"""

import sys
from collections.abc import Callable
from contextlib import closing
from itertools import count
from typing import Any

from bench.measure import claim, medians
from bench.offices import CITY, TODAY, act, each_office
from django.db import connection, transaction

from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.copying import write_table
from anju.office.registry.bulk.recording import add_holder, record_holders
from anju.office.registry.bulk.tables import TABLES, Rows
from anju.office.registry.intake import NewHolder
from anju.office.registry.sample.city import made_up_city

TURNS = 3


def main() -> None:
    people = 300 if "quick" in sys.argv else 600
    for database in each_office():
        works: list[Work] = [_ours, _bare_executemany]
        if database.vendor == "postgresql":
            works.append(_bare_copy)
        city = made_up_city(people * (TURNS + 1) * len(works), CITY, TODAY, 7).holders()
        parts = [[next(city) for _ in range(people)] for _ in range((TURNS + 1) * len(works))]
        prepared = [_prepared(work, parts[place :: len(works)]) for place, work in enumerate(works)]
        ours, *bare = medians(*prepared, turns=TURNS)
        _say(database.vendor, people, ours, *bare)


def _say(vendor: str, people: int, ours: float, bare: float, copied: float = 0) -> None:
    measured = f"{1e6 * ours / people:.0f} µs a holder, bare {1e6 * bare / people:.0f} µs"
    claim(
        f"bulk recording on {vendor} / bare executemany, speed",
        bare / ours,
        measured,
        at_least=0.4,
    )
    if copied:
        measured = f"bare {1e6 * copied / people:.0f} µs a holder"
        claim(f"bulk recording on {vendor} / bare COPY, speed", copied / ours, measured)


Work = Callable[[Any], None]


def _prepared(work: Work, parts: list[list[NewHolder]]) -> Callable[[], None]:
    """The work on one part after the other; what the bare inserts take is made ahead."""
    made = iter(parts if work is _ours else [_rows(part) for part in parts])
    return lambda: work(next(made))


def _rows(holders: list[NewHolder]) -> Rows:
    with transaction.atomic():
        batch = Batch.begin(act())
        for holder in holders:
            add_holder(batch, holder)
        return batch.judged()


def _ours(holders: list[NewHolder]) -> None:
    record_holders(holders, act=act())


def _bare_executemany(rows: Rows) -> None:
    with transaction.atomic():
        driver: Any = connection.connection
        with closing(driver.cursor()) as cursor:
            mark = "?" if connection.vendor == "sqlite" else "%s"
            for table, found in rows.filled():
                marks = ", ".join([mark] * len(found[0]))
                statement = f"INSERT INTO {table} ({TABLES[table]}) VALUES ({marks})"
                cursor.executemany(statement, found)
            if connection.vendor == "sqlite":
                cursor.executemany(
                    "INSERT INTO registry_position (position, entry_id) VALUES (?, ?)",
                    _positions(_greatest(cursor), len(rows["registry_entry"])),
                )


def _greatest(cursor: Any) -> tuple[int, int]:  # noqa: ANN401 - a driver's cursor
    """The greatest position and the greatest identifier of an entry."""
    cursor.execute(
        "SELECT (SELECT coalesce(max(position), 0) FROM registry_position), max(id)"
        " FROM registry_entry"
    )
    position, identifier = cursor.fetchone()
    return position, identifier


def _positions(greatest: tuple[int, int], entries: int) -> list[tuple[int, int]]:
    """Where entries stand that were just written."""
    position, identifier = greatest
    identifiers = range(identifier - entries + 1, identifier + 1)
    return list(zip(count(position + 1), identifiers, strict=False))


def _bare_copy(rows: Rows) -> None:
    with transaction.atomic():
        for table, found in rows.filled():
            write_table(table, found)


if __name__ == "__main__":
    main()
