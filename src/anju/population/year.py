"""One year of a cycle, for kernels: its window, its last good day, and the terms that follow it.

The columns' side of `window_of` and of the terms in `anju.law.endorsement`.  The year is
written into a course; every day is a day since 1970-01-01, `NO_DAY` where there is none.
"""

from typing import Final

from anju.law.working_days import SATURDAY
from anju.population.codes import CALENDAR_UNKNOWN, NO_DAY, REASONS
from anju.population.compiled import inlined, part
from anju.population.course import Course
from anju.population.days import LEAP_DAY, Civil, civil, day_of, is_leap, months_after, wide
from anju.population.table import (
    CALENDAR_FIRST_DAY,
    CALENDAR_LAST_DAY,
    FIRST_DAY,
    GOOD_ON_EVE,
    GRACE,
    HARDSHIP,
    HELD_FIRST_DAY,
    HELD_GOOD,
    HELD_LAST_DAY,
    HELD_TOLD,
    HOLDS_FROM,
    HOLDS_TO,
    LAPSE,
    TELLS_EVE,
    TURNED,
    TURNED_FROM,
    VERSIONS_FROM,
    VERSIONS_TO,
    WAITS_FOR_WORK,
    WIDTH,
    WINDOW,
    Rules,
)

NO_CALENDAR: Final = REASONS.index(CALENDAR_UNKNOWN)


@inlined
def set_cycle(course: Course, day: int) -> None:
    """Begin a cycle on a day, without looking at its first year yet."""
    begun = civil(day)
    course.cycle_first_day = day
    course.cycle_year = begun.year
    course.cycle_month = begun.month
    course.cycle_day = begun.day
    course.number = 1
    course.is_open = 0


@part
def begin_cycle(rules: Rules, course: Course, day: int) -> None:
    """Begin a cycle on a day; its first year runs."""
    set_cycle(course, day)
    open_year(rules, course)


@part
def next_year(rules: Rules, course: Course) -> None:
    """Let the next year of the cycle run."""
    course.number += 1
    open_year(rules, course)


@inlined
def anniversary_of(course: Course) -> Civil:
    """The anniversary that ends the running year; the month end where there is none."""
    year = course.cycle_year + course.number
    exists = 32 * course.cycle_month + course.cycle_day != LEAP_DAY or is_leap(year)
    return Civil(year, course.cycle_month, course.cycle_day if exists else 28)


@inlined
def open_year(rules: Rules, course: Course) -> None:
    """Write the days of the running year; refuse the history where its calendar is not known."""
    course.is_open = 1
    reached = anniversary_of(course)
    exists = reached.day == course.cycle_day
    day = day_of(reached.year, reached.month, reached.day)
    version = version_on(rules, course.place, day)
    told = day - (rules.rows[version, TELLS_EVE] if exists else 0)
    good = day - (rules.rows[version, GOOD_ON_EVE] if exists else 0)
    window = rules.rows[version, WINDOW]
    course.version = version
    course.first_day = told - window + 1 if window >= 0 else months_after(reached, window + 1)
    if rules.rows[version, WAITS_FOR_WORK]:
        good = _next_working_day(rules, course, good)
    _hold_open(rules, course, told, good)


@inlined
def version_on(rules: Rules, place: int, day: int) -> int:
    """The version of a place in force on a day; its first one before that began."""
    first = rules.rows[place, VERSIONS_FROM]
    version: int = rules.rows[place, VERSIONS_TO] - 1
    while version > first and rules.rows[version, FIRST_DAY] > day:
        version -= 1
    return version


@part
def _next_working_day(rules: Rules, course: Course, day: int) -> int:
    """The day itself or the next working day; without a calendar for it the history is refused."""
    first_day = rules.rows[course.place, CALENDAR_FIRST_DAY]
    last_day = rules.rows[course.place, CALENDAR_LAST_DAY]
    while first_day <= day <= last_day:
        weekday = (day + 3) % 7 < SATURDAY
        if weekday != _is_turned(rules, course.place, day):
            return day
        day += 1
    course.reason, course.refused_day, course.refused_detail = NO_CALENDAR, day, NO_DAY
    return NO_DAY


@part
def _is_turned(rules: Rules, place: int, day: int) -> bool:
    """Whether a day is not what its weekday says: a rest day, or a worked weekend."""
    first, low, high = rules.rows[place, TURNED_FROM], 0, rules.rows[place, TURNED]
    while low < high:
        middle = (low + high) >> 1
        if rules.rows[first + middle // WIDTH, middle % WIDTH] < day:
            low = middle + 1
        else:
            high = middle
    if low == rules.rows[place, TURNED]:
        return False
    return bool(rules.rows[first + low // WIDTH, low % WIDTH] == day)


@inlined
def _hold_open(rules: Rules, course: Course, told: int, good: int) -> None:
    """Write the last days of the running year, moved by the decrees that hold it open."""
    course.told = told
    course.ordinary_good = good
    for hold in range(rules.rows[course.version, HOLDS_FROM], rules.rows[course.version, HOLDS_TO]):
        if rules.rows[hold, HELD_FIRST_DAY] <= good <= rules.rows[hold, HELD_LAST_DAY]:
            course.told = rules.rows[hold, HELD_TOLD]
            good = max(good, rules.rows[hold, HELD_GOOD])
    course.held_good = course.good = good


@part
def term_end(good: int, term: int) -> int:
    """The last day of a term that follows the last good day; `NO_DAY` for no term.

    Days simply count on; months end on the later of the two ways to count them.
    """
    if term >= 0:
        return good + term
    if term == NO_DAY:
        return NO_DAY
    months, last = -1 - term, civil(good)
    if last.day < 28:
        return months_after(last, months)
    return max(months_after(last, months), months_after(civil(good + 1), months) - 1)


@part
def grace_end(rules: Rules, course: Course) -> int:
    """The last day on which a late endorsement leaves no gap; `NO_DAY` without a grace."""
    return term_end(course.good, rules.rows[course.version, GRACE])


@part
def hardship_end(rules: Rules, course: Course) -> int:
    """The last day on which hardship can heal a gap; `NO_DAY` where the measure knows none."""
    return term_end(course.good, rules.rows[course.version, HARDSHIP])


@part
def lapse_end(rules: Rules, course: Course) -> int:
    """The last day before the measure itself cancels; `NO_DAY` where it never does."""
    end = term_end(course.good, rules.rows[course.version, LAPSE])
    for hold in range(rules.rows[course.version, HOLDS_FROM], rules.rows[course.version, HOLDS_TO]):
        if course.held_good < rules.rows[hold, HELD_FIRST_DAY] <= end:
            end = max(end, rules.rows[hold, HELD_GOOD])
    return end


@part
def judged_as_if_on(rules: Rules, course: Course, day: int) -> int:
    """The day a late endorsement is judged by: a later hold turns time back to its first day."""
    for hold in range(rules.rows[course.version, HOLDS_FROM], rules.rows[course.version, HOLDS_TO]):
        first_day = wide(rules.rows[hold, HELD_FIRST_DAY])
        if course.held_good < first_day <= day <= rules.rows[hold, HELD_GOOD]:
            return first_day
    return day
