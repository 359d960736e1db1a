"""Days of a column as text: each day is written once, then looked up.

>>> words = DayWords(date.isoformat)
>>> words.of(np.array([20000, NO_DAY], dtype=np.int32)).series().to_list()
['2024-10-04', None]
"""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.population.codes import NO_DAY
from anju.population.table import EPOCH
from anju.roster.lookups import Lookup


class DayWords:
    """Writes days in one way; the table of days grows with what is asked for."""

    def __init__(self, write: Callable[[date], str]) -> None:
        """`write` gives the text of one day."""
        self._write = write
        self._first, self._texts = 0, pl.Series([None], dtype=pl.String)

    def of(self, days: NDArray[np.int32]) -> Lookup:
        """The texts of N days (int32 since 1970-01-01), blank where there is none."""
        real = days != NO_DAY
        if real.any():
            self._reach(int(days[real].min()), int(days[real].max()))
        places = np.where(real, days.astype(np.int64) - self._first + 1, 0)
        return Lookup(self._texts, places)

    def _reach(self, first: int, last: int) -> None:
        known = len(self._texts) - 1
        if known and self._first <= first and last < self._first + known:
            return
        if known:
            first, last = min(first, self._first), max(last, self._first + known - 1)
        days = (EPOCH + timedelta(days=number) for number in range(first, last + 1))
        self._first = first
        self._texts = pl.Series([None, *map(self._write, days)], dtype=pl.String)
