"""All filings of one permit in the order they are taken, for kernels.

The columns' side of `known_on` in `anju.law.known` and of `Course.take` in
`anju.law.filings`.  A known filing is one int64 that sorts as filings are taken: by the day
of filing, granted ones first; the day of the decision stands in its low half.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.law.facts import Decision
from anju.population.codes import NO_DAY, PENDING_IN_TIME, PENDING_LATE, code
from anju.population.compiled import part
from anju.population.course import Course
from anju.population.days import wide
from anju.population.table import Rules
from anju.population.year import lapse_end

FILED_ON, DECISION, DECIDED_ON = range(3)
"""The columns of filings."""

GRANTED, TURNED_DOWN, UNDECIDED = range(3)
"""What a filing is known to be; refused and withdrawn ones are turned down alike."""

_GRANTED: Final = code(Decision.GRANTED)
_WITHDRAWN: Final = code(Decision.WITHDRAWN)
_HALF: Final = 0xFFFFFFFF

NO_FILING: Final = -(2**62)
"""Comes before every known filing."""

Int64s = NDArray[np.int64]


Filings = NDArray[np.int32]
"""Filings of all permits, one a row: filed on, decision in the order of the law's (`NO_CODE`
while undecided), decided on (`NO_DAY`: on the day of filing)."""


@part
def known_grant(filed_on: int) -> int:
    """A granted filing as one number."""
    return wide(filed_on) << 34


@part
def filed_on_of(filing: int) -> int:
    """The day of filing."""
    return filing >> 34


@part
def kind_of(filing: int) -> int:
    """GRANTED, TURNED_DOWN or UNDECIDED."""
    return (filing >> 32) & 3


@part
def known_filing(filed_on: int, decision: int, decided_on: int, on: int) -> int:
    """A filing as known on a day: its decision only from its own day on."""
    if decided_on == NO_DAY:
        decided_on = filed_on
    if decision > _WITHDRAWN or decided_on > on:
        return (4 * int(filed_on) + UNDECIDED) << 32
    if decision == _GRANTED:
        return known_grant(filed_on)
    return ((4 * int(filed_on) + TURNED_DOWN) << 32) | max(0, int(decided_on))


@part
def put_in_order(known: Int64s, start: int, stop: int) -> None:
    """Sort the known filings `start` to `stop` in place (Shell's method: many are no trap)."""
    step = 1
    while step < (stop - start) // 3:
        step = 3 * step + 1
    while step > 0:
        for place in range(start + step, stop):
            filing, hole = known[place], place
            while hole >= start + step and known[hole - step] > filing:
                known[hole] = known[hole - step]
                hole -= step
            known[hole] = filing
        step //= 3


@part
def wait_or_turn_down(rules: Rules, course: Course, filing: int) -> None:
    """Take a filing that is not granted: it waits, or its refusal moves the last good day."""
    filed_on = filed_on_of(filing)
    if filed_on < course.first_day:
        return
    if kind_of(filing) == UNDECIDED:
        _wait(rules, course, filed_on)
    elif filed_on <= course.good:
        course.good = max(course.good, filing & _HALF)


@part
def _wait(rules: Rules, course: Course, filed_on: int) -> None:
    if filed_on <= course.good or course.pending == PENDING_IN_TIME:
        course.pending = PENDING_IN_TIME
        return
    end = lapse_end(rules, course)
    if end == NO_DAY or filed_on <= end:
        course.pending = PENDING_LATE
