"""The rosters that came with what is asked of the review: every row as expected."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Any]

SAMPLES = [
    ("roster.xlsx", "expected.csv", date(2026, 11, 23)),
    ("roster-gb18030.csv", "expected.csv", date(2026, 11, 23)),
    ("roster-2021.csv", "expected-2021.csv", date(2021, 6, 15)),
]


def plain(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell or "")


@pytest.mark.parametrize("out", ["out.csv", "out.xlsx"])
@pytest.mark.parametrize(("roster", "expected", "on"), SAMPLES)
def test_every_row_is_as_expected(
    reviewed: Make, rosters: Path, roster: str, expected: str, on: date, out: str
) -> None:
    made = reviewed(rosters / roster, out=out, on=on)
    rows = {plain(row["row"]): row for row in made.reviewed}
    refused = {plain(row["row"]): row["reason"] for row in made.refused}
    with (rosters / expected).open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    assert len(rows) + len(refused) == len(wanted) == made.done.summary.rows
    for want in wanted:
        number, _, reason = want.pop("row"), want.pop("permit_number"), want.pop("reason")
        if reason:
            assert refused[number] == reason
        else:
            assert {name: plain(rows[number][name]) for name in want} == want
