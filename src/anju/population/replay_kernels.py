"""Lives whole histories row by row, for `anju.population.replay`.

Two kernels: one for endorsements alone, one that also takes undecided, refused and healed
things.  Both make the checks of `known_on` in `anju.law.known` first and in its order.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.law.known import Refusal
from anju.law.legal_days import REGULATION_IN_FORCE_ON
from anju.population.answer import Replay, write_answer, write_refusal
from anju.population.codes import NO_DAY, REASONS
from anju.population.compiled import kernel
from anju.population.course import Course
from anju.population.endorse import Healings, endorse, issue, refuse
from anju.population.filings import (
    GRANTED,
    Filings,
    Int64s,
    as_known,
    filed_on_of,
    kind_of,
    packed,
    take,
)
from anju.population.table import Rules, day_number

BEFORE_REGULATION: Final = REASONS.index(Refusal.BEFORE_REGULATION)
NOT_YET_ISSUED: Final = REASONS.index(Refusal.NOT_YET_ISSUED)
CANCELLED_BEFORE_ISSUE: Final = REASONS.index(Refusal.CANCELLED_BEFORE_ISSUE)
BEFORE_ISSUE: Final = REASONS.index(Refusal.BEFORE_ISSUE)
AFTER_CANCELLATION: Final = REASONS.index(Refusal.AFTER_CANCELLATION)

_REGULATION: Final = day_number(REGULATION_IN_FORCE_ON)

Int32s = NDArray[np.int32]


class Histories(NamedTuple):
    """N permits: rows `offsets[i]` to `offsets[i + 1]` of `endorsed_on` belong to permit `i`.

    Days are int32; `offsets` int64, N + 1 long; `place` uint16, a row of the table's places;
    `cancelled_on` is `NO_DAY` where no cancellation is recorded.
    """

    issued_on: Int32s
    endorsed_on: Int32s
    offsets: Int64s
    place: NDArray[np.uint16]
    cancelled_on: Int32s


class Healed(NamedTuple):
    """Healed gaps: rows `offsets[i]` to `offsets[i + 1]` belong to permit `i`.

    Days are int32, both included; `ground` is uint8 in the order of the law's `HealingGround`.
    """

    first_day: Int32s
    last_day: Int32s
    ground: NDArray[np.uint8]
    offsets: Int64s


@kernel
def replay_plain(
    rules: Rules,
    on: int,
    rows: Histories,
    healed: Healed,
    out: Replay,
    course: Course,
    start: int,
    stop: int,
) -> None:
    """Live permits `start` to `stop` from their endorsements."""
    none = Healings(healed.first_day, healed.last_day, healed.ground, 0, 0)
    most = 1
    for row in range(start, stop):
        most = max(most, rows.offsets[row + 1] - rows.offsets[row])
    scratch = np.empty(most, np.int32)
    for row in range(start, stop):
        days = rows.endorsed_on[rows.offsets[row] : rows.offsets[row + 1]]
        if not _is_sorted(days):
            days = _sorted(days, scratch)
        cancelled_on = _known(rows.cancelled_on[row], on)
        issued_on = rows.issued_on[row]
        _look_over(course, on, issued_on, cancelled_on)
        if course.reason == 0:
            _look_over_days(course, on, issued_on, cancelled_on, days)
        if course.reason == 0:
            issue(rules, course, rows.place[row], issued_on)
            _take_days(rules, course, on, days, none)
        if course.reason == 0:
            write_answer(rules, out, row, course, on, issued_on, cancelled_on)
        else:
            write_refusal(out, row, course)


@kernel
def _known(day: int, on: int) -> int:
    return NO_DAY if day > on else day
