"""Workbooks as they come: titles, sheets, merged cells, formulas, odd cells; and hostile ones."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from anju.roster import xlsx_guard
from anju.roster.unusable import Unusable

Make = Callable[..., Any]

HEADER = ["居住证编号", "姓名", "签发日期", "签注日期", "备注"]
ROW = ["A1", "李䶮", date(2025, 11, 23), "", ""]


def moment(text: str) -> datetime:
    """A day with a time, as Excel knows it: without a zone."""
    return datetime.fromisoformat(text)


@pytest.fixture
def book(tmp_path: Path) -> xlsxwriter.Workbook:
    """A workbook to write by hand, and where it will be."""
    path = tmp_path / "book.xlsx"
    workbook = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    workbook.path = path
    return workbook


def fill(
    sheet: Worksheet, rows: list[list[Any]], first_row: int = 0, first_column: int = 0
) -> None:
    for number, row in enumerate(rows, first_row):
        for column, cell in enumerate(row, first_column):
            if cell not in ("", None):
                sheet.write(number, column, cell)


def test_titles_above_and_blanks_beside(reviewed: Make, book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("名册")
    sheet.merge_range(1, 2, 1, 6, "某单位居住证名册")
    fill(sheet, [HEADER, ROW, [], ["A2", "x", "bad"]], 3, 2)
    book.close()
    made = reviewed(book.path)
    assert made.done.source.header_row == 4
    assert made.done.source.sheet == "名册"
    assert [row["row"] for row in made.reviewed] == ["5"]
    assert made.reasons == {7: "bad_date"}


def test_the_first_sheet_with_a_header_is_read_unless_one_is_named(
    reviewed: Make, book: xlsxwriter.Workbook
) -> None:
    fill(book.add_worksheet("说明"), [["读我"]])
    fill(book.add_worksheet("甲"), [HEADER, ROW])
    fill(book.add_worksheet("乙"), [HEADER, ROW, ["A2", "", date(2025, 11, 23)]])
    book.close()
    assert reviewed(book.path).done.source.sheet == "甲"
    assert len(reviewed(book.path, sheet="乙", force=True).reviewed) == 2
    with pytest.raises(Unusable, match="no sheet 丙; there are 说明, 甲, 乙"):
        reviewed(book.path, sheet="丙", force=True)
    with pytest.raises(Unusable, match="no header"):
        reviewed(book.path, sheet="说明", force=True)


def test_a_hidden_sheet_is_said_to_be_hidden(reviewed: Make, book: xlsxwriter.Workbook) -> None:
    hidden = book.add_worksheet("旧")
    hidden.hide()
    fill(hidden, [HEADER, ROW])
    book.add_worksheet("新").activate()
    book.close()
    made = reviewed(book.path)
    assert made.done.source.notes[0][0] == "the sheet {sheet} is hidden"


def test_real_dates_numbers_and_times(reviewed: Make, sheet: Make) -> None:
    rows = [
        [*HEADER, "行政区划代码", "数"],
        ["A1", "", date(2023, 3, 15), moment("2024-03-01 08:30"), "", 440305, 1.5],
        ["A2", "", 20230315, 20240301, "", "440305", -5],
        ["A3", "", 45000, "", "", "", 10**12],
        ["A4", "", moment("2023-03-15 09:00"), True, "", "", time(9, 30)],
        [123456789012345, "", "2025-11-23", "", "", "", moment("2025-01-02 03:04:05")],
        [1234567890123456, "", "2025-11-23"],
        [12.5, "", "2025-11-23"],
        [True, "", "2025-11-23"],
        ["A9", "", date(2025, 11, 23), "", "", 44030],
    ]
    made = reviewed(sheet(rows))
    assert {row["row"]: row["place"] for row in made.reviewed} == {
        "2": "440300",
        "3": "440300",
        "6": "000000",
    }
    assert made.reviewed[0]["residence_years"] == made.reviewed[1]["residence_years"]
    assert made.reasons == {
        4: "bad_date",
        5: "bad_date",
        7: "bad_permit_number",
        8: "bad_permit_number",
        9: "bad_permit_number",
        10: "unknown_place",
    }
    assert [row["数"] for row in made.reviewed] == ["1.5", "-5", "2025-01-02 03:04:05"]
    assert made.reviewed[0]["签注日期"] == "2024-03-01 08:30:00"
    assert made.reviewed[2]["居住证编号"] == "123456789012345"


def test_cells_keep_their_kind_from_workbook_to_workbook(reviewed: Make, sheet: Make) -> None:
    row = [
        "A1",
        "=1+1",
        date(2025, 11, 23),
        "",
        " <&> \n\x01_x0041_",
        1.5,
        True,
        moment("2025-01-02 03:04"),
        time(9),
    ]
    made = reviewed(sheet([[*HEADER, "a", "b", "c", "d"], row]), out="out.xlsx")
    kept = made.reviewed[0]
    assert [kept[name] for name in HEADER] == row[:5]
    assert [kept[name] for name in "abcd"] == [1.5, True, moment("2025-01-02 03:04"), time(9)]
    assert kept["suspended_from"] == date(2026, 11, 24)
    assert kept["row"] == 2.0


def test_the_dates_of_1904(reviewed: Make, tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    options = {"default_date_format": "yyyy-mm-dd", "date_1904": True}
    with xlsxwriter.Workbook(path, options) as workbook:
        fill(workbook.add_worksheet(), [HEADER, ROW])
    assert reviewed(path).reviewed[0]["continuous_since"] == "2025-11-23"


def test_an_identity_number_as_a_number_is_refused(reviewed: Make, sheet: Make) -> None:
    rows = [
        ["permit_number", "identity_number", "issued_on"],
        ["A1", 110105194912310021, "2025-11-23"],
    ]
    assert reviewed(sheet(rows)).reasons == {2: "bad_identity_number"}


def test_formulas_and_errors(reviewed: Make, book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet()
    fill(sheet, [HEADER, ROW, ["A2"], ["A3"], ["A4"], ["", "", date(2025, 11, 23)]])
    sheet.write_formula("B2", '="李"&"四"', None, "李四")
    sheet.write_formula(
        "C3", "=DATE(2025,11,23)", book.add_format({"num_format": "yyyy/m/d"}), 45984
    )
    sheet.write_formula("C4", "=TODAY()-30", None, "")
    sheet.write_formula("C5", "=NA()", None, "#N/A")
    sheet.write_formula("A6", "=A5&1", None, "")
    book.close()
    without_results(book.path)
    made = reviewed(book.path)
    assert made.reviewed[0]["姓名"] == "李四"
    assert [row["row"] for row in made.reviewed] == ["2", "3"]
    assert made.reasons == {4: "bad_date", 5: "bad_date", 6: "bad_permit_number"}
    assert [row["签发日期"] for row in made.refused[:2]] == ["'=TODAY()-30", "#N/A"]
    assert (
        "formulas whose result is not in the file: {count}; open it in Excel and save it",
        {"count": 2},
    ) in (made.done.source.notes)


def without_results(path: Path) -> None:
    """Empties the results of formulas that xlsxwriter wrote as empty text."""
    change(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: (
            xml.replace(b' t="str"><f>TODAY', b"><f>TODAY")
            .replace(b' t="str"><f>A5', b"><f>A5")
            .replace(b"<v></v>", b"")
        ),
    )


def change(path: Path, name: str, how: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    parts[name] = how(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content)


def test_a_cell_merged_over_rows_stands_for_each(reviewed: Make, book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet()
    fill(sheet, [[*HEADER[:3], "居住地代码"], *([f"A{n}", "", "2025-11-23", ""] for n in range(4))])
    sheet.merge_range("D2:D4", "440305")
    book.close()
    made = reviewed(book.path)
    assert [row["place"] for row in made.reviewed] == ["440300", "440300", "440300", "000000"]
    assert made.done.source.notes


def test_a_permit_number_merged_over_rows_is_refused(
    reviewed: Make, book: xlsxwriter.Workbook
) -> None:
    sheet = book.add_worksheet()
    fill(sheet, [HEADER, ROW, ["", "", "", "2026-11-20"]])
    sheet.merge_range("A2:A3", "A1")
    book.close()
    with pytest.raises(Unusable, match="rows 2 to 3"):
        reviewed(book.path)


def test_a_header_of_two_rows(reviewed: Make, book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet()
    fill(
        sheet,
        [
            ["居住证编号", "签发日期", "签注", ""],
            ["", "", "签注日期", "签注日期2"],
            ["A1", "2023-03-15", "2024-03-01", "2025-03-01"],
        ],
    )
    sheet.merge_range("A1:A2", "居住证编号")
    sheet.merge_range("B1:B2", "签发日期")
    sheet.merge_range("C1:D1", "签注")
    book.close()
    assert reviewed(book.path).reviewed[0]["residence_years"] == "3"


# ── hostile files ───────────────────────────────────────────────────────────


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel file"),
        (b"PK\x03\x04" + bytes(100), "not an Excel workbook"),
        (b"permit_number,issued_on\n", "not an Excel workbook"),
        (bytes(range(256)), "not an Excel workbook"),
        (b"", "is empty"),
    ],
)
def test_what_only_bears_the_name(
    reviewed: Make, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unusable, match=sentence):
        reviewed(path)


def test_another_kind_of_package(reviewed: Make, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="not an Excel workbook"):
        reviewed(packed(tmp_path / "a.xlsx", {"word/document.xml": b"<a/>"}))
    with pytest.raises(Unusable, match="not an Excel workbook"):
        reviewed(packed(tmp_path / "b.xlsx", {"xl/workbook.xml": b"<a"}))


def test_a_bomb_in_the_texts(reviewed: Make, sheet: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_guard, "RATIO_COUNTS_FROM", 1 << 20)
    path = sheet([HEADER, ROW])
    change(path, "xl/sharedStrings.xml", lambda xml: xml + b" " * (40 << 20))
    with pytest.raises(Unusable, match="unfolds to more"):
        reviewed(path)


def test_a_bomb_in_the_sheet(reviewed: Make, sheet: Make) -> None:
    path = sheet([HEADER, ROW])
    change(path, "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (80 << 20))
    with pytest.raises(Unusable, match=r"unfolds to more|longer than 64 MB"):
        reviewed(path)


def test_a_size_that_lies(reviewed: Make, sheet: Make) -> None:
    path = sheet([HEADER, ROW])
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/sharedStrings.xml").file_size
    for at in range(len(content) - 4):
        if content[at : at + 4] == size.to_bytes(4, "little"):
            content[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(Unusable, match=r"unfolds to more|damaged"):
        reviewed(path)


def test_two_cells_in_opposite_corners(reviewed: Make, sheet: Make) -> None:
    path = sheet([HEADER, ROW])
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    change(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", far))
    with pytest.raises(Unusable, match="row 1048576 and column 16384"):
        reviewed(path)


def test_a_far_cell_alone_is_met(reviewed: Make, sheet: Make) -> None:
    path = sheet([HEADER, ROW])
    far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>A2</t></is></c></row></sheetData>'
    change(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", far))
    assert reviewed(path).reasons == {1048576: "missing_issue_date"}


def test_a_damaged_package(reviewed: Make, sheet: Make) -> None:
    path = sheet([HEADER, ROW])
    content = path.read_bytes()
    for cut in (len(content) // 2, len(content) - 30):
        path.write_bytes(content[:cut])
        with pytest.raises(Unusable, match="not an Excel workbook"):
            reviewed(path)


def test_entities_are_not_expanded(reviewed: Make, sheet: Make) -> None:
    path = sheet([HEADER, ROW])
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    change(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(b"?>", b"?>" + bomb, 1).replace(b'name="', b'name="&b;', 1),
    )
    with pytest.raises(Unusable, match="not an Excel workbook"):
        reviewed(path)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="9999999999"><c r="A9999999999"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>',
        '<row r="3"><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="3"><c r="ZZZZZZZ3"><v>1</v></c></row>',
        '<row r="3"><c r="ZZZZ3"><v>1</v></c></row>',
        '<row r="3"><c r="A99999999"><v>1</v></c></row>',
        '<row r="3"><c r="XFD9999999"><v>1</v></c></row>',
    ],
)
def test_a_cell_far_out_is_refused_however_it_is_written(
    reviewed: Make, book: xlsxwriter.Workbook, tmp_path: Path, row: str
) -> None:
    fill(book.add_worksheet("名册"), [HEADER, ROW])
    book.close()
    hostile = tmp_path / "hostile.xlsx"
    with zipfile.ZipFile(book.path) as good, zipfile.ZipFile(hostile, "w") as bad:
        for name in good.namelist():
            text = good.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace(b"</sheetData>", row.encode() + b"</sheetData>")
            bad.writestr(name, text)
    with pytest.raises(Unusable):
        reviewed(hostile)


def test_a_row_of_blanks_is_no_row(reviewed: Make, book: xlsxwriter.Workbook) -> None:
    fill(book.add_worksheet("名册"), [HEADER, ROW, [" "], [], ["\u00a0", " "]])
    book.close()
    made = reviewed(book.path)
    assert made.done.summary.as_json()["rows"] == 1


@pytest.mark.parametrize("name", ["签注日期2", "签注日期 3", "签注日期（2）", "endorsed_on2"])
def test_a_further_endorsement_column_is_read_as_people_number_it(
    reviewed: Make, book: xlsxwriter.Workbook, name: str
) -> None:
    late = ["A1", "李䶮", "2024-03-15", "2025-03-01", "", "2026-03-01"]
    fill(book.add_worksheet("名册"), [[*HEADER, name], late])
    book.close()
    made = reviewed(book.path)
    assert [row["residence_years"] for row in made.reviewed] == ["2"]
