"""Permits that do not exist, in columns: current facts, and whole histories, of all places."""

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.law.measures_files import load_measures
from anju.population.codes import NO_DAY
from anju.population.table import MeasureTable, day_number

ON = date(2026, 11, 23)
TODAY = day_number(ON)
FIRST = day_number(date(2016, 1, 1))
YEAR = 365.2425

TABLE = MeasureTable.of(load_measures())


class Facts(NamedTuple):
    """The current facts of N permits, as `state_on` takes them."""

    cycle_first_day: NDArray[np.int32]
    cycle_year: NDArray[np.int16]
    counted_from: NDArray[np.int32]
    cancelled_on: NDArray[np.int32]
    place: NDArray[np.uint16]

    @property
    def bytes(self) -> int:
        """The bytes of all columns."""
        return sum(column.nbytes for column in self)


class Lives(NamedTuple):
    """The histories of N permits, as `replay` takes them."""

    issued_on: NDArray[np.int32]
    endorsed_on: NDArray[np.int32]
    offsets: NDArray[np.int64]
    place: NDArray[np.uint16]


def facts(count: int) -> Facts:
    """Permits issued since 2016: four in five endorsed up to now, one in twenty cancelled."""
    random = np.random.default_rng(20261123)
    first = random.integers(FIRST, TODAY, count, dtype=np.int32)
    behind = random.random(count, np.float32) < 0.2
    year = np.maximum(1, (TODAY - first) // YEAR + 1 - behind).astype(np.int16)
    counted = np.maximum(FIRST, first - 365 * random.integers(0, 3, count, dtype=np.int32))
    cancelled = random.integers(TODAY - 700, TODAY + 100, count, dtype=np.int32)
    cancelled[random.random(count, np.float32) < 0.95] = NO_DAY
    place = random.integers(0, len(TABLE.places), count, dtype=np.uint16)
    return Facts(first, year, counted.astype(np.int32), cancelled, place)


def lives(count: int) -> Lives:
    """Histories of 0 to 6 endorsements near the anniversaries; one in thirty is late."""
    random = np.random.default_rng(20161123)
    counts = random.integers(0, 7, count)
    issued = TODAY - (counts * YEAR).astype(np.int64) - random.integers(0, 700, count)
    issued = np.maximum(FIRST, issued).astype(np.int32)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    permit = np.repeat(np.arange(count, dtype=np.int32), counts)
    nth = np.arange(offsets[-1]) - offsets[permit] + 1
    near = random.integers(-27, 0, offsets[-1]) + 29 * (random.random(offsets[-1]) < 1 / 30)
    endorsed = (issued[permit] + (nth * YEAR).astype(np.int64) + near).astype(np.int32)
    place = random.integers(0, len(TABLE.places), count, dtype=np.uint16)
    return Lives(issued, endorsed, offsets, place)
