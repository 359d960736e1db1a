"""Cuts a block of CSV into records and cells, where every quotation mark is in its place."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.population.compiled import kernel, part
from anju.roster.cells import QUOTE, Bytes, trimmed

Spans = NDArray[np.int64]

LINE_FEED: Final = 10
RETURN: Final = 13
REGULAR, IRREGULAR, FOREIGN = range(3)


class Cut(NamedTuple):
    """What a cut came to: how many whole records, where the last ends, and how the block is.

    An IRREGULAR block is to be read with more care from there on: a quotation mark inside
    of a cell, a lone return, a record with more cells than the header.  A FOREIGN one
    holds a byte 0 and is no text.
    """

    records: int
    end: int
    kind: int


def cut(
    block: Bytes, separator: str, columns: int, most: int, *, is_last: bool
) -> tuple[Cut, Spans, Spans]:
    """Find the cells of at most `most` records of a block, and where each starts and ends.

    The spans have a row per record and a column per cell; they leave quotation marks out.
    Cells that a record has too few of are empty, at 0.  `is_last` says that the end of the
    block ends a record.
    """
    marks = np.zeros(256, dtype=np.uint8)
    marks[[ord(separator), LINE_FEED, RETURN, QUOTE, 0]] = 1
    spans = np.empty((2, most * columns), dtype=np.int64)
    found = Cut(*_cut(block, marks, ord(separator), columns, spans[0], spans[1], is_last))
    starts, ends = spans.reshape(2, most, columns)[:, : found.records]
    return found, starts, ends


@kernel
def _cut(  # noqa: C901, PLR0912 - one loop over bytes: every call in it would cost more than its work
    block: Bytes,
    marks: Bytes,
    separator: int,
    columns: int,
    starts: Spans,
    ends: Spans,
    is_last: bool,
) -> tuple[int, int, int]:
    size, at, start, end = len(block), 0, 0, 0
    place, stop, record, is_noted = 0, columns, 0, False
    while at < size and stop <= len(starts):
        byte = block[at]
        if marks[byte] == 0:
            at += 1
            continue
        starts[place], ends[place] = start, at
        is_noted = byte == QUOTE
        if is_noted:
            past = _past_quoted(block, at + 1)
            if at != start or (past > size and is_last):
                return record, end, IRREGULAR
            starts[place], ends[place] = at + 1, past - 1
            at = past
            if at >= size:
                break
            byte = block[at]
        if byte == RETURN:
            at += 1
            if at >= size:
                is_noted = True
                break
            byte = block[at]
            if byte != LINE_FEED:
                return record, end, IRREGULAR
        if byte == separator:
            place += 1
            if place == stop:
                return record, end, IRREGULAR
        elif byte == LINE_FEED:
            for empty in range(place + 1, stop):
                starts[empty] = ends[empty] = 0
            place, stop, record, end = stop, stop + columns, record + 1, at + 1
        else:
            return record, end, FOREIGN if byte == 0 else IRREGULAR
        at += 1
        start, is_noted = at, False
    if is_last and end < size <= at:
        if not is_noted:
            starts[place], ends[place] = start, size
        for empty in range(place + 1, stop):
            starts[empty] = ends[empty] = 0
        return record + 1, size, REGULAR
    return record, end, REGULAR


@part
def _past_quoted(block: Bytes, at: int) -> int:
    """The place after the quotation mark that closes a cell; beyond the block if none does."""
    size = len(block)
    while at < size:
        if block[at] == QUOTE:
            if at + 1 >= size or block[at + 1] != QUOTE:
                return at + 1
            at += 1
        at += 1
    return size + 1


@kernel
def filled(block: Bytes, starts: Spans, ends: Spans) -> NDArray[np.bool_]:
    """Which records hold anything but blanks."""
    found = np.zeros(len(starts), dtype=np.bool_)
    for record in range(len(starts)):
        for column in range(starts.shape[1]):
            start, end = starts[record, column], ends[record, column]
            if start < end and (
                (block[start] > 32 and block[start] < 128) or _holds(block, start, end)
            ):
                found[record] = True
                break
    return found


@part
def _holds(block: Bytes, start: int, end: int) -> bool:
    first, last = trimmed(block, start, end)
    return bool(first < last)
