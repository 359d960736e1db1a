"""Reads a roster from an Excel workbook.

The first sheet in whose first rows a header is found is the roster, unless one is named.
Title lines above the header are passed over; a cell merged over several rows stands for
each of them.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from anju.roster.headers import HEADER_WITHIN, NO_HEADER, Field, Header, find_header, read_header
from anju.roster.source import LOST, Batch, Cell, gathered
from anju.roster.unusable import Unusable
from anju.roster.xlsx_cells import is_blank, judged, shown
from anju.roster.xlsx_guard import NOT_WORKBOOK, Package
from anju.roster.xlsx_sheet import Sheet, look_through, sheet_entries
from anju.words import N_

if TYPE_CHECKING:
    from anju.roster.cells import Cells

AT_ONCE = 20_000


class XlsxSource:
    """A workbook that is open for reading; see `anju.roster.source.Source`."""

    def __init__(self, path: Path, sheet: str | None = None) -> None:
        """Finds the sheet and the header; raises Unusable where there is none."""
        self.path = path
        self.notes: list[tuple[str, dict[str, object]]] = []
        self._package = Package(path)
        self._package.check_texts()
        self._sheet, at, header = self._find(sheet)
        self.sheet = self._sheet.name
        self.header, self._first_data_row = _with_lower_names(self._sheet, at, header)
        self.header.check()
        self.header_row = at + 1
        self._merged = self._merged_cells()
        self._tops: dict[tuple[int, int], str] = {}
        self._say_what_is_odd()

    def _find(self, name: str | None) -> tuple[Sheet, int, Header]:
        best: tuple[Sheet, int, Header] | None = None
        for sheet in self._sheets(name):
            rows = [[shown(cell) for cell in row] for row in islice(sheet.rows(), HEADER_WITHIN)]
            found = find_header(rows)
            if found and (best is None or len(found[1].missing) < len(best[2].missing)):
                best = (sheet, *found)
            if best and not best[2].missing:
                return best
        if best is None:
            raise Unusable(
                NO_HEADER,
                file=self.path.name,
            )
        return best

    def _sheets(self, name: str | None) -> Iterator[Sheet]:
        """The sheets to look at, opened one by one after a look at their size."""
        entries = sheet_entries(self._package)
        try:
            book = CalamineWorkbook.from_path(str(self.path))
            hidden = {
                sheet.name: sheet.visible is not SheetVisibleEnum.Visible
                for sheet in book.sheets_metadata
                if sheet.typ is SheetTypeEnum.WorkSheet
            }
            if name is not None and name not in hidden:
                raise Unusable(
                    N_("there is no sheet {name}; there are {names}"),
                    name=name,
                    names=tuple(hidden),
                )
            for each in hidden if name is None else (name,):
                oddities = look_through(self._package, entries.get(each, ""))
                self._hidden = hidden[each]
                yield Sheet(book.get_sheet_by_name(each), oddities)
        except (CalamineError, ValueError, OSError) as error:
            raise self._package.refusal(NOT_WORKBOOK) from error

    def _merged_cells(self) -> dict[int, list[tuple[int, int]]]:
        """The merged cells below the header, first and last row, by the column of a field."""
        fields = {column: field for field, found in self.header.columns.items() for column in found}
        merged: dict[int, list[tuple[int, int]]] = {}
        for top, bottom, left in self._sheet.merged:
            column = left - self._sheet.first_column
            if bottom < self._first_data_row or column not in fields:
                continue
            if fields[column] is Field.PERMIT_NUMBER:
                raise Unusable(
                    N_(
                        "a permit number is merged over rows {first} to {last}: a permit has "
                        "one row, "
                        "and all its endorsements stand in that row"
                    ),
                    first=top + 1,
                    last=bottom + 1,
                )
            merged.setdefault(column, []).append((top, bottom))
        return merged

    def _say_what_is_odd(self) -> None:
        if self._hidden:
            self.notes.append((N_("the sheet {sheet} is hidden"), {"sheet": self.sheet}))
        if self._merged:
            self.notes.append(
                (N_("cells merged over several rows stand for each of these rows"), {})
            )
        if formulas := len(self._sheet.oddities.formulas):
            sentence = N_(
                "formulas whose result is not in the file: {count}; open it in Excel and save it"
            )
            self.notes.append((sentence, {"count": formulas}))

    def batches(self) -> Iterator[Batch]:
        """The rows after the header, some thousand at once, under their numbers in the sheet."""
        rows = islice(enumerate(self._sheet.rows()), self._first_data_row, None)
        number = self.header.columns[Field.PERMIT_NUMBER][0]
        while some := list(islice(rows, AT_ONCE)):
            kept = [
                (at, row)
                for at, row in some
                if not (is_blank(row[number : number + 1]) and is_blank(row))
            ]
            if kept:
                yield self._batch(kept, some[-1][0] / max(1, self._sheet.height))

    def _batch(self, rows: list[tuple[int, list[Cell]]], done: float) -> Batch:
        places = [at for at, _ in rows]
        columns = tuple(zip(*(row for _, row in rows), strict=True))
        texts: dict[Field, Cells] = {
            field: gathered(
                [self._judged(columns[column], field, column, places) for column in found]
            )
            for field, found in self.header.columns.items()
            if field is not Field.NAME
        }
        return Batch(np.array(places, dtype=np.int64) + 1, lambda: columns, texts, done)

    def _judged(
        self, cells: tuple[Cell, ...], field: Field, column: int, places: list[int]
    ) -> pl.Series:
        texts = judged(cells, field)
        if self._sheet.odd_rows:
            for index, place in enumerate(places):
                if place in self._sheet.odd_rows and column in self._sheet.has_lost(place):
                    texts[index] = LOST
        if column in self._merged:
            self._fill_merged(texts, column, places)
        return pl.Series(texts, dtype=pl.String)

    def _fill_merged(self, texts: list[str], column: int, places: list[int]) -> None:
        at = {place: index for index, place in enumerate(places)}
        for top, bottom in self._merged[column]:
            if top in at:
                self._tops[column, top] = texts[at[top]]
            text = self._tops.get((column, top), "")
            for place in range(max(top, places[0]), min(bottom, places[-1]) + 1):
                if place in at:
                    texts[at[place]] = text


def _with_lower_names(sheet: Sheet, at: int, header: Header) -> tuple[Header, int]:
    """The header with the names of its lower rows, where its cells are merged over several."""
    bottom = max((bottom for top, bottom, _ in sheet.merged if top == at), default=at)
    names = list(header.names)
    for row in islice(sheet.rows(), at + 1, min(bottom, at + HEADER_WITHIN) + 1):
        names = [
            shown(cell) if shown(cell).strip() else name
            for cell, name in zip(row, names, strict=True)
        ]
    return (read_header(names) if bottom > at else header), bottom + 1
