"""A whole column of dates: the usual spellings at once, every odd cell with care.

>>> import polars as pl
>>> read = read_days(Cells.of(pl.Series(["2025-03-15、2026/3/1", None, "March"])), several=True)
>>> read.days.tolist(), read.counts.tolist(), read.bad.tolist()
([20162, 20513], [2, 0, 0], [False, False, True])
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anju.roster.cells import Cells
from anju.roster.day_kernel import read_cells
from anju.roster.day_texts import day_in, days_in


@dataclass(frozen=True, slots=True)
class DayColumn:
    """The dates of N cells.

    `days` are int32 since 1970-01-01, those of all cells one after the other; `counts`
    (int32[N]) says how many each cell has; `bad` (bool[N]) marks cells that hold anything
    but dates, and count none.
    """

    days: NDArray[np.int32]
    counts: NDArray[np.int32]
    bad: NDArray[np.bool_]

    def single(self, empty: int) -> NDArray[np.int32]:
        """One day per cell, `empty` where there is none; for a column of single dates."""
        column = np.full(len(self.counts), empty, dtype=np.int32)
        column[self.counts > 0] = self.days
        return column


def read_days(cells: Cells, *, several: bool) -> DayColumn:
    """The dates of a column of text; `several` where a cell may hold more than one."""
    days, counts, odd = read_cells(cells.text, cells.starts, cells.ends, several)
    if not odd.any():
        return DayColumn(days, counts, odd)
    return _with_odd(DayColumn(days, counts, odd), cells, several=several)


def _with_odd(quick: DayColumn, cells: Cells, *, several: bool) -> DayColumn:
    """Puts the days of the odd cells among those that were read quickly."""
    read = days_in if several else day_in
    at = np.flatnonzero(quick.bad)
    found = [read(text) for text in cells.some(at)]
    counts, bad = quick.counts.copy(), np.zeros(len(cells), dtype=np.bool_)
    bad[at] = [days is None for days in found]
    counts[at] = [len(days or ()) for days in found]
    ends = np.cumsum(counts)
    moved = np.repeat(ends - np.cumsum(quick.counts), quick.counts)
    days = np.empty(int(counts.sum()), dtype=np.int32)
    days[np.arange(len(quick.days)) + moved] = quick.days
    for cell, here in zip(at, found, strict=True):
        if here:
            days[ends[cell] - len(here) : ends[cell]] = here
    return DayColumn(days, counts, bad)
