"""The division codes of a roster: which place's measure each row is judged by.

>>> import polars as pl
>>> places = shipped_places()
>>> rows = places.rows_of(Cells.of(pl.Series(["440305", None, "999999"])))
>>> [places.table.places[row].code if row >= 0 else None for row in rows]
['440300', '000000', None]
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from anju.law.divisions import divisions, is_division
from anju.law.measures import NATIONAL, Measures
from anju.law.measures_files import load_measures
from anju.population.compiled import kernel
from anju.population.table import MeasureTable
from anju.roster.cells import Bytes, Cells, trimmed
from anju.roster.cells import Places as At

UNKNOWN = -1
"""Stands for a place that there is not and never was."""


class Places:
    """Finds the row of the measure table for a division code."""

    def __init__(self, measures: Measures, table: MeasureTable) -> None:
        """`table` holds the places of `measures`."""
        self.table = table
        self._measures = measures
        rows = {place.code: row for row, place in enumerate(table.places)}
        self._rows = np.full(1_000_000, UNKNOWN, dtype=np.int16)
        codes = {division.code for division in divisions()} | {NATIONAL}
        for code in codes:
            self._rows[int(code)] = rows[measures.for_place(code).code]

    def row_of(self, code: str) -> int:
        """The row of the place that a code falls back to; UNKNOWN where it is no code."""
        if not (len(code) == 6 and code.isascii() and code.isdigit() and is_division(code)):
            return UNKNOWN
        return int(self._rows[int(code)])

    def rows_of(self, codes: Cells) -> NDArray[np.int16]:
        """The rows (int16) for N codes, the national one where a cell is blank."""
        return _rows_of(codes.text, codes.starts, codes.ends, self._rows)


@kernel
def _rows_of(
    text: Bytes, starts: At, ends: At, rows: NDArray[np.int16]
) -> NDArray[np.int16]:
    found = np.empty(len(starts), dtype=np.int16)
    for cell in range(len(starts)):
        start, end = trimmed(text, starts[cell], ends[cell])
        number = 0
        for at in range(start, end):
            digit = int(text[at]) - 48
            number = number * 10 + digit if 0 <= digit <= 9 and number >= 0 else -1
        known = (end - start == 6 and number >= 0) or start == end
        found[cell] = rows[number] if known else UNKNOWN
    return found


@cache
def shipped_places() -> Places:
    """The places that have a measure, as shipped."""
    measures = load_measures()
    return Places(measures, MeasureTable.of(measures))
