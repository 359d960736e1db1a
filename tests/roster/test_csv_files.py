"""CSV as it comes: encodings, quotation marks, ragged rows, junk; a right answer or a clear no."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from anju.roster import csv_reading
from anju.roster.unusable import Unusable

Make = Callable[..., Any]

HEADER = "居住证编号,姓名,签发日期,签注日期,备注\n"
ROWS = 'A1,李䶮,2025-11-23,,一\nA2,王𠮷,2024-03-15,"2025-03-01,2026-03-02","二\n行""引"""\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_encodings_and_line_ends(reviewed: Make, encoding: str, ending: str) -> None:
    made = reviewed((HEADER + ROWS).replace("\n", ending).encode(encoding))
    first, second = made.reviewed
    assert (first["姓名"], second["姓名"]) == ("李䶮", "王𠮷")
    assert second["备注"] == f'二{ending}行"引"'
    assert second["residence_years"] == "2"
    assert second["row"] == "3"


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_other_separators_are_found_out(reviewed: Make, separator: str) -> None:
    text = "permit_number,name,issued_on\nA1,Li,2025-11-23\nA2,x,bad\n".replace(",", separator)
    made = reviewed(text.replace("x", '"a,b"'))
    assert made.reviewed[0]["name"] == "Li"
    assert made.refused[0]["name"] == "a,b"


def test_title_lines_above_the_header(reviewed: Make) -> None:
    made = reviewed("某某单位名册,,,,\n\n" + HEADER + ROWS + "A3,,bad,,\n")
    assert made.done.source.header_row == 3
    assert [row["row"] for row in made.reviewed] == ["2", "3"]
    assert made.reasons == {4: "bad_date"}


def test_short_rows_are_filled_and_blank_rows_are_none(reviewed: Make) -> None:
    made = reviewed(HEADER + "A1,Li,2025-11-23\n\n , ,\nA2\nA3,=x,2025-11-23\n")
    assert [row["row"] for row in made.reviewed] == ["2", "6"]
    assert made.reviewed[1]["姓名"] == "'=x"
    assert made.reasons == {5: "missing_issue_date"}
    assert made.done.summary.rows == 3


def test_blank_cells_beyond_the_header_are_none(reviewed: Make) -> None:
    made = reviewed(HEADER + "A1,Li,2025-11-23,,一, ,,\n")
    assert made.reviewed[0]["备注"] == "一"
    assert not made.done.source.notes


def test_filled_cells_beyond_the_header_are_carried_through(reviewed: Make) -> None:
    rows = "A1,Li,2025-11-23,,\nA2,Li,2025-11-23,,x,y,z\nA3,Li,bad,,,w\n"
    made = reviewed(HEADER + rows)
    assert [row["row"] for row in made.reviewed] == ["2", "3"]
    assert made.reasons == {4: "bad_date"}
    assert made.done.source.header.names[-2:] == ("", "")
    assert [values["row"] for _, values in made.done.source.notes] == [3]


def test_more_cells_than_any_sheet_holds_are_refused(reviewed: Make) -> None:
    with pytest.raises(Unusable, match="row 2 has 20005 cells"):
        reviewed(HEADER + "A1,Li,2025-11-23,,," + ",".join("x" * 20000) + "\n")


def test_a_quotation_mark_within_a_cell_is_kept(reviewed: Make) -> None:
    made = reviewed(HEADER + 'A1,李"小"红,2025-11-23,,5" 管\nA2,"李",2025-11-23,,\n')
    assert [row["姓名"] for row in made.reviewed] == ['李"小"红', "李"]
    assert made.reviewed[0]["备注"] == '5" 管'


@pytest.mark.parametrize(
    "row", ['A1,"Li,2025-11-23,,\nA2,Li,2025-11-23,,\n', 'A1,"Li"x,2025-11-23,,\n']
)
def test_a_quotation_mark_in_the_wrong_place_is_said(reviewed: Make, row: str) -> None:
    with pytest.raises(Unusable, match=r"line [0-9]+ is not well formed"):
        reviewed(HEADER + row)


