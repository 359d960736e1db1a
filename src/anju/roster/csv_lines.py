"""Writes lines of CSV from cells as they stand in another CSV, and texts from tables.

A source cell is copied byte by byte with the quotation marks it has; one that a
spreadsheet would take for a formula gets a ' in front.  Texts of the review are looked
up, and copied too.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.population.compiled import kernel, part
from anju.roster.cells import QUOTE, Bytes, Cells, Places
from anju.roster.copying import copy_bytes
from anju.roster.csv_kernel import LINE_FEED, Spans
from anju.roster.lookups import Lookup
from anju.roster.source import RawRecords

COMMA, APOSTROPHE = 44, 39
DIGITS = 20
MOST_MERGED = 4096


class Lines:
    """Makes lines of CSV; the rooms they are made in are used in turn."""

    def __init__(self) -> None:
        self._rooms = [np.empty(1 << 20, dtype=np.uint8) for _ in range(2)]

    def of(
        self,
        raw: RawRecords,
        kept: NDArray[np.int64],
        numbers: NDArray[np.int64],
        written: Sequence[Sequence[Lookup]],
    ) -> memoryview:
        """The lines of the records `kept`: number, source cells, then each cell of `written`.

        A written cell is one text looked up, or several put together, which may hold any
        character.  The lines are good until the second next ones are made.
        """
        parts = _merged([piece for cell in written for piece in _parts(cell)])
        table, which = _one_table([piece.lookup for piece in parts])
        commas = np.array([piece.is_first for piece in parts])
        spans = raw.starts[kept], raw.ends[kept]
        room = self._room(len(kept), spans, table, which)
        used = _write(
            room, numbers, raw.text, *spans, table.text, table.starts, table.ends, which, commas
        )
        return room[:used].data

    def _room(
        self, lines: int, spans: tuple[Spans, Spans], table: Cells, which: NDArray[np.int32]
    ) -> Bytes:
        """A room that the lines fit in, however long their texts."""
        widths = table.ends - table.starts
        longest = sum(int(widths[column].max(initial=0)) + 1 for column in which)
        source = int((spans[1] - spans[0]).sum()) + 4 * spans[0].size
        needed = source + lines * (longest + DIGITS)
        self._rooms.reverse()
        if needed > len(self._rooms[0]):
            self._rooms[0] = np.empty(needed + needed // 8, dtype=np.uint8)
        return self._rooms[0]


class Part(NamedTuple):
    """Texts of a line, and whether they begin a cell."""

    lookup: Lookup
    is_first: bool


def _parts(cell: Sequence[Lookup]) -> list[Part]:
    """A cell's texts; one put together from several stands in quotation marks."""
    if len(cell) > 1:
        mark = Lookup(pl.Series(['"']), np.zeros(len(cell[0].which), dtype=np.int32))
        doubled = (piece.texts.str.replace_all('"', '""', literal=True) for piece in cell)
        inner = [Lookup(texts, piece.which) for texts, piece in zip(doubled, cell, strict=True)]
        cell = [mark, *inner, mark]
    return [Part(lookup, place == 0) for place, lookup in enumerate(cell)]


def _merged(parts: Sequence[Part]) -> list[Part]:
    """The same texts in fewer parts: neighbours with few texts become one table of both."""
    found = [parts[0]]
    for piece in parts[1:]:
        before = found[-1].lookup
        first, second = before.texts, piece.lookup.texts
        if len(first) * len(second) > MOST_MERGED:
            found.append(piece)
            continue
        comma = "," if piece.is_first else ""
        ends = [comma + (text or "") for text in second]
        texts = pl.Series([(text or "") + end for text in first for end in ends])
        which = before.which.astype(np.int32) * len(second) + piece.lookup.which
        found[-1] = Part(Lookup(texts, which), found[-1].is_first)
    return found


def _one_table(parts: Sequence[Lookup]) -> tuple[Cells, NDArray[np.int32]]:
    """All texts one below the other, and for each piece the places of its texts."""
    tables = {id(piece.texts): piece.texts for piece in parts}
    firsts, first = {}, 0
    for name, texts in tables.items():
        firsts[name], first = first, first + len(texts)
    which = np.empty((len(parts), len(parts[0].which)), dtype=np.int32)
    for row, piece in enumerate(parts):
        which[row] = piece.which
        which[row] += firsts[id(piece.texts)]
    return Cells.of(pl.concat(tables.values())), which


@kernel
def _write(
    out: Bytes,
    numbers: Places,
    text: Bytes,
    starts: Spans,
    ends: Spans,
    table: Bytes,
    table_starts: Places,
    table_ends: Places,
    which: NDArray[np.int32],
    commas: NDArray[np.bool_],
) -> int:
    """Write the lines; how many bytes they have."""
    at, last = 0, starts.shape[1] - 1
    for line in range(len(numbers)):
        at = _number(out, at, numbers[line])
        out[at] = COMMA
        at += 1
        if _stands(text, starts[line]):
            start, end = starts[line, 0], ends[line, last]
            start -= start > 0 and text[start - 1] == QUOTE
            end += starts[line, last] > 0 and text[starts[line, last] - 1] == QUOTE
            copy_bytes(out, at, text, start, end - start)
            at += end - start
        else:
            for column in range(last + 1):
                at = _source_cell(out, at, text, starts[line, column], ends[line, column])
                out[at] = COMMA
                at += column < last
        for piece in range(len(which)):
            if commas[piece]:
                out[at] = COMMA
                at += 1
            place = which[piece, line]
            start, end = table_starts[place], table_ends[place]
            copy_bytes(out, at, table, start, end - start)
            at += end - start
        out[at] = LINE_FEED
        at += 1
    return at


@part
def _stands(text: Bytes, starts: Places) -> bool:
    """Whether a record can be copied as it stands: every cell, none that begins a formula."""
    for column in range(len(starts)):
        start = starts[column]
        if start == 0 and column > 0:
            return False
        byte = text[start] if start < len(text) else 0
        if byte == 61 or byte == 43 or byte == 45 or byte == 64:  # noqa: PLR1714 - as the kernel likes it
            return False
    return True


@part
def _number(out: Bytes, at: int, number: int) -> int:
    """Write a number from 1 in digits; the place after it."""
    width, rest = 1, number // 10
    while rest:
        width, rest = width + 1, rest // 10
    for digit in range(width - 1, -1, -1):
        out[at + digit] = 48 + number % 10
        number //= 10
    return at + width


@part
def _source_cell(out: Bytes, at: int, text: Bytes, start: int, end: int) -> int:
    """Write a cell as it stands, with a ' before what begins a formula; the place after it."""
    is_quoted = start > 0 and text[start - 1] == QUOTE
    if is_quoted:
        out[at] = QUOTE
        at += 1
    if start < end and text[start] in (61, 43, 45, 64):
        out[at] = APOSTROPHE
        at += 1
    copy_bytes(out, at, text, start, end - start)
    at += end - start
    if is_quoted:
        out[at] = QUOTE
        at += 1
    return at
