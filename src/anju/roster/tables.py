"""A table in the making: what a CSV and a sheet of a workbook have in common."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.roster.source import Column

Written = pl.Series | NDArray[np.int32]
"""A column written by the review: text, numbers, or days as int32 since 1970-01-01."""


class Table(Protocol):
    """Takes rows in the order they are to stand in."""

    def write(
        self, rows: NDArray[np.int64], source: Sequence[Column], written: Sequence[Written]
    ) -> None:
        """Add N rows: their numbers, the source columns, the columns of the review."""
        ...


def picked(column: Column, rows: NDArray[np.int64]) -> Column:
    """Some cells of a source column, by their places."""
    if len(rows) == len(column):
        return column
    if isinstance(column, pl.Series):
        return column.gather(rows)
    return [column[row] for row in rows.tolist()]
