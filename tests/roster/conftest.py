import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from anju.roster.request import Request
from anju.roster.review import Reviewed, review

ROSTERS = Path(__file__).parent / "rosters"
ON = date(2026, 11, 23)
Roster = str | bytes | Path | list[list[Any]]


@dataclass
class Made:
    """A review that was made, with what it wrote, row by row."""

    done: Reviewed
    reviewed: list[dict[str, Any]]
    refused: list[dict[str, Any]]

    @property
    def reasons(self) -> dict[int, str]:
        return {int(row["row"]): row["reason"] for row in self.refused}


def read_csv(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_sheet(path: Path, name: str) -> list[dict[str, Any]]:
    header, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.fixture
def rosters() -> Path:
    """The folder of sample rosters and of what is expected of them."""
    return ROSTERS


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as a workbook."""
    return lambda rows, name="roster.xlsx": write_sheet(tmp_path / name, rows)


@pytest.fixture
def reviewed(tmp_path: Path) -> Callable[..., Made]:
    """Reviews a roster given as text, bytes, rows for a sheet, or a path."""

    def make(roster: Roster, out: str = "out.csv", on: date = ON, **asked: Any) -> Made:  # noqa: ANN401 - whatever a request takes
        path = roster if isinstance(roster, Path) else write(roster)
        target = tmp_path / out
        request = Request(path, on, out=target, language="en")
        done = review(replace(request, **asked))
        if target.suffix == ".csv":
            refused = done.targets.refused
            return Made(done, read_csv(target), read_csv(refused) if refused else [])
        return Made(done, read_sheet(target, "reviewed"), read_sheet(target, "refused"))

    def write(roster: str | bytes | list[list[Any]]) -> Path:
        if isinstance(roster, list):
            return write_sheet(tmp_path / "roster.xlsx", roster)
        path = tmp_path / "roster.csv"
        path.write_bytes(roster.encode() if isinstance(roster, str) else roster)
        return path

    return make


def write_sheet(path: Path, rows: list[list[Any]]) -> Path:
    """A workbook of one sheet; blank cells are left out, days and numbers are what they are."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("名册")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
    return path
