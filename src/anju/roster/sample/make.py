"""Makes the sample roster: 1,200 rows as offices really have them, the usual dirt included.

    python -m anju.roster.sample.make roster.xlsx

The same day and seed give the same roster.  The people are made up.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

import xlsxwriter

from anju.roster.sample.people import Row, person

ROWS = 1200
DAY = date(2026, 11, 23)
DAY_MADE = datetime(2026, 11, 23)  # noqa: DTZ001 - a workbook keeps no zone
TITLE = "某街道居住证名册（示例：人名、号码均为虚构）"
HEADINGS = (
    *("居住证编号", "姓名", "公民身份号码", "签发日期", "签注日期", "注销日期", "居住地代码"),
    "备注",
)
WIDTHS = (18, 10, 22, 14, 44, 14, 12, 16)
REMARKS = ("", "", "", "租房", "单位宿舍", "已电话联系", "随迁子女", "=1+1")

Cells = tuple[str | date, ...]
Spelling = Callable[[date], str | date]

SPELLINGS: tuple[Spelling, ...] = (
    lambda day: day,
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y-%m-%d}".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
)
BETWEEN = ("；", "、", ";", ",", " ")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake of the kind rosters have: every how many rows, and what it does to the cells."""

    every: int
    first: int
    spoil: Callable[[list[str | date], Row], None]


def _set(
    column: int, value: Callable[[Row], str | date]
) -> Callable[[list[str | date], Row], None]:
    def spoil(cells: list[str | date], row: Row) -> None:
        cells[column] = value(row)

    return spoil


def _endorsed_after_cancellation(cells: list[str | date], row: Row) -> None:
    cells[5] = max((row.permit.issued_on, *(e.filed_on for e in row.permit.endorsements)))
    cells[4] = row.permit.endorsements[-1].filed_on if row.permit.endorsements else ""


def _endorsed_after_lapse(cells: list[str | date], row: Row) -> None:
    """In Beijing, two years after issue and without any endorsement between."""
    cells[4], cells[6] = row.permit.issued_on + timedelta(days=730), "110105"


FAULTS = (
    Fault(151, 89, _endorsed_after_cancellation),
    Fault(241, 97, _endorsed_after_lapse),
    Fault(97, 11, _set(0, lambda _: "")),
    Fault(89, 17, _set(3, lambda _: "")),
    Fault(101, 23, _set(3, lambda _: "2025-02-30")),
    Fault(103, 31, _set(3, lambda row: f"{row.permit.issued_on:%d/%m/%Y}")),
    Fault(127, 43, _set(2, lambda row: row.identity_number[:-1] + "A")),
    Fault(109, 53, _set(6, lambda _: "990101")),
    Fault(113, 61, _set(3, lambda row: row.permit.issued_on.replace(year=2014, day=1))),
    Fault(131, 67, _set(3, lambda _: DAY + timedelta(days=20))),
    Fault(137, 71, _set(4, lambda row: row.permit.issued_on - timedelta(days=40))),
    Fault(139, 79, _set(4, lambda row: row.permit.issued_on + timedelta(days=90))),
    Fault(149, 83, _set(5, lambda row: row.permit.issued_on - timedelta(days=3))),
    Fault(61, 5, _set(2, lambda row: row.identity_number.lower())),
    Fault(41, 7, _set(6, lambda _: "")),
)


def cells(rng: Random, row: Row, spell: Spelling, between: str) -> list[str | date]:
    """A person as cells, every date in one spelling; several dates in one cell are text."""
    endorsed = [spell(endorsement.filed_on) for endorsement in row.permit.endorsements]
    together = endorsed[0] if len(endorsed) == 1 else between.join(map(str, endorsed))
    return [
        row.permit_number,
        row.name,
        row.identity_number,
        spell(row.permit.issued_on),
        together,
        spell(row.cancelled_on) if row.cancelled_on else "",
        row.division_code,
        rng.choice(REMARKS),
    ]


def sample_rows(on: date, *, rows: int = ROWS, seed: int = 7) -> list[Cells]:
    """The rows of the sample, spoilt here and there as `FAULTS` says; some numbers come twice."""
    rng, made = Random(seed), list[Cells]()  # noqa: S311 - a sample, no secret
    spellings, before = cycle(SPELLINGS), ""
    for number in range(rows):
        row = person(rng, number, on)
        if number % 79 == 40:
            row = replace(row, permit_number=before)
        written = cells(rng, row, next(spellings), rng.choice(BETWEEN))
        for fault in FAULTS:
            if number % fault.every == fault.first:
                fault.spoil(written, row)
        made.append(tuple(written))
        before = row.permit_number
    return made


def write(path: Path, rows: list[Cells]) -> None:
    """Write the roster as a workbook with a title above its header and real dates."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        book.set_properties({"created": DAY_MADE})
        sheet = book.add_worksheet("名册")
        strong = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, TITLE, strong)
        sheet.write_row(1, 0, HEADINGS, strong)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value:
                    sheet.write_string(number, column, value)


if __name__ == "__main__":
    write(Path(sys.argv[1]), sample_rows(DAY))
