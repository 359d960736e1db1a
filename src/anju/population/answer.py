"""The answer for one permit on a day, from its course, for kernels.

The columns' side of `standing_of` in `anju.law.standing`.
"""

from typing import Final

from anju.law.life import State
from anju.law.standing import NextStep, WindowState
from anju.population.codes import NO_CODE, NO_DAY, NOT_PENDING, PENDING_IN_TIME, code
from anju.population.compiled import inlined, part
from anju.population.course import Course
from anju.population.days import whole_years
from anju.population.endorse import TOO_EARLY
from anju.population.table import VERSIONS_FROM, Rules
from anju.population.year import grace_end, lapse_end

IN_FORCE: Final = code(State.IN_FORCE)
SUSPENDED: Final = code(State.SUSPENDED)
CANCELLED: Final = code(State.CANCELLED)

NOT_OPEN: Final = code(WindowState.NOT_OPEN)
OPEN: Final = code(WindowState.OPEN)
MISSED: Final = code(WindowState.MISSED)

APPLY_ANEW: Final = code(NextStep.APPLY_ANEW)
ENDORSE_LATE: Final = code(NextStep.ENDORSE_LATE)
ENDORSE: Final = code(NextStep.ENDORSE)
NOTHING: Final = code(NextStep.NOTHING)


@inlined
def stand(rules: Rules, course: Course, on: int) -> None:
    """Answer for a day up to which the course was told everything."""
    in_time = course.pending == PENDING_IN_TIME
    course.suspended_from = NO_DAY if in_time else course.good + 1
    course.grace_end = course.lapse_end = NO_DAY
    if on > course.good:
        course.grace_end, course.lapse_end = grace_end(rules, course), lapse_end(rules, course)
    course.cancelled_from = _cancelled_from(course, on)
    last = on if in_time else min(on, course.good)
    years_until = on if in_time else min(on, course.suspended_from)
    if course.cancelled_from != NO_DAY:
        last = min(last, course.cancelled_from - 1)
        years_until = min(years_until, course.cancelled_from)
    course.residence_years = whole_years(course.counted_from, years_until)
    course.accumulated_days = last - course.issued_on + 1 - course.lost_days
    course.version -= rules.rows[0, VERSIONS_FROM]
    if course.cancelled_from == NO_DAY:
        _stand_in_year(course, on)
    else:
        _stand_cancelled(course)


@inlined
def _cancelled_from(course: Course, on: int) -> int:
    """The first day cancelled, recorded or computed; the earlier counts."""
    end = course.lapse_end
    if course.pending != NOT_PENDING or end == NO_DAY or end >= on:
        return course.cancelled_on
    return end + 1 if course.cancelled_on == NO_DAY else min(end + 1, course.cancelled_on)


@inlined
def _stand_cancelled(course: Course) -> None:
    """A cancelled permit has no window; the suspension is told only where it came first."""
    course.status, course.next_step, course.window = CANCELLED, APPLY_ANEW, NO_CODE
    course.first_day = course.told = NO_DAY
    course.pending = NOT_PENDING
    if course.suspended_from >= course.cancelled_from:
        course.suspended_from = NO_DAY


@inlined
def _stand_in_year(course: Course, on: int) -> None:
    """Where the window stands, and with it the status and the next step."""
    window = NOT_OPEN if on < course.first_day else OPEN if on <= course.good else MISSED
    suspended = course.suspended_from != NO_DAY and on >= course.suspended_from
    step = ENDORSE_LATE if suspended else ENDORSE if window == OPEN else NOTHING
    course.window = window
    course.status = SUSPENDED if suspended else IN_FORCE
    course.next_step = step if course.pending == NOT_PENDING else NOTHING


@part
def blank(course: Course) -> None:
    """Of a refused history nothing is told but why and where."""
    again = course.reason == TOO_EARLY and course.refused_day <= course.endorsed_until
    course.already_endorsed = again
    course.status = course.window = course.next_step = course.effect = NO_CODE
    course.first_day = course.told = course.suspended_from = course.cancelled_from = NO_DAY
    course.continuous_since = course.counted_from = course.cycle_first_day = NO_DAY
    course.grace_end = course.lapse_end = NO_DAY
    course.gap_first_day = course.gap_last_day = NO_DAY
    course.residence_years = course.accumulated_days = course.number = course.version = 0
    course.pending = NOT_PENDING
