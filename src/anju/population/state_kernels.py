"""Judges rows from their current facts, some hundreds at a time, for `anju.population.state`.

Most rows need a dozen operations that a processor does for many rows at once, so they are
written as short loops without branches over numbers of 32 bits.  What those loops cannot
judge (see `anju.population.plain`) they mark, and a row that is marked is judged by the same
kernels as a whole history.  Days are counted from 2012-03-01 in the short loops.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.law.legal_days import REGULATION_IN_FORCE_ON
from anju.population.answer import CANCELLED, IN_FORCE, SUSPENDED, stand
from anju.population.codes import NO_CODE, NO_DAY, NOT_PENDING
from anju.population.compiled import inlined, kernel, part
from anju.population.course import Course
from anju.population.plain import FIRST_DAY
from anju.population.table import Rules, day_number
from anju.population.year import open_year, set_cycle

AT_A_TIME: Final = 512

_REGULATION: Final = np.int32(day_number(REGULATION_IN_FORCE_ON))
_FIRST: Final = np.int32(day_number(FIRST_DAY))
_NO_DAY: Final = np.int32(NO_DAY)
_LAST: Final = np.int32(32140)  # 2100-02-28
_BITS: Final = np.int32(2**15 - 1)
_IN_FORCE: Final = np.int32(IN_FORCE)
_SUSPENDED: Final = np.int32(SUSPENDED)
_CANCELLED: Final = np.int32(CANCELLED)

Bools = NDArray[np.bool_]
Codes = NDArray[np.uint8]
Int16s = NDArray[np.int16]
Int32s = NDArray[np.int32]
Places = NDArray[np.uint16]


@inlined
def _counted(day: np.int32) -> np.int32:
    """A day since 1970 as a day since 2012-03-01, kept within the days that are counted so."""
    return np.int32(min(np.int32(max(day, _FIRST) - _FIRST), _LAST))


@inlined
def _year(day: np.int32) -> np.int32:
    """The years from March to February before a day's own: day // 365.25, exact to 2100."""
    scaled = np.uint32(np.uint32(day) * np.uint32(91867)) + np.uint32(80000)
    return np.int32(np.uint32(scaled) >> np.uint32(25))


@inlined
def _first_day(year: np.int32) -> np.int32:
    """The 1 March that such a year begins on."""
    return np.int32(np.int32(np.int32(1461) * year) >> np.int32(2))


@inlined
def _is_missing(day_of_year: np.int32, year: np.int32) -> bool:
    """Whether the day is a 29 February and the year has none."""
    return bool((day_of_year == np.int32(365)) & (year & np.int32(3) != np.int32(3)))


@part
def _look_up(plain: Int32s, lapsed: Int32s, place: Places, span: Int32s, limit: Int32s) -> None:
    """The two numbers of each row's place; a place that is not known has the last ones."""
    for k in range(place.size):
        row = min(place[k], plain.size - 1)
        span[k] = plain[row]
        limit[k] = lapsed[row]


@part
def _suspend(
    on: np.int32, first_day: Int32s, year: Int16s, plain: Int32s, suspended: Int32s, marked: Bools
) -> None:
    """The first day of suspension of each row; a row outside its plain span is marked."""
    for k in range(first_day.size):
        day = _counted(first_day[k])
        begun = _year(day)
        day_of_year = np.int32(day - _first_day(begun))
        reached = np.int32(begun + np.int32(year[k]))
        corresponding = np.int32(_first_day(reached) + day_of_year)
        is_missing = np.int32(_is_missing(day_of_year, reached))
        waits = np.int32(plain[k] & np.int32(1)) & np.int32(np.int32(1) - is_missing)
        suspended[k] = np.int32(corresponding + waits)
        span = plain[k] >> np.int32(1)
        marked[k] = (
            (first_day[k] < _REGULATION)
            | (first_day[k] > on)
            | (year[k] < np.int16(1))
            | (corresponding < (span & _BITS))
            | (corresponding > (span >> np.int32(15)))
        )


