"""Columns of text of which there are few: a table of texts, and which of them each row has.

>>> import numpy as np
>>> letters, dash = pl.Series(["a", "b"]), pl.Series(["-"])
>>> sentence([Lookup(letters, np.array([1, 0])), Lookup(dash, np.array([0, 0]))]).to_list()
['b-', 'a-']
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Lookup:
    """N texts: row i has `texts[which[i]]`, blank where that is empty."""

    texts: pl.Series
    which: NDArray[np.integer[Any]]

    def series(self) -> pl.Series:
        """The texts of all rows, null where blank."""
        return self.texts.gather(self.which)


def sentence(parts: Sequence[Lookup]) -> pl.Series:
    """Texts put together from several, row by row."""
    if len(parts) == 1:
        return parts[0].series()
    whole = pl.concat_str(*(part.series() for part in parts), ignore_nulls=True)
    return pl.select(whole).to_series().alias("")


class NumberWords:
    """Whole numbers as text; the table grows with what is asked for."""

    def __init__(self) -> None:
        self._texts = pl.Series([], dtype=pl.String)

    def of(self, numbers: NDArray[np.integer[Any]]) -> Lookup:
        """The digits of N numbers, from 0."""
        most = int(numbers.max(initial=0))
        if most >= len(self._texts):
            self._texts = pl.Series(np.arange(most + 1 + most // 8)).cast(pl.String)
        return Lookup(self._texts, numbers)
