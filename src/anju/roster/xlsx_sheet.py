"""One sheet of a workbook: its rows, with errors and formulas put back in their places."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from python_calamine import CalamineSheet

from anju.roster.source import Cell
from anju.roster.xlsx_guard import NOT_WORKBOOK, Package
from anju.roster.xlsx_oddities import Oddities, whole_rows

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
RELATED = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def sheet_entries(package: Package) -> dict[str, str]:
    """The name of the entry that holds each sheet, by the sheet's name."""
    try:
        book = ET.fromstring(package.text("xl/workbook.xml"))  # noqa: S314 - expat expands no bombs
        links = ET.fromstring(package.text("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except ET.ParseError as error:
        raise package.refusal(NOT_WORKBOOK) from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = [*book.iter(MAIN + "sheet"), *book.iter(STRICT + "sheet")]
    related = {
        sheet.get("name", ""): targets.get(
            next((sheet.get(r) for r in RELATED if sheet.get(r)), "")
        )
        for sheet in sheets
    }
    return {name: _entry(target) for name, target in related.items() if target}


def _entry(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class Sheet:
    """A sheet that is open for reading; a cell is known by row and column, from 0."""

    def __init__(self, sheet: CalamineSheet, oddities: Oddities) -> None:
        """`oddities` are those of the same sheet."""
        self.name = sheet.name
        self.height = sheet.total_height
        self.oddities = oddities
        self.merged = [
            (top, bottom, left)
            for (top, left), (bottom, _) in sheet.merged_cell_ranges or ()
            if bottom > top
        ]
        self._sheet = sheet
        self.first_column = sheet.start[1] if sheet.start else 0
        self._put_back: dict[int, list[tuple[int, str]]] = {}
        for odd in (oddities.errors, oddities.formulas):
            for (row, column), text in odd.items():
                self._put_back.setdefault(row, []).append((column - self.first_column, text))

    def rows(self) -> Iterator[list[Cell]]:
        """All rows from the top of the sheet; the first cell is in `first_column`."""
        for index, row in enumerate(self._sheet.iter_rows()):
            for column, text in self._put_back.get(index, ()):
                if column < 0 or column >= len(row):
                    continue
                row[column] = text
            yield row

    def has_lost(self, row: int) -> Iterator[int]:
        """The columns of a row, from `first_column`, whose content is not there to judge."""
        return (column for column, _ in self._put_back.get(row, ()))

    @property
    def odd_rows(self) -> frozenset[int]:
        """The rows that hold an error or a formula without a result."""
        return frozenset(self._put_back)


def look_through(package: Package, entry: str) -> Oddities:
    """What a sheet holds beside its values; raises Unusable where it is too large to be read."""
    if entry not in package.entries:
        raise package.refusal(NOT_WORKBOOK)
    oddities = Oddities()
    for piece in whole_rows(package.unfold(package.entries[entry])):
        oddities.look_at(piece)
    return oddities
