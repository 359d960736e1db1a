"""Takes columns as callers have them, and makes the columns that answers are written to."""

from collections.abc import Sized
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anju.population.codes import NO_DAY

Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]


def days_column(days: ArrayLike) -> Int32s:
    """Days as int32 since 1970-01-01; `datetime64` is understood, its NaT is `NO_DAY`.

    Raises ValueError for numbers that int32 cannot hold.
    """
    column = np.asarray(days)
    if column.dtype.kind == "M":
        nights = column.astype("datetime64[D]").astype(np.int64)
        column = np.where(np.isnat(column), NO_DAY, nights)
    return narrowed(column, np.int32)


def narrowed(column: NDArray[Any], dtype: type[np.integer[Any]]) -> NDArray[Any]:
    """Whole numbers in one dtype, contiguous; raises ValueError where one does not fit."""
    if column.dtype != dtype and column.size:
        limits = np.iinfo(dtype)
        if column.dtype.kind not in "iu" or column.min() < limits.min or column.max() > limits.max:
            raise ValueError(f"not a column of {np.dtype(dtype).name}: {column.dtype.name}")
    return np.ascontiguousarray(column, dtype)


def offsets_column(offsets: ArrayLike, count: int, rows: int) -> Int64s:
    """Offsets as int64, `count` + 1, never falling, from 0 to `rows`; raises ValueError."""
    column: Int64s = narrowed(np.asarray(offsets), np.int64)
    if column.shape != (count + 1,) or column[0] != 0 or column[-1] != rows:
        raise ValueError(f"{count} permits and {rows} rows need {count + 1} offsets, 0 to {rows}")
    if (column[1:] < column[:-1]).any():
        raise ValueError("offsets never fall")
    return column


def place_column(places: ArrayLike, known: int) -> NDArray[np.uint16]:
    """Rows of a table of `known` places as uint16; raises ValueError for a row it does not have."""
    column: NDArray[np.uint16] = narrowed(np.asarray(places), np.uint16)
    if column.size and column.max() >= known:
        raise ValueError(f"place {column.max()} is not one of the table's {known}")
    return column


def same_length(count: int, **columns: Sized) -> None:
    """Raise ValueError unless every column has `count` rows."""
    for name, column in columns.items():
        if len(column) != count:
            raise ValueError(f"{name} has {len(column)} rows, not {count}")
