"""The reminders of a day among ten times as many permits: found, and put into the queue.

Found is timed beside a bare scan of the same index that returns the same rows, queued beside a bare
`executemany` of the same rows; both in turns in this process.  The permits of the large city are
copies of a small one's: what comes due on a day grows with it, so that the growth is told for each
permit that is due, and as a whole.  `ANJU_BENCH_PERMITS` is the size of the large city: a million
takes minutes.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from bench.grown import PERMITS_ALONE, found_city_of, grow
from bench.measure import claim, medians
from bench.offices import CITY, TODAY, each_office, timed
from django.db import connection, transaction
from tests.office.databases import Database

from anju.law.reminder_days import lapse_ends
from anju.office.notices import due
from anju.office.notices.due import Due, due_between
from anju.office.notices.queueing import INSERT, queue, rows_of

QUICK = "quick" in sys.argv
FIRST = 1_000 if QUICK else 3_000
LARGE = int(os.environ.get("ANJU_BENCH_PERMITS", 10 * FIRST))
MILLION = 1_000_000
"""Where few are due what is done once a day weighs more: the bound beside a scan is from here."""
AT = datetime.now(UTC)
AT_A_TIME = due.AT_A_TIME
BARE = f"SELECT {due.COLUMNS} FROM registry_permit WHERE city_code = %s AND closed_on IS NULL"


def main() -> None:
    for database in each_office():
        measure(database)


def measure(database: Database) -> None:
    found_city_of(FIRST)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    small, few = found_per_permit(database, FIRST)
    with timed(f"{LARGE} permits on {database.vendor}"):
        grow(database, LARGE // FIRST, PERMITS_ALONE)
    large, many = found_per_permit(database, LARGE)
    claim(
        f"reminders found for each permit, {LARGE} / {FIRST}, {database.vendor}",
        large / small,
        f"{1e6 * small:.1f} µs, then {1e6 * large:.1f} µs",
        at_most=1.5,
    )
    claim(
        f"reminders of a day found, {LARGE} permits / {FIRST}, {database.vendor}",
        large * many / (small * few),
        f"{few} due, then {many}; {1e3 * small * few:.1f} ms, then {1e3 * large * many:.1f} ms",
        at_most=LARGE / FIRST,
    )
    queued(database)


def found() -> list[Due]:
    """Whose reminders come today."""
    return [each for some in due_between(TODAY, TODAY) for each in some]


def found_per_permit(database: Database, size: int) -> tuple[float, int]:
    """The seconds for each permit that is due, and how many are, after the claim beside a scan."""
    rows = found()
    scan = bare_scan(rows)
    ours, bare = medians(found, scan)
    claim(
        f"reminders of a day found, {size} permits / bare scan, {database.vendor}",
        ours / bare,
        f"{len(rows)} due, {scan()} scanned; {1e3 * ours:.1f} ms, {1e3 * bare:.1f} ms",
        at_most=2 if size >= MILLION else None,
    )
    return ours / len(rows), len(rows)


def bare_scan(rows: list[Due]) -> Callable[[], int]:
    """Reads the same permits from the same indexes, and nothing is judged; how many came."""
    by_lapse = {each.permit_id for each in rows if each.reminders[-1].stage == "before_lapse"}
    days = sorted({each.last_good_day for each in rows if each.permit_id not in by_lapse})
    marks = ", ".join(["%s"] * len(days))
    scans: list[tuple[str, list[date]]] = [(f"last_good_day IN ({marks})", days)]
    if by_lapse:
        scans.append(("lapse_on BETWEEN %s AND %s", [*lapse_ends(TODAY, TODAY)]))

    def scan() -> int:
        came = 0
        with connection.cursor() as cursor:
            for condition, values in scans:
                cursor.execute(f"{BARE} AND {condition}", [CITY, *values])
                while some := cursor.fetchmany(AT_A_TIME):
                    came += len(some)
        return came

    return scan


def queued(database: Database) -> None:
    """Queueing beside a bare `executemany` of the same rows into the same table."""
    permits = found()
    parts = [permits[n : n + AT_A_TIME] for n in range(0, len(permits), AT_A_TIME)]
    rows: list[list[tuple[Any, ...]]] = [list(rows_of(part, AT)) for part in parts]
    count = sum(map(len, rows))

    def ours() -> None:
        assert sum(queue(part, AT) for part in parts) == count

    def bare() -> None:
        for some in rows:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany(INSERT.removesuffix(" ON CONFLICT DO NOTHING"), some)

    ours_in, bare_in = (spent for spent in medians(emptied(ours), emptied(bare), turns=5))
    claim(
        f"reminders queued / bare executemany, {database.vendor}",
        bare_in / ours_in,
        f"{count} messages; {count / ours_in:,.0f} a second, {count / bare_in:,.0f}",
        at_least=0.3,
    )


def emptied(work: Callable[[], None]) -> Callable[[], None]:
    """A work with the queue empty before it; emptying takes the same for both."""

    def done() -> None:
        with connection.cursor() as cursor:
            word = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"
            tables = "notices_message" if word != "TRUNCATE" else "notices_message, notices_attempt"
            cursor.execute(f"{word} {tables}")
        work()

    return done


if __name__ == "__main__":
    main()