def test_old_line_ends(reviewed: Make) -> None:
    made = reviewed((HEADER + "A1,Li,2025-11-23,,\nA2,Li,2025-11-23,,\n").replace("\n", "\r"))
    assert len(made.reviewed) == 2


def test_a_return_within_a_cell_does_not_end_the_row(reviewed: Make, tmp_path: Path) -> None:
    made = reviewed(HEADER + 'A1,Li,2025-11-23,,"a\rb"\n')
    assert made.reviewed[0]["备注"] == "a\rb"


def test_no_line_end_at_the_end(reviewed: Make) -> None:
    for last in (
        "A2,Li,2025-11-23,,x",
        'A2,Li,2025-11-23,,"x"',
        "A2,Li,2025-11-23,,x\r",
        'A2,Li,2025-11-23,,"x"\r',
    ):
        made = reviewed(HEADER + "A1,Li,2025-11-23,,\n" + last, force=True)
        assert made.reviewed[1]["备注"].strip() == "x"


def test_a_cell_of_ten_megabytes(reviewed: Make) -> None:
    long = "长" * 3_500_000
    made = reviewed(HEADER + f"A1,Li,2025-11-23,,{long}\nA2,Li,2025-11-23,,{long[:10]}\n")
    assert made.reviewed[0]["备注"] == long
    with pytest.raises(Unusable, match="32767"):
        reviewed(HEADER + f"A1,Li,2025-11-23,,{long}\n", out="out.xlsx", force=True)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xff\xfe" + "居住证编号".encode("utf-16-le"), "UTF-16"),
        (bytes(range(256)) * 40, "no text"),
        (b"PK\x03\x04" + bytes(100), "workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old or protected"),
        (HEADER.encode() + b"A1,\xff\xff\xff,2025-11-23,,\n", "neither UTF-8 nor GB18030"),
        (HEADER.encode(), "roster is empty"),
        (HEADER.encode() + b",,,,\n\n", "roster is empty"),
        (b"a,b,c\n1,2,3\n", "no header"),
        ("居住证编号,姓名\nA1,x\n".encode(), "no column for 签发日期"),
        ("居住证编号,签发日期,发证日期\nA1,,\n".encode(), "same field"),
        ("居住证编号,签发日期,签注日期2,endorsed_on_2\nA1,,,\n".encode(), "same field"),
    ],
)
def test_files_that_cannot_be_used(reviewed: Make, content: bytes, sentence: str) -> None:
    with pytest.raises(Unusable, match=sentence):
        reviewed(content)


def test_a_zero_byte_far_into_the_file(reviewed: Make) -> None:
    rows = "".join(f"A{n},Li,2025-11-23,,\n" for n in range(100_000))
    with pytest.raises(Unusable, match="no text"):
        reviewed((HEADER + rows).encode() + b"A,\0,2025-11-23,,\n")


@pytest.mark.parametrize("block", [64, 100, 1000])
def test_blocks_end_anywhere(reviewed: Make, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    rows = [[f"A{n}", "名" * (n % 7), "2025-11-23", "", 'x"\n,\r\n' * (n % 3)] for n in range(300)]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    monkeypatch.setattr(csv_reading, "BLOCK", block)
    for encoding in ("utf-8", "gb18030"):
        made = reviewed((HEADER + text.getvalue()).encode(encoding), force=True)
        assert [[row[name] for name in HEADER.strip().split(",")] for row in made.reviewed] == rows
        assert [int(row["row"]) for row in made.reviewed] == list(range(2, 302))


def test_several_columns_of_endorsements(reviewed: Make) -> None:
    header = "permit_number,issued_on,endorsed_on,endorsed_on_2,签注日期3\n"
    made = reviewed(header + "A1,2023-03-15,2024-03-01,2025-03-01,2026-03-01\nA2,2023-03-15,,x,\n")
    assert made.reviewed[0]["residence_years"] == "3"
    assert made.reasons == {3: "bad_date"}
