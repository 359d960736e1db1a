"""Whole histories of many permits at once: what `anju.law.standing` answers, in columns.

>>> from datetime import date
>>> from anju.law.measures_files import load_measures
>>> answer = replay(
...     date(2026, 11, 23),
...     issued_on=np.array(["2025-11-23", "2024-02-29"], "datetime64[D]"),
...     endorsed_on=np.array(["2025-02-28"], "datetime64[D]"),
...     offsets=[0, 0, 1],
...     place=[0, 0],
...     table=MeasureTable.of(load_measures(), ["000000"]),
... )
>>> [STATUSES[status].value for status in answer.status], answer.residence_years.tolist()
(['in_force', 'suspended'], [1, 2])
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anju.population.answers import Replay
from anju.population.codes import NO_DAY, STATUSES
from anju.population.columns import (
    Int32s,
    Int64s,
    days_column,
    narrowed,
    offsets_column,
    place_column,
    same_length,
)
from anju.population.course import new_courses
from anju.population.histories import live_rows
from anju.population.known import Histories
from anju.population.spread import over_rows
from anju.population.table import MeasureTable, day_number

__all__ = [
    "STATUSES",
    "Filings",
    "Healed",
    "Histories",
    "MeasureTable",
    "Replay",
    "histories",
    "live_histories",
    "replay",
]

_NOTHING = np.empty((0, 3), np.int32)
_NO_OFFSETS = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Filings:
    """Filings: rows `offsets[i]` to `offsets[i + 1]` belong to permit `i`.

    `decision` is in the order of the law's `Decision`, `NO_CODE` while undecided; `decided_on`
    is `NO_DAY` where it was decided on the day of filing.
    """

    filed_on: ArrayLike
    decision: ArrayLike
    decided_on: ArrayLike
    offsets: ArrayLike


@dataclass(frozen=True, slots=True)
class Healed:
    """Healed gaps: rows `offsets[i]` to `offsets[i + 1]` belong to permit `i`.

    Both days are included; `ground` is in the order of the law's `HealingGround`.
    """

    first_day: ArrayLike
    last_day: ArrayLike
    ground: ArrayLike
    offsets: ArrayLike


def replay(
    on: date,
    issued_on: ArrayLike,
    endorsed_on: ArrayLike,
    offsets: ArrayLike,
    place: ArrayLike,
    table: MeasureTable,
    *,
    cancelled_on: ArrayLike | None = None,
    filings: Filings | None = None,
    healed: Healed | None = None,
    out: Replay | None = None,
) -> Replay:
    """How N permits stand on a legal day, from what is known on that day.

    `issued_on` has N days; permit `i` was endorsed on `endorsed_on[offsets[i]:offsets[i + 1]]`, in
    any order, and was issued in row `place[i]` of the table.  `cancelled_on` is the earliest
    cancellation recorded and not annulled.  `filings` are those that were not simply granted,
    `healed` the healed gaps.  Days are int32 or datetime64.  The answer is written to `out`
    where it is given.  Raises ValueError where the columns do not belong together.
    """
    rows = histories(issued_on, endorsed_on, offsets, place, table, cancelled_on, filings, healed)
    return live_histories(on, rows, table, out)


def live_histories(
    on: date, rows: Histories, table: MeasureTable, out: Replay | None = None
) -> Replay:
    """The same for histories that were checked by `histories`, under any table of their places."""
    count = len(rows.issued_on)
    answer = Replay.of_rows(count) if out is None else out
    same_length(count, out=answer)
    day, blocks = day_number(on), (answer.days, answer.counts, answer.codes)
    over_rows(
        count,
        lambda start, stop: live_rows(table.rules, day, rows, new_courses(), *blocks, start, stop),
    )
    return answer


def histories(
    issued_on: ArrayLike,
    endorsed_on: ArrayLike,
    offsets: ArrayLike,
    place: ArrayLike,
    table: MeasureTable,
    cancelled_on: ArrayLike | None = None,
    filings: Filings | None = None,
    healed: Healed | None = None,
) -> Histories:
    """The columns of N histories, checked and as kernels take them; raises ValueError."""
    issued, endorsed = days_column(issued_on), days_column(endorsed_on)
    count = len(issued)
    cancelled = np.full(count, NO_DAY) if cancelled_on is None else cancelled_on
    rows = Histories(
        issued,
        place_column(place, len(table.places)),
        days_column(cancelled),
        endorsed,
        offsets_column(offsets, count, len(endorsed)),
        *_filings(filings, count),
        *_healed(healed, count),
    )
    same_length(count, place=rows.place, cancelled_on=rows.cancelled_on)
    return rows


def _filings(filings: Filings | None, count: int) -> tuple[Int32s, Int64s]:
    if filings is None:
        return _NOTHING, _NO_OFFSETS
    decision = narrowed(np.asarray(filings.decision), np.uint8)
    rows = _side_by_side(days_column(filings.filed_on), decision, days_column(filings.decided_on))
    return rows, offsets_column(filings.offsets, count, len(rows))


def _healed(healed: Healed | None, count: int) -> tuple[Int32s, Int64s]:
    if healed is None:
        return _NOTHING, _NO_OFFSETS
    ground = narrowed(np.asarray(healed.ground), np.uint8)
    rows = _side_by_side(days_column(healed.first_day), days_column(healed.last_day), ground)
    return rows, offsets_column(healed.offsets, count, len(rows))


def _side_by_side(*columns: NDArray[Any]) -> Int32s:
    """Columns of one length as the columns of one table; raises ValueError where they differ."""
    return np.column_stack(columns).astype(np.int32)
