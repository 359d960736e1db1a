"""A table in the making: what a CSV and a sheet of a workbook have in common."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.roster.lookups import Lookup
from anju.roster.source import Batch, Column


class Numbers(NamedTuple):
    """A column of whole numbers, from 0."""

    values: NDArray[np.integer[Any]]


Written = Sequence[Lookup] | Numbers | NDArray[np.int32]
"""A column written by the review: text in parts, numbers, or days since 1970-01-01."""


class Table(Protocol):
    """Takes rows in the order they are to stand in."""

    def write(self, batch: Batch, rows: NDArray[np.int64], written: Sequence[Written]) -> None:
        """Add the rows of a batch at these places: numbers, source columns, those of the review."""
        ...


def source_columns(batch: Batch, rows: NDArray[np.int64]) -> list[Column]:
    """The source columns of some rows of a batch."""
    return [_picked(column, rows) for column in batch.columns()]


def _picked(column: Column, rows: NDArray[np.int64]) -> Column:
    if len(rows) == len(column):
        return column
    if isinstance(column, pl.Series):
        return column.gather(rows)
    return [column[row] for row in rows.tolist()]
