"""Permit numbers over a whole roster: which row had a number first.

Numbers are not kept: two independent 64-bit hashes stand for each, so that any size fits
in memory and no two different numbers meet by chance.

>>> seen = SeenNumbers()
>>> seen.first_rows(pl.Series(["A", "B", "A"]), np.array([2, 3, 4])).tolist()
[0, 0, 2]
"""

import secrets

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.population.compiled import kernel

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]


class SeenNumbers:
    """The permit numbers met so far, each with the row it was first met in."""

    def __init__(self) -> None:
        self._seeds = (secrets.randbits(63), secrets.randbits(63))
        self._used = 0
        self._hashes = np.zeros((1 << 16, 2), dtype=np.uint64)
        self._rows = np.zeros(1 << 16, dtype=np.int64)

    def first_rows(self, numbers: pl.Series, rows: Rows) -> Rows:
        """For N numbers the row of the roster that had each first, 0 where this row is the first.

        `rows` are the row numbers (int64[N], from 1), in the order of the roster.
        """
        hashes = np.column_stack([numbers.hash(seed).to_numpy() for seed in self._seeds])
        self._make_room(len(numbers))
        first, added = _meet(self._hashes, self._rows, hashes, rows)
        self._used += added
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
        _meet(self._hashes, self._rows, hashes, rows)


@kernel
def _meet(known: Hashes, known_rows: Rows, hashes: Hashes, rows: Rows) -> tuple[Rows, int]:
    """Looks up each hash and keeps it if it is new; the earlier row, or 0, and how many were new."""
    first = np.zeros(len(rows), dtype=np.int64)
    mask = len(known_rows) - 1
    added = 0
    for row in range(len(rows)):
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
    return first, added
