"""Rosters for the tests of the import, and what an import of one answers."""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import repeat
from pathlib import Path

from stdnum.cn import ric

from anju.office.config.preparing import system_act
from anju.office.registry.importing.roster import Imported, ImportRequest, RosterImport

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HEADER = ["居住证编号", "姓名", "公民身份号码", "签发日期", "签注日期", "注销日期", "居住地代码"]


def identity_number(serial: int) -> str:
    """The identity number of nobody, another one for each number up to a million."""
    day = date(1960, 1, 1).toordinal() + serial % 15_000
    born = date.fromordinal(day)
    number = f"11010{1 + serial // 30_000}{born:%Y%m%d}{'000' if serial // 15_000 % 2 else '999'}"
    return number + ric.calc_check_digit(number + "0")


def row(
    number: str,
    person: str = "",
    issued: str = "2024-03-15",
    endorsed: str = "",
    cancelled: str = "",
    place: str = "440305",
    name: str = "张三",
) -> list[str]:
    """A row of a roster."""
    return [number, name, person, issued, endorsed, cancelled, place]


def written(folder: Path, rows: Iterable[list[str]], name: str = "roster.csv") -> Path:
    """A roster with some rows."""
    file = folder / name
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADER, *rows])
    return file


def many(count: int, year: int = 2026) -> Iterator[list[str]]:
    """Rows of so many people, endorsed every year up to one; always the same."""
    for serial in range(count):
        issued = date(2019 + serial % 6, 1 + serial % 12, 1 + serial % 28)
        days = [issued.replace(year=each) for each in range(issued.year + 1, year)]
        endorsed = ";".join(day.isoformat() for day in days)
        person = identity_number(serial) if serial % 5 else ""
        yield row(f"P{serial:06}", person, issued.isoformat(), endorsed, name=f"王{serial}")


def imported(
    file: Path,
    *,
    before: timedelta = timedelta(0),
    place: str | None = None,
    rejects: Path | None = None,
    language: str = "zh",
    force: bool = False,
) -> Imported:
    """What an import of a roster did, judged so long before the day of the tests."""
    asked = ImportRequest(
        roster=file,
        on=ON - before,
        blank="440300",
        place=place,
        rejects=rejects,
        language=language,
        force=force,
    )
    run = RosterImport(asked)
    for _ in run.steps(repeat(system_act(asked.on, AT))):
        pass
    return run.imported


def refused(file: Path) -> list[tuple[str, str]]:
    """Row and reason of each refused row."""
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return [(found["row"], found["reason"]) for found in csv.DictReader(rows)]
