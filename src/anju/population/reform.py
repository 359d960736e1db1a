"""What a reform would change: the same permits under two sets of measures.

>>> from datetime import date
>>> from anju.law.measures_files import load_measures
>>> restarts, leaves_gaps_out = map(load_measures().for_place, ("000000", "330100"))
>>> now, then = (MeasureTable.of_places([place]) for place in (restarts, leaves_gaps_out))
>>> issued, endorsed = np.array(["2021-01-01", "2022-06-01"], "datetime64[D]")
>>> permits = histories([issued], [endorsed], [0, 1], [0], now)
>>> reform = compare(date(2022, 7, 1), permits, now, then)
>>> reform.changed[0], reform.before.residence_years[0], reform.after.residence_years[0]
(np.True_, np.int16(0), np.int16(1))
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from anju.population.codes import NO_CODE, STATUSES
from anju.population.replay import Histories, MeasureTable, Replay, histories, live_histories

__all__ = ["MeasureTable", "Reform", "compare", "histories"]

REFUSED = len(STATUSES)
"""The row and the column of the histories that are refused, after those of the statuses."""

JUDGED_BY = ("reason", "status", "suspended_from", "residence_years", "accumulated_days")
"""The columns in which a permit fares differently."""


@dataclass(frozen=True, slots=True)
class Reform:
    """The answers under the measures of now (`before`) and under the reformed ones (`after`).

    `changed` says of each permit (bool) whether it fares differently; `moves[i, j]` (int64) is
    the number of permits of status `i` before and `j` after, in the order of the law's `State`
    with the refused histories last.
    """

    before: Replay
    after: Replay
    changed: NDArray[np.bool_]
    moves: NDArray[np.int64]


def compare(on: date, permits: Histories, now: MeasureTable, reformed: MeasureTable) -> Reform:
    """How the permits stand on a legal day under two tables; a place is the same row in both.

    Raises ValueError where the reformed table has not as many places.
    """
    if len(reformed.places) != len(now.places):
        raise ValueError("the two tables have not the same places")
    before = live_histories(on, permits, now)
    after = live_histories(on, permits, reformed)
    changed = np.zeros(len(before), np.bool_)
    for name in JUDGED_BY:
        changed |= getattr(before, name) != getattr(after, name)
    return Reform(before, after, changed, _moves(before.status, after.status))


def _moves(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> NDArray[np.int64]:
    kinds = REFUSED + 1
    first, last = (
        np.where(status == NO_CODE, REFUSED, status).astype(np.int64) for status in (before, after)
    )
    return np.bincount(first * kinds + last, minlength=kinds * kinds).reshape(kinds, kinds)
