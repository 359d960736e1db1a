"""Writes lines of CSV from cells as they stand in another CSV, and texts from tables.

A source cell is copied byte by byte with the quotation marks it has; one that a
spreadsheet would take for a formula gets a ' in front.  Texts of the review are looked
up, and copied too.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.population.compiled import kernel
from anju.roster.cells import QUOTE, Bytes, Cells, Places
from anju.roster.csv_kernel import LINE_FEED
from anju.roster.lookups import Lookup
from anju.roster.source import RawRecords

COMMA, APOSTROPHE = 44, 39
DIGITS = 20


class Lines:
    """Makes lines of CSV; the room they are made in is used again and again."""

    def __init__(self) -> None:
        self._room = np.empty(1 << 20, dtype=np.uint8)

    def of(
        self, raw: RawRecords, kept: NDArray[np.int64], numbers: NDArray[np.int64],
        written: Sequence[Sequence[Lookup]],
    ) -> memoryview:
        """The lines of the records `kept`: number, source cells, then each cell of `written`.

        A written cell is one text looked up, or several put together, which may hold any
        character.  The lines are good until the next ones are made.
        """
        parts = [part for cell in written for part in _quoted(cell)]
        opens = np.array([i == 0 for cell in written for i, _ in enumerate(_quoted(cell))])
        table, index = _one_table(parts)
        spans = raw.starts[kept], raw.ends[kept]
        self._make_room(len(kept), spans, table, index)
        used = _write(
            self._room, numbers, raw.text, *spans, table.text, table.starts, table.ends, index, opens
        )
        return self._room[:used].data

    def _make_room(
        self, lines: int, spans: tuple[Places, Places], table: Cells, index: NDArray[np.int32]
    ) -> None:
        widths = np.append(table.ends - table.starts, 0)
        longest = sum(int(widths[column].max(initial=0)) + 1 for column in index)
        source = int((spans[1] - spans[0]).sum()) + 4 * spans[0].size
        needed = source + lines * (longest + DIGITS)
        if needed > len(self._room):
            self._room = np.empty(needed + needed // 8, dtype=np.uint8)


def _quoted(cell: Sequence[Lookup]) -> Sequence[Lookup]:
    """A cell put together from several texts, in quotation marks."""
    if len(cell) == 1:
        return cell
    mark = Lookup(pl.Series(['"']), np.zeros(len(cell[0].which), dtype=np.int32))
    doubled = [Lookup(part.texts.str.replace_all('"', '""', literal=True), part.which) for part in cell]
    return [mark, *doubled, mark]


def _one_table(parts: Sequence[Lookup]) -> tuple[Cells, NDArray[np.int32]]:
    """All texts one below the other, and for each part the places of its texts."""
    tables = {id(part.texts): part.texts for part in parts}
    firsts, first = {}, 0
    for name, texts in tables.items():
        firsts[name], first = first, first + len(texts)
    index = np.empty((len(parts), len(parts[0].which)), dtype=np.int32)
    for row, part in zip(index, parts, strict=True):
        row[:] = part.which
        row += firsts[id(part.texts)]
    return Cells.of(pl.concat(tables.values())), index


@kernel
def _write(
    out: Bytes, numbers: Places, text: Bytes, starts: Places, ends: Places,
    table: Bytes, table_starts: Places, table_ends: Places,
    index: NDArray[np.int32], opens: NDArray[np.bool_],
) -> int:
    """Write the lines; how many bytes they have."""
    at = 0
    for line in range(len(numbers)):
        at = _number(out, at, numbers[line])
        for column in range(starts.shape[1]):
            out[at] = COMMA
            at = _source_cell(out, at + 1, text, starts[line, column], ends[line, column])
        for part in range(len(index)):
            if opens[part]:
                out[at] = COMMA
                at += 1
            place = index[part, line]
            start, end = table_starts[place], table_ends[place]
            for byte in range(end - start):
                out[at + byte] = table[start + byte]
            at += end - start
        out[at] = LINE_FEED
        at += 1
    return at


@kernel
def _number(out: Bytes, at: int, number: int) -> int:
    """Write a number from 1 in digits; the place after it."""
    width, rest = 1, number // 10
    while rest:
        width, rest = width + 1, rest // 10
    for digit in range(width - 1, -1, -1):
        out[at + digit] = 48 + number % 10
        number //= 10
    return at + width


@kernel
def _source_cell(out: Bytes, at: int, text: Bytes, start: int, end: int) -> int:
    """Write a cell as it stands, with a ' before what begins a formula; the place after it."""
    is_quoted = start > 0 and text[start - 1] == QUOTE
    if is_quoted:
        out[at] = QUOTE
        at += 1
    if start < end and text[start] in (61, 43, 45, 64):
        out[at] = APOSTROPHE
        at += 1
    for byte in range(end - start):
        out[at + byte] = text[start + byte]
    at += end - start
    if is_quoted:
        out[at] = QUOTE
        at += 1
    return at
