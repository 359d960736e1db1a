"""Cuts a block of CSV into records and cells, where every quotation mark is in its place."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.population.compiled import kernel
from anju.roster.cells import Bytes, trimmed

Spans = NDArray[np.int64]

QUOTE, LINE_FEED, RETURN = 34, 10, 13
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


@kernel
def cut(block: Bytes, separator: int, starts: Spans, ends: Spans, is_last: bool) -> Cut:
    """Find the cells of a block; `starts` and `ends` have a row per record, a column per cell.

    A cell's span leaves its quotation marks out.  A record that has too few cells gets
    empty ones.  `is_last` says that the end of the block ends a record.  Stops where
    `starts` is full.
    """
    most, columns = starts.shape
    size, at, record, end = len(block), 0, 0, 0
    while at < size and record < most:
        column = 0
        while True:
            if column == columns:
                return Cut(record, end, IRREGULAR)
            at, kind = _cell(block, at, separator, starts, ends, record, column)
            if kind != REGULAR:
                return Cut(record, end, kind)
            column += 1
            if at >= size or block[at] != separator:
                break
            at += 1
        if at > size and is_last:
            return Cut(record, end, IRREGULAR)
        if not is_last and (at >= size or (at + 1 == size and block[at] == RETURN)):
            return Cut(record, end, REGULAR)
        for empty in range(column, columns):
            starts[record, empty] = ends[record, empty] = at
        at += 2 if at < size and block[at] == RETURN else 1
        record, end = record + 1, min(at, size)
    return Cut(record, end, REGULAR)


@kernel
def _cell(
    block: Bytes, at: int, separator: int, starts: Spans, ends: Spans, record: int, column: int
) -> tuple[int, int]:
    """Note the span of the cell at a place; where it is over, and whether it is regular."""
    size = len(block)
    if at < size and block[at] == QUOTE:
        past = _past_quoted(block, at + 1)
        starts[record, column], ends[record, column] = at + 1, past - 1
        if past < size and block[past] != separator and block[past] != LINE_FEED:
            is_end = block[past] == RETURN and (past + 1 >= size or block[past + 1] == LINE_FEED)
            return past, REGULAR if is_end else IRREGULAR
        return past, REGULAR
    starts[record, column] = at
    while at < size:
        byte = block[at]
        if byte == separator or byte == LINE_FEED:
            break
        if byte <= QUOTE:
            if byte == QUOTE:
                return at, IRREGULAR
            if byte == RETURN:
                if at + 1 < size and block[at + 1] != LINE_FEED:
                    return at, IRREGULAR
                break
            if byte == 0:
                return at, FOREIGN
        at += 1
    ends[record, column] = at
    return at, REGULAR


@kernel
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
            start, end = trimmed(block, starts[record, column], ends[record, column])
            if start < end:
                found[record] = True
                break
    return found
