"""The records of a CSV one by one, read with care: slower, and exact about what is wrong."""

import csv
import io
import sys
from codecs import IncrementalDecoder
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import polars as pl

from anju.roster.headers import Header
from anju.roster.unusable import Unusable
from anju.words import N_

AT_ONCE = 20_000
CHUNK = 1 << 20
MOST_COLUMNS = 16_384
"""As many as an Excel sheet has."""


class WiderThanHeader(Exception):
    """A record has filled cells that no header stands above."""


class Records:
    """The records of a CSV in order; `consumed` counts the bytes of those that were read."""

    def __init__(self, path: Path, encoding: str, separator: str) -> None:
        """Opens the file; use it in a `with` statement."""
        csv.field_size_limit(sys.maxsize)
        self._file = path.open(encoding=encoding, newline="")
        self._encoding = encoding.removesuffix("-sig")
        self._separator = separator
        self._record = 0
        self._lines: Iterator[str] = iter(self._file)
        self.consumed = len("\ufeff".encode()) if encoding == "utf-8-sig" else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def first(self, count: int) -> Iterator[list[str]]:
        """The first `count` records; raises Unusable at one that is not well formed."""
        return islice(self._all(self._counted()), count)

    def go_on(self, kept: str, file: BinaryIO, decoder: IncrementalDecoder) -> None:
        """Go on where a quicker reader stopped: the text it kept, then the rest of its file."""
        self._lines = _lines(kept, file, decoder)

    def in_batches(self) -> Iterator[list[list[str]]]:
        """All remaining records, some thousand at once."""
        records = self._all(self._lines)
        while batch := list(islice(records, AT_ONCE)):
            yield batch

    def _all(self, lines: Iterator[str]) -> Iterator[list[str]]:
        reader = csv.reader(lines, delimiter=self._separator, strict=True)
        try:
            yield from reader
        except csv.Error as error:
            raise Unusable(
                N_("line {line} is not well formed as CSV ({error}): look at its quotation marks"),
                line=reader.line_num,
                error=error,
            ) from error

    def _counted(self) -> Iterator[str]:
        for line in self._lines:
            self.consumed += len(line.encode(self._encoding))
            yield line


def _lines(kept: str, file: BinaryIO, decoder: IncrementalDecoder) -> Iterator[str]:
    """Lines with their own endings, as the standard library's reader wants them."""
    while True:
        fresh = file.read(CHUNK)
        kept += decoder.decode(fresh, final=not fresh)
        lines = list(io.StringIO(kept, newline=""))
        kept = lines.pop() if fresh and lines else ""
        yield from lines
        if not fresh:
            return


def rows_as_frame(rows: Sequence[list[str]], width: int) -> pl.DataFrame:
    """Records as columns of text, null where empty; short ones are filled up.

    Raises WiderThanHeader for a record with more cells than the header, unless they are blank.
    """
    whole = [row if len(row) == width else _fitted(row, width) for row in rows]
    columns = zip(*whole, strict=True)
    return pl.DataFrame(
        {
            str(index): pl.Series([cell or None for cell in cells], dtype=pl.String)
            for index, cells in enumerate(columns)
        }
    )


def _fitted(row: list[str], width: int) -> list[str]:
    if _filled(row) > width:
        raise WiderThanHeader
    return row[:width] + [""] * (width - len(row))


def _filled(row: list[str]) -> int:
    """How many cells a record has, without blank ones at its end."""
    cells = len(row)
    while cells and not row[cells - 1].strip():
        cells -= 1
    return cells


def widened(header: Header, records: Iterator[list[str]]) -> tuple[Header, int]:
    """A header with nameless columns for all that stands beyond it, and the first such record.

    The record is counted from 1.  Raises Unusable beyond what any sheet can hold.
    """
    width = len(header.names)
    beyond = [
        (number, cells) for number, row in enumerate(records, 1) if (cells := _filled(row)) > width
    ]
    first, widest = beyond[0][0], max(cells for _, cells in beyond)
    if widest > MOST_COLUMNS:
        raise Unusable(
            N_(
                "row {row} has {cells} cells, the header {columns}: a cell that holds commas needs "
                "quotation marks around it"
            ),
            row=first,
            cells=widest,
            columns=width,
        )
    return Header((*header.names, *[""] * (widest - width)), header.columns), first
