"""The division codes of a roster: which place's measure each row is judged by.

>>> import polars as pl
>>> places = shipped_places()
>>> rows = places.rows_of(Cells.of(pl.Series(["440305", None, "999999"])))
>>> [places.table.places[row].code if row >= 0 else None for row in rows]
['440300', '000000', None]
"""

from collections.abc import Collection
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.law.divisions import is_division
from anju.law.measures import Measures
from anju.law.measures_files import load_measures
from anju.population.compiled import kernel
from anju.population.table import MeasureTable
from anju.roster.cells import Bytes, Cells, trimmed
from anju.roster.cells import Places as At

UNKNOWN: Final = -1
"""Stands for a place that there is not and never was."""
NOT_ASKED: Final = -2
NO_CODE: Final = 1_000_000


class Places:
    """Finds the row of the measure table for a division code, and keeps what it found."""

    def __init__(
        self, measures: Measures, table: MeasureTable, further: Collection[str] = ()
    ) -> None:
        """`table` holds the places of `measures`; `further` are codes the law lacks."""
        self.table = table
        self._further = frozenset(further)
        self._measures = measures
        self._table_rows = {place.code: row for row, place in enumerate(table.places)}
        self._rows = np.full(1_000_001, NOT_ASKED, dtype=np.int16)
        self._rows[NO_CODE] = UNKNOWN

    def row_of(self, code: str) -> int:
        """The row of the place that a code falls back to; UNKNOWN where it is no code."""
        if is_division(code) or code in self._further:
            return self._table_rows[self._measures.for_place(code).code]
        return UNKNOWN

    def rows_of(self, codes: Cells) -> NDArray[np.int16]:
        """The rows (int16) for N codes, the national one where a cell is blank."""
        numbers = _numbers(codes.text, codes.starts, codes.ends)
        rows = self._rows[numbers]
        if (rows == NOT_ASKED).any():
            for number in np.unique(numbers[rows == NOT_ASKED]).tolist():
                self._rows[number] = self.row_of(f"{number:06}")
            rows = self._rows[numbers]
        return rows


@kernel
def _numbers(text: Bytes, starts: At, ends: At) -> NDArray[np.int32]:
    """The codes as numbers; 0 where a cell is blank, NO_CODE where it has not six digits."""
    found = np.zeros(len(starts), dtype=np.int32)
    for cell in range(len(starts)):
        start, end = trimmed(text, starts[cell], ends[cell])
        number = 0 if end - start in (0, 6) else NO_CODE
        for at in range(start, end):
            digit = int(text[at]) - 48
            if digit < 0 or digit > 9 or number == NO_CODE:
                number = NO_CODE
            else:
                number = number * 10 + digit
        found[cell] = number
    return found


@cache
def shipped_places() -> Places:
    """The places that have a measure, as shipped."""
    measures = load_measures()
    return Places(measures, MeasureTable.of(measures))
