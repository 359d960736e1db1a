"""The division codes of a roster: which place's measure each row is judged by.

>>> places = Places(load_measures(), MeasureTable.of(load_measures()))
>>> rows = places.rows_of(pl.Series(["440305", None, "999999"]))
>>> [places.table.places[row].code if row >= 0 else None for row in rows]
['440300', '000000', None]
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.law.divisions import is_division
from anju.law.measures import NATIONAL, Measures
from anju.law.measures_files import load_measures
from anju.population.table import MeasureTable

UNKNOWN = -1
"""Stands for a place that there is not and never was."""


class Places:
    """Finds the row of the measure table for a division code, and keeps what it found."""

    def __init__(self, measures: Measures, table: MeasureTable) -> None:
        """`table` holds the places of `measures`."""
        self.table = table
        self._measures = measures
        self._rows = {place.code: row for row, place in enumerate(table.places)}
        self._found: dict[str, int] = {}

    def row_of(self, code: str) -> int:
        """The row of the place that a code falls back to; UNKNOWN where it is no code."""
        if code not in self._found:
            self._found[code] = self._find(code.strip())
        return self._found[code]

    def rows_of(self, codes: pl.Series) -> NDArray[np.int64]:
        """The rows for N codes, the national one where a cell is blank."""
        filled = codes.fill_null("")
        distinct = filled.unique()
        rows = pl.Series([self.row_of(code) for code in distinct], dtype=pl.Int64)
        return filled.replace_strict(distinct, rows, return_dtype=pl.Int64).to_numpy()

    def _find(self, code: str) -> int:
        if code and not (len(code) == 6 and code.isascii() and code.isdigit()):
            return UNKNOWN
        if code and not is_division(code):
            return UNKNOWN
        return self._rows[self._measures.for_place(code or NATIONAL).code]


def places() -> Places:
    """The places that have a measure, as shipped."""
    measures = load_measures()
    return Places(measures, MeasureTable.of(measures))
