"""A roster imported into an empty office, whole commands from start to end; then once more.

`ANJU_BENCH_ROWS` says how many rows (6 000); a million take twenty minutes here.  Memory must
not grow with the roster but for a few bytes a row that tell its permit numbers apart; up to
256 MB of it are the database's own file, which SQLite maps.
"""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from bench.measure import claim
from bench.offices import FOLDER, TODAY, each_office
from stdnum.cn import ric
from tests.office.databases import Database, connected, sqlite_copy

from anju.office.config.preparing import found_city
from anju.office.registry.models import Permit

HEADER = ("居住证编号", "姓名", "公民身份号码", "签发日期", "签注日期", "居住地代码")
GROWTH = 4
"""How many times the rows the growth of memory is measured over."""


class Run(NamedTuple):
    """The seconds of a command, and the most bytes it held."""

    seconds: float
    memory: int


def main() -> None:
    usual = 3_000 if "quick" in sys.argv else 6_000
    rows = int(os.environ.get("ANJU_BENCH_ROWS", str(usual)))
    for database in each_office():
        roster = written(FOLDER / f"{database.vendor}.csv", rows)
        first, again = imported(database, roster), imported(database, roster)
        assert Permit.objects.count() == rows
        said = f"{rows:,} rows in {first.seconds:.1f} s, {rows / first.seconds:,.0f} a second"
        claim(f"import on {database.vendor}, µs a row", 1e6 * first.seconds / rows, said)
        said = f"{again.seconds:.1f} s, nothing recorded"
        claim(
            f"the same import again on {database.vendor} / time",
            again.seconds / first.seconds,
            said,
        )
        if database.vendor == "sqlite":
            growth(first, rows)


def growth(first: Run, rows: int) -> None:
    """The memory of more rows, in an office of its own."""
    with connected(sqlite_copy(FOLDER, FOLDER / "larger")) as database:
        found_city(TODAY, datetime.now(UTC))
        more = imported(database, written(FOLDER / "larger.csv", GROWTH * rows))
    said = f"{first.memory / 1e6:.0f} MB, {more.memory / 1e6:.0f} MB for {GROWTH * rows:,} rows"
    claim(
        f"{GROWTH} times the rows imported / memory", more.memory / first.memory, said, at_most=1.5
    )


def imported(database: Database, roster: Path) -> Run:
    """One import as a command."""
    command = [sys.executable, "-m", "anju", "import", str(roster), "--on", "2025-12-31"]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=database.environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return Run(time.perf_counter() - began, used.ru_maxrss * 1024)


def written(file: Path, count: int) -> Path:
    """A roster of so many people of Shenzhen, with up to six endorsements."""
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADER, *rows_of(count)])
    return file


def rows_of(count: int) -> Iterator[tuple[str, ...]]:
    """So many rows, always the same."""
    for serial in range(count):
        issued = date(2018 + serial % 7, 1 + serial % 12, 1 + serial % 28)
        years = range(issued.year + 1, 2025)
        yield (
            f"B{serial:09}",
            "王李张刘陈杨赵黄周吴"[serial % 10] + "伟芳娜敏静强磊洋"[serial // 10 % 8],
            identity_number(serial),
            issued.isoformat(),
            ";".join(issued.replace(year=year).isoformat() for year in years),
            f"44030{3 + serial % 3}",
        )


def identity_number(serial: int) -> str:
    """The identity number of nobody, another one for each number up to some millions."""
    born = date.fromordinal(date(1955, 1, 1).toordinal() + serial % 18_000)
    number = f"{430101 + serial // 36_000}{born:%Y%m%d}{'000' if serial // 18_000 % 2 else '999'}"
    return number + ric.calc_check_digit(number + "0")


if __name__ == "__main__":
    main()
