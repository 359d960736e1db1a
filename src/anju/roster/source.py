"""What is read from a roster, whatever its format: rows in batches, every cell kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.roster.cells import Bytes, Cells
from anju.roster.csv_kernel import Spans
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
class RawRecords:
    """N records of a regular block of CSV: cell (i, j) is `text[starts[i, j]:ends[i, j]]`.

    The spans leave the quotation marks around a cell out; those within are doubled.
    """

    text: Bytes
    starts: Spans
    ends: Spans

    def cells(self, column: int) -> Cells:
        """The cells of a column, to be judged."""
        starts, ends = (np.ascontiguousarray(each[:, column]) for each in (self.starts, self.ends))
        return Cells(self.text, starts, ends, is_raw=True)

    def column(self, column: int) -> pl.Series:
        """The cells of a column as text, null where empty."""
        texts = self.cells(column).some(range(len(self.starts)))
        return pl.Series([text or None for text in texts], dtype=pl.String)

    def columns(self) -> tuple[pl.Series, ...]:
        """All columns as text."""
        return tuple(map(self.column, range(self.starts.shape[1])))


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows in the order of the roster; wholly blank ones are left out.

    `rows` (int64[N]) are the row numbers as a person sees them; `columns` gives the source
    columns in their order, to be carried through; `texts` the fields found, as text of N
    cells to judge; `done` the share of the roster read so far; `raw` the records as they
    stand, where they come from a regular CSV.
    """

    rows: NDArray[np.int64]
    columns: Callable[[], Sequence[Column]]
    texts: Mapping[Field, Cells]
    done: float
    raw: RawRecords | None = None

    def __len__(self) -> int:
        return len(self.rows)


class Source(Protocol):
    """A roster that is open for reading; raises Unusable where it cannot be read on."""

    header: Header
    header_row: int
    """The row of the header as a person sees it, from 1."""
    notes: list[tuple[str, dict[str, object]]]
    """Sentences of the catalogue, with their values, about how the roster was read."""

    @property
    def sheet(self) -> str | None:
        """The name of the sheet; None in a CSV."""
        ...

    def batches(self) -> Iterator[Batch]:
        """The rows, from the first after the header to the last."""
        ...


def gathered(parts: Sequence[pl.Series]) -> Cells:
    """The cells of several columns of one field as one: several dates, a semicolon between."""
    if len(parts) == 1:
        return Cells.of(parts[0])
    joined = pl.concat_str(*parts, separator=";", ignore_nulls=True)
    return Cells.of(pl.select(joined).to_series())
