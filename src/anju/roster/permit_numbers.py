"""Permit numbers over a whole roster: which row had a number first.

Numbers are not kept: two independent 64-bit hashes stand for each, so that any size fits
in memory and no two different numbers meet by chance.

>>> import polars as pl
>>> seen = SeenNumbers()
>>> seen.look_up(Cells.of(pl.Series(["A", "B", " A ", None])), np.arange(2, 6)).tolist()
[0, 0, 2, -1]
"""

import secrets
from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.population.compiled import kernel, part
from anju.roster.cells import QUOTE, Bytes, Cells, Places, trimmed
from anju.roster.copying import copy_bytes

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]

NEW: Final = 0
MISSING: Final = -1
BAD: Final = -2


class SeenNumbers:
    """The permit numbers met so far, each with the row it was first met in."""

    def __init__(self) -> None:
        self._seeds = np.array([secrets.randbits(63) | 1 for _ in range(4)], dtype=np.uint64)
        self._used = 0
        self._hashes = np.zeros((1 << 16, 2), dtype=np.uint64)
        self._rows = np.zeros(1 << 16, dtype=np.int64)

    def look_up(self, numbers: Cells, rows: Rows) -> Rows:
        """For N numbers the row of the roster that had each first; NEW where this row is the first.

        MISSING where the cell is blank, BAD where its content is lost (`source.LOST`).
        `rows` are the row numbers (int64[N], from 1), in the order of the roster.
        """
        self._make_room(len(numbers))
        hashes, first = _hashes(
            numbers.text, numbers.starts, numbers.ends, numbers.is_raw, self._seeds
        )
        self._used += _meet(self._hashes, self._rows, hashes, rows, first)
        return first

    def _make_room(self, more: int) -> None:
        """At most half of the places are used, so that a free one is near."""
        needed = 2 * (self._used + more)
        if needed <= len(self._rows):
            return
        kept = self._rows > 0
        hashes, rows = self._hashes[kept], self._rows[kept]
        places = 1 << needed.bit_length()
        self._hashes = np.zeros((places, 2), dtype=np.uint64)
        self._rows = np.zeros(places, dtype=np.int64)
        _meet(self._hashes, self._rows, hashes, rows, np.zeros_like(rows))


@kernel
def _hashes(
    text: Bytes, starts: Places, ends: Places, is_raw: bool, seeds: Hashes
) -> tuple[Hashes, Rows]:
    """The hashes of N cells without the blanks around them; NEW, MISSING or BAD for each."""
    hashes = np.zeros((len(starts), 2), dtype=np.uint64)
    first = np.zeros(len(starts), dtype=np.int64)
    words = np.zeros(np.max(ends - starts) // 8 + 1, dtype=np.uint64)
    plain = words.view(np.uint8)
    for cell in range(len(starts)):
        start, end = trimmed(text, starts[cell], ends[cell])
        length = end - start
        if length == 0:
            first[cell] = MISSING
        elif length == 1 and text[start] == 0:
            first[cell] = BAD
        else:
            words[length // 8] = 0
            if is_raw and starts[cell] > 0 and text[starts[cell] - 1] == QUOTE:
                length = _copy_single(text, start, end, plain)
            else:
                copy_bytes(plain, 0, text, start, length)
            _hash(words, length, seeds, hashes[cell])
    return hashes, first


@part
def _copy_single(text: Bytes, start: int, end: int, plain: Bytes) -> int:
    """Copy a cell with single quotation marks, and zeros up to where it ended; how long it is."""
    length, most = 0, end - start
    while start < end:
        start += text[start] == QUOTE
        plain[length] = text[start]
        start, length = start + 1, length + 1
    plain[length:most] = 0
    return length


@part
def _hash(words: Hashes, length: int, seeds: Hashes, out: Hashes) -> None:
    """Multiply and fold, eight bytes at a time, with random starts and random odd factors."""
    one, other = seeds[0] ^ np.uint64(length), seeds[2] ^ np.uint64(length)
    for at in range(length // 8 + 1):
        one = (one ^ words[at]) * seeds[1]
        other = (other ^ words[at]) * seeds[3]
        one ^= one >> np.uint64(32)
        other ^= other >> np.uint64(29)
    out[0], out[1] = one, other * seeds[3]


@kernel
def _meet(known: Hashes, known_rows: Rows, hashes: Hashes, rows: Rows, first: Rows) -> int:
    """Look up each number that is NEW and keep it, or note the earlier row; how many were new."""
    mask = len(known_rows) - 1
    added = 0
    for row in range(len(rows)):
        if first[row] != NEW:
            continue
        place = np.int64(hashes[row, 0] & np.uint64(mask))
        while known_rows[place] and (
            known[place, 0] != hashes[row, 0] or known[place, 1] != hashes[row, 1]
        ):
            place = (place + 1) & mask
        if known_rows[place]:
            first[row] = known_rows[place]
        else:
            known[place, 0], known[place, 1] = hashes[row, 0], hashes[row, 1]
            known_rows[place] = rows[row]
            added += 1
    return added