@part
def _tell_status(
    on: np.int32,
    suspended: Int32s,
    cancelled_on: Int32s,
    lapsed: Int32s,
    status: Codes,
    out: Int32s,
) -> None:
    """The status of each row, and the suspension told: of a cancelled permit only if earlier."""
    for k in range(cancelled_on.size):
        suspended_from = np.int32(suspended[k] + _FIRST)
        recorded = (cancelled_on[k] != _NO_DAY) & (cancelled_on[k] <= on)
        is_cancelled = recorded | (suspended[k] <= lapsed[k])
        spent = _SUSPENDED if suspended_from <= on else _IN_FORCE
        status[k] = _CANCELLED if is_cancelled else spent
        out[k] = _NO_DAY if recorded & (cancelled_on[k] <= suspended_from) else suspended_from


@part
def _count_years(
    on: np.int32,
    counted_from: Int32s,
    suspended: Int32s,
    cancelled_on: Int32s,
    years: Int16s,
    marked: Bools,
) -> None:
    """The whole years of each row up to the day, the suspension or the recorded cancellation."""
    for k in range(counted_from.size):
        day = _counted(counted_from[k])
        recorded = (cancelled_on[k] != _NO_DAY) & (cancelled_on[k] <= on)
        cancelled = _counted(cancelled_on[k] if recorded else on)
        last = min(_counted(on), suspended[k], cancelled)
        begun, reached = _year(day), _year(last)
        day_of_year = np.int32(day - _first_day(begun))
        corresponding = np.int32(_first_day(reached) + day_of_year)
        anniversary = np.int32(corresponding - np.int32(_is_missing(day_of_year, reached)))
        whole = np.int32(np.int32(reached - begun) - np.int32(anniversary > last))
        years[k] = np.int16(max(whole, np.int32(0)))
        marked[k] |= (counted_from[k] < _REGULATION) | (counted_from[k] > on)


@kernel
def judge_rows(
    rules: Rules,
    on: int,
    course: Course,
    start: int,
    stop: int,
    plain: Int32s,
    lapsed: Int32s,
    first_day: Int32s,
    year: Int16s,
    counted_from: Int32s,
    cancelled_on: Int32s,
    place: Places,
    status: Codes,
    years: Int16s,
    suspended_from: Int32s,
) -> int:
    """Judge the rows `start` to `stop`; the first whose facts cannot be true, or -1."""
    today = np.int32(on)
    span, limit = np.empty(AT_A_TIME, np.int32), np.empty(AT_A_TIME, np.int32)
    suspended, marked = np.empty(AT_A_TIME, np.int32), np.empty(AT_A_TIME, np.bool_)
    for first in range(start, stop, AT_A_TIME):
        last = min(first + AT_A_TIME, stop)
        _look_up(plain, lapsed, place[first:last], span, limit)
        _suspend(today, first_day[first:last], year[first:last], span, suspended, marked)
        _tell_status(
            today,
            suspended,
            cancelled_on[first:last],
            limit,
            status[first:last],
            suspended_from[first:last],
        )
        _count_years(
            today,
            counted_from[first:last],
            suspended,
            cancelled_on[first:last],
            years[first:last],
            marked,
        )
        for row in range(first, last):
            if marked[row - first]:
                course.cycle_first_day, course.number = first_day[row], year[row]
                course.counted_from, course.cancelled_on = counted_from[row], cancelled_on[row]
                course.place = min(place[row], plain.size - 1)
                if not _can_be(course, on, plain.size - 1):
                    return row
                _judge(rules, course, on)
                status[row] = course.status
                years[row] = course.residence_years
                suspended_from[row] = course.suspended_from
    return -1


@part
def _can_be(course: Course, on: int, places: int) -> bool:
    """Whether the facts of one row can be those of a permit on a day."""
    begins = _REGULATION <= course.cycle_first_day <= on
    counts = _REGULATION <= course.counted_from <= on
    return bool(begins and counts and course.number > 0 and course.place < places)


@part
def _judge(rules: Rules, course: Course, on: int) -> None:
    """Judge one row as a whole history is judged."""
    number = course.number
    course.reason, course.pending, course.lost_days = 0, NOT_PENDING, 0
    course.issued_on = course.cycle_first_day
    if course.cancelled_on > on:
        course.cancelled_on = NO_DAY
    set_cycle(course, course.cycle_first_day)
    course.number = number
    open_year(rules, course)
    if course.reason == 0:
        stand(rules, course, on)
    else:
        course.status, course.residence_years, course.suspended_from = NO_CODE, 0, NO_DAY
