"""Everything of the reviewed workbook but its rows: styles, headers, widths, filters, the legend.

xlsxwriter makes it, with an empty table; the rows are set in by `anju.roster.xlsx_writing`.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias
from zipfile import ZipFile

import xlsxwriter

from anju.roster.sheet_xml import Styles

Book: TypeAlias = Any
"""xlsxwriter ships no types."""

FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
HEADER = {
    **FONT,
    "bold": True,
    "bg_color": "#EFEBE4",
    "bottom": 1,
    "text_wrap": True,
    "valign": "top",
}
COLOURS = {"in_force": "#DFF0E3", "suspended": "#F9DEDC", "cancelled": "#E3E3E3"}
FORMATS = ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[hh]:mm:ss")
STYLE = re.compile(rb'<c r="[A-D]2" s="(\d+)"')
DIMENSION = re.compile(rb"<dimension [^>]*/>")


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One table of the workbook; `status` is the column that holds it."""

    name: str
    headings: Sequence[str]
    widths: Sequence[float]
    status: int | None = None


class SheetFrame(NamedTuple):
    """A sheet's XML before its first row under the header, and after its last."""

    head: bytes
    tail: bytes


@dataclass(frozen=True, slots=True)
class Frame:
    """A workbook's parts: the tables in two halves by the name of their part, the others whole."""

    tables: Mapping[str, SheetFrame]
    others: Mapping[str, bytes]
    styles: Styles


def frame(
    plans: Sequence[SheetPlan], rows: Sequence[int], legend: str, lines: Sequence[tuple[str, str]]
) -> Frame:
    """The frame of a workbook whose tables have so many `rows` under their headers.

    `legend` is the name of a last sheet that holds `lines`, a heading and a text each.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_calc_mode("auto")
        for plan, count in zip(plans, rows, strict=True):
            _add_table(book, plan, count)
        _add_legend(book, legend, lines)
    with ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(plans) + 1)]
    styles = Styles(*map(int, STYLE.findall(parts[names[0]])))
    tables = {name: _halves(parts.pop(name)) for name in names}
    return Frame(tables, parts, styles)


def _add_table(book: Book, plan: SheetPlan, rows: int) -> None:
    sheet, header = book.add_worksheet(plan.name), book.add_format(HEADER)
    last_row, last_column = max(rows, 1), len(plan.headings) - 1
    for column, (heading, width) in enumerate(zip(plan.headings, plan.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, header)
    for column, number_format in enumerate(FORMATS):
        sheet.write_blank(1, column, None, book.add_format({"num_format": number_format}))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3: twenty columns on one page's width, the header on every page
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, last_row, last_column)
    if plan.status is not None:
        for status, colour in COLOURS.items():
            sheet.conditional_format(
                *(1, plan.status, last_row, plan.status),
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{status}"',
                    "format": book.add_format({"bg_color": colour}),
                },
            )


def _add_legend(book: Book, name: str, lines: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet(name)
    strong = book.add_format({**FONT, "bold": True, "valign": "top"})
    plain = book.add_format({**FONT, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 96)
    for row, (heading, text) in enumerate(lines):
        sheet.write_string(row, 0, heading, strong)
        sheet.write_string(row, 1, text, plain)


def _halves(xml: bytes) -> SheetFrame:
    """Cut a sheet after its header; how far it reaches is left for the rows to say."""
    header_end = xml.index(b"</row>") + len(b"</row>")
    head, tail = xml[:header_end], xml[xml.index(b"</sheetData>") :]
    return SheetFrame(DIMENSION.sub(b"", head), tail)
