"""What is written: nothing lost, nothing changed, nothing that runs."""

import codecs
import csv
import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anju.law.explanation import explain
from anju.law.facts import Cancellation, Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.life import live
from anju.law.measures_files import load_measures
from anju.law.refusals import refusal_in_words
from anju.roster.csv_writing import as_text
from anju.roster.legend import COLUMNS, REASONS
from anju.roster.reasons import Reason
from anju.roster.unusable import Unusable
from anju.roster.written_columns import REVIEWED

Make = Callable[..., Any]

HEADER = "permit_number,name,issued_on,endorsed_on,remark\n"
WRITTEN = [
    *("row", "permit_number", "name", "issued_on", "endorsed_on", "remark", "place", "status"),
    *("window", "window_first_day", "window_last_day", "suspended_from", "continuous_since"),
    *("residence_years", "accumulated_days", "cancelled_from", "next_step", "explanation"),
]


def test_the_columns_of_a_csv(reviewed: Make) -> None:
    made = reviewed(HEADER + "A1,Li,2025-11-23,,x\nA2,Li,bad,,y\n", language="zh")
    assert list(made.reviewed[0]) == WRITTEN
    assert list(made.refused[0]) == [*WRITTEN[:6], "reason", "detail"]
    assert made.done.targets.reviewed.read_bytes().startswith(codecs.BOM_UTF8)
    assert made.done.targets.refused.name == "out-refused.csv"
    assert "全国规定" in made.reviewed[0]["explanation"]
    row = {name: made.reviewed[0][name] for name in WRITTEN[6:-1]}
    assert list(row.values()) == [
        *("000000", "in_force", "open", "2026-10-23", "2026-11-22", "2026-11-24", "2025-11-23"),
        *("1", "366", "", "endorse"),
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_workbook(reviewed: Make, language: str) -> None:
    made = reviewed(HEADER + "A1,Li,2025-11-23,,x\nA2,Li,bad,,y\n", out="first.xlsx")
    assert list(made.reviewed[0]) == WRITTEN
    reviewed(HEADER + "A1,Li,2025-11-23,,x\n", out="first.xlsx", force=True)
    with zipfile.ZipFile(made.done.targets.reviewed) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="1"' in sheet
    assert '<autoFilter ref="A1:R2"/>' in sheet
    assert sheet.count("<cfRule") == 3


def test_chinese_headers_in_a_workbook(reviewed: Make, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook, WorksheetNotFound

    with pytest.raises(WorksheetNotFound, match="reviewed"):
        reviewed(HEADER + "A1,Li,2025-11-23,,x\nA2,,,,\n", out="zh.xlsx", language="zh")
    book = CalamineWorkbook.from_path(str(tmp_path / "zh.xlsx"))
    assert book.sheet_names[1] == "refused"
    header = book.get_sheet_by_index(0).to_python()[0]
    assert header[1:6] == HEADER.strip().split(",")
    assert not set(header) & set(REVIEWED)


def test_columns_that_bear_the_name_of_one_written(reviewed: Make) -> None:
    text = (
        "row,permit_number,issued_on, status ,reason,x,x,\n9,A1,2025-11-23,s,r,1,2,3\n8,,,,q,,,\n"
    )
    made = reviewed(text)
    with made.done.targets.reviewed.open(encoding="utf-8-sig") as file:
        header = next(csv.reader(file))
    assert header[:9] == [
        "row",
        "source_row",
        "permit_number",
        "issued_on",
        "source_status",
        "reason",
        "x",
        "x",
        "",
    ]
    assert made.reviewed[0]["source_status"] == "s"
    assert made.refused[0]["source_reason"] == "q"
    assert made.refused[0][" status "] == ""


@pytest.mark.parametrize("sign", "=+-@")
def test_no_text_becomes_a_formula(reviewed: Make, sign: str) -> None:
    text = (
        f"permit_number,issued_on,{sign}head,name\n"
        f'{sign}1,2025-11-23,{sign}x,"{sign}y,z"\n{sign}2,bad,{sign},a{sign}\n'
    )
    made = reviewed(text)
    row, refused = made.reviewed[0], made.refused[0]
    assert (row["permit_number"], row[f"'{sign}head"], row["name"]) == (
        f"'{sign}1",
        f"'{sign}x",
        f"'{sign}y,z",
    )
    assert (refused[f"'{sign}head"], refused["name"]) == (f"'{sign}", f"a{sign}")
    made = reviewed(text, out="out.xlsx", force=True)
    assert (made.reviewed[0]["permit_number"], made.reviewed[0][f"{sign}head"]) == (
        f"{sign}1",
        f"{sign}x",
    )
    with zipfile.ZipFile(made.done.targets.reviewed) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_numbers_of_a_workbook_are_no_text(reviewed: Make, sheet: Make) -> None:
    made = reviewed(sheet([["permit_number", "issued_on", "n"], ["A1", "2025-11-23", -5]]))
    assert made.reviewed[0]["n"] == "-5"
    assert as_text(["-5", -5.0]).to_list() == ["'-5", "-5"]


CELL = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=8
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(CELL, CELL, st.sampled_from(["2025-11-23", "x", ""]), CELL), max_size=12
    ),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_no_row_is_lost_and_no_cell_changed(
    reviewed: Make, rows: list[tuple[str, ...]], quoting: Literal[0, 1]
) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=quoting).writerows(
        [["permit_number", "name", "issued_on", "remark"], *rows]
    )
    if not any(cell.strip() for row in rows for cell in row):
        with pytest.raises(Unusable, match="empty"):
            reviewed(text.getvalue(), force=True)
        return
    made = reviewed(text.getvalue(), force=True)
    found = {int(row["row"]): row for row in [*made.reviewed, *made.refused]}
    assert len(found) == len(made.reviewed) + len(made.refused) == made.done.summary.rows
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            result = found.pop(number)
            kept = [result[name] for name in ("permit_number", "name", "issued_on", "remark")]
            assert kept == ["'" + cell if cell[:1] in "=+-@" and cell else cell for cell in row]
    assert not found
    for table in (made.reviewed, made.refused):
        numbers = [int(row["row"]) for row in table]
        assert numbers == sorted(numbers)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "on", [date(2026, 11, 23), date(2021, 6, 15), date(2020, 3, 1), date(2028, 2, 29)]
)
def test_sentences_are_those_of_the_law(reviewed: Make, language: str, on: date) -> None:
    random.seed(f"{on}{language}")
    measures = load_measures()
    lines, permits = [], {}
    for number in range(2, 1500):
        issued = date(2017, 6, 1) + timedelta(
            days=random.randrange((on - date(2017, 6, 1)).days + 20)
        )
        endorsed = sorted(
            issued + timedelta(days=365 * k + random.randrange(-40, 60))
            for k in range(1, random.randrange(1, 6))
        )
        cancelled = (
            issued + timedelta(days=random.randrange(-5, 3000)) if random.random() < 0.1 else None
        )
        place = random.choice(measures.codes())
        lines.append(f"P{number},{issued},{' '.join(map(str, endorsed))},{cancelled or ''},{place}")
        permits[number] = (issued, endorsed, cancelled, place)
    made = reviewed(
        "permit_number,issued_on,endorsed_on,cancelled_on,division_code\n" + "\n".join(lines),
        on=on,
        language=language,
    )
    said = {
        int(row["row"]): row.get("explanation") or row["detail"]
        for row in [*made.reviewed, *made.refused]
    }
    for number, (issued, endorsed, cancelled, place) in permits.items():
        permit = Permit(
            issued,
            tuple(map(Endorsement, endorsed)),
            (Cancellation(cancelled),) if cancelled else (),
        )
        try:
            sentence = explain(live(permit, measures.for_place(place), on), language)
        except RefusedHistory as refused:
            sentence = refusal_in_words(refused, language)
        assert said[number] == sentence


def test_the_legend_explains_every_column_and_reason() -> None:
    assert list(COLUMNS) == list(REVIEWED)
    assert list(REASONS) == list(Reason)


def test_an_excel_sheet_has_an_end(reviewed: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from anju.roster import xlsx_writing

    monkeypatch.setattr(xlsx_writing, "MOST_ROWS", 3)
    rows = "A1,,2025-11-23,,\nA2,,2025-11-23,,\n"
    assert len(reviewed(HEADER + rows, out="a.xlsx").reviewed) == 2
    with pytest.raises(Unusable, match=r"choose --out with a \.csv"):
        reviewed(HEADER + rows + "A3,,2025-11-23,,\n", out="b.xlsx")


def test_series_and_cells_are_written_alike() -> None:
    texts = ["=a", "", "b", None]
    assert as_text(pl.Series(texts)).fill_null("").to_list() == ["'=a", "", "b", ""]
