"""Rows of a sheet as XML, a whole batch at once.

xlsxwriter makes everything else of a workbook; for rows it takes several times as long as
reading them (docs/decisions has the figures), so that these are put together in columns.

>>> cells = SheetRows(Styles(1, 2, 3, 4))
>>> print(cells.xml(2, 2, [pl.Series(["a<b", None]), Numbers(np.array([7, 8]))]))
<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">a&lt;b</t></is></c>\
<c r="B2"><v>7</v></c></row><row r="3"><c r="B3"><v>8</v></c></row>
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import numpy as np
import polars as pl

from anju.population.table import EPOCH
from anju.roster.day_words import DayWords
from anju.roster.lookups import Lookup, sentence
from anju.roster.source import Cell, Column
from anju.roster.tables import Numbers, Written
from anju.roster.unusable import Unusable
from anju.words import N_

EXCEL_EPOCH = date(1899, 12, 30)
LONGEST_TEXT = 32_767
BEFORE_TEXT = ' t="inlineStr"><is><t xml:space="preserve">'
AFTER_TEXT = "</t></is></c>"
MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
POLARS_UNWRITABLE = "[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_"
DAY = timedelta(days=1)


class Styles(NamedTuple):
    """The numbers of a workbook's styles: days, days with a time, times of day, durations."""

    day: int
    moment: int
    time: int
    duration: int


class SheetRows:
    """Writes columns of cells as the XML of rows."""

    def __init__(self, styles: Styles) -> None:
        """`styles` are those of the workbook the rows go to."""
        self._styles = styles
        self._days = DayWords(self._day)

    def xml(self, first_row: int, rows: int, columns: Sequence[Column | Written]) -> str:
        """`rows` rows from row `first_row` (from 1) on; blank cells are left out."""
        number = pl.Series(range(first_row, first_row + rows)).cast(pl.String)
        cells = [
            pl.concat_str(pl.lit(f'<c r="{column_letters(place)}'), number, pl.lit('"'), content)
            for place, content in enumerate(map(self._contents, columns))
        ]
        row = pl.concat_str(
            pl.lit('<row r="'), number, pl.lit('">'), *cells, pl.lit("</row>"), ignore_nulls=True
        )
        return str(pl.select(row).to_series().str.join("").item() or "")

    def _contents(self, column: Column | Written) -> pl.Series:
        """What follows the place of each cell; null where it is blank."""
        if isinstance(column, pl.Series):
            return _texts(column)
        if isinstance(column, Numbers):
            return _numbers(pl.Series(column.values))
        if isinstance(column, np.ndarray):
            return self._days.of(column).series()
        parts = [part for part in column if isinstance(part, Lookup)]
        if parts:
            return _texts(sentence(parts))
        cells = (self._cell(cell) for cell in column if not isinstance(cell, Lookup))
        return pl.Series(cells, dtype=pl.String)

    def _cell(self, cell: Cell) -> str | None:
        if isinstance(cell, str):
            return BEFORE_TEXT + text_xml(cell) + AFTER_TEXT if cell else None
        if isinstance(cell, bool):
            return f' t="b"><v>{int(cell)}</v></c>'
        if isinstance(cell, float):
            return f"><v>{cell!r}</v></c>"
        return self._time(cell)

    def _time(self, cell: date | time | timedelta) -> str:
        if isinstance(cell, datetime):
            days = (cell - datetime.combine(EXCEL_EPOCH, time())) / DAY
            return f' s="{self._styles.moment}"><v>{days!r}</v></c>'
        if isinstance(cell, date):
            return self._day(cell)
        if isinstance(cell, time):
            share = (datetime.combine(EPOCH, cell) - datetime.combine(EPOCH, time())) / DAY
            return f' s="{self._styles.time}"><v>{share!r}</v></c>'
        return f' s="{self._styles.duration}"><v>{cell / DAY!r}</v></c>'

    def _day(self, day: date) -> str:
        return f' s="{self._styles.day}"><v>{(day - EXCEL_EPOCH).days}</v></c>'


def column_letters(place: int) -> str:
    """The letters of a column, from 0: A to Z, then AA and so on."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters = chr(65 + letter) + letters
        place -= 1
    return letters


def text_xml(text: str) -> str:
    """A text as it stands in a workbook's XML; raises Unusable where Excel could not hold it."""
    if len(text) > LONGEST_TEXT:
        raise Unusable(
            N_("a cell holds more than 32767 characters, Excel's limit: choose --out with a .csv")
        )
    for sign, written in MARKUP.items():
        text = text.replace(sign, written)
    return UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _numbers(column: pl.Series) -> pl.Series:
    text = column.cast(pl.String)
    return pl.select(pl.concat_str(pl.lit("><v>"), text, pl.lit("</v></c>"))).to_series()


def _texts(column: pl.Series) -> pl.Series:
    longest = column.str.len_bytes().max()
    unwritable = column.str.contains(POLARS_UNWRITABLE).any()
    if unwritable or (isinstance(longest, int) and longest > LONGEST_TEXT):
        escaped = pl.Series([text_xml(text) if text else None for text in column], dtype=pl.String)
    else:
        escaped = column.str.replace_many(MARKUP)
    filled = pl.when(escaped != "").then(escaped)
    return pl.select(pl.concat_str(pl.lit(BEFORE_TEXT), filled, pl.lit(AFTER_TEXT))).to_series()
