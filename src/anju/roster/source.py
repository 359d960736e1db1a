"""What is read from a roster, whatever its format: rows in batches, every cell kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.roster.headers import Field, Header

Cell = str | float | bool | date | datetime | time | timedelta
"""A cell of a workbook; blank is the empty text."""

Column = pl.Series | Sequence[Cell]
"""One source column of a batch: a column of text (CSV), or the cells of a workbook."""

LOST = "\0"
"""Stands, in the text to judge, for a cell whose content is not what it shows.

A number that lost digits, a truth value, a formula without its result: no text of a
roster can be equal to it, because none may hold this character.
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows in the order of the roster; wholly blank ones are left out.

    `rows` (int64[N]) are the row numbers as a person sees them; `columns` the source
    columns in their order, to be carried through; `texts` the fields found, as text of N
    cells to judge (null where blank); `done` the share of the roster read so far.
    """

    rows: NDArray[np.int64]
    columns: tuple[Column, ...]
    texts: Mapping[Field, pl.Series]
    done: float

    def __len__(self) -> int:
        return len(self.rows)


class Source(Protocol):
    """A roster that is open for reading; raises Unusable where it cannot be read on."""

    header: Header
    header_row: int
    """The row of the header as a person sees it, from 1."""
    sheet: str | None
    """The name of the sheet; None in a CSV."""
    notes: list[tuple[str, dict[str, object]]]
    """Sentences of the catalogue, with their values, about how the roster was read."""

    def batches(self) -> Iterator[Batch]:
        """The rows, from the first after the header to the last."""
        ...


def gathered(parts: Sequence[pl.Series]) -> pl.Series:
    """The cells of several columns of one field as one: several dates, a semicolon between."""
    if len(parts) == 1:
        return parts[0]
    return pl.select(pl.concat_str(parts, separator=";", ignore_nulls=True)).to_series()
