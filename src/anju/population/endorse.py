"""What one granted endorsement does to a course, for kernels.

The columns' side of `judge` and `next_window` in `anju.law.endorsement`, and of the years
in `anju.law.residence_years`.  A history that cannot be true sets the course's `reason`.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.law.endorsement import Effect
from anju.law.facts import HealingGround
from anju.law.known import Refusal
from anju.population.codes import NO_CODE, NO_DAY, NOT_PENDING, PENDING_IN_TIME, REASONS, code
from anju.population.compiled import inlined, part
from anju.population.course import Course
from anju.population.days import day_of
from anju.population.table import RESTARTS, ROLLS, SURE_DAYS, Rules
from anju.population.year import (
    anniversary_of,
    begin_cycle,
    grace_end,
    hardship_end,
    judged_as_if_on,
    lapse_end,
    next_year,
    set_cycle,
    version_on,
)

TIMELY: Final = code(Effect.TIMELY)
HELD_OPEN: Final = code(Effect.HELD_OPEN)
GRACE: Final = code(Effect.GRACE)
HEALED: Final = code(Effect.HEALED)
RESTARTED: Final = code(Effect.RESTARTED)
GAP_EXCLUDED: Final = code(Effect.GAP_EXCLUDED)

TOO_EARLY: Final = REASONS.index(Refusal.TOO_EARLY)
LAPSED: Final = REASONS.index(Refusal.LAPSED)

Healed = NDArray[np.int32]
"""Healed gaps of all permits, one a row: first day, last day, ground in the order of the law's."""

BY_HARDSHIP, BY_OFFICE = 1, 2
_OFFICE: Final = code(HealingGround.OFFICE)


@inlined
def issue(course: Course) -> None:
    """Begin a course on the day of issue: the first cycle, and the years."""
    course.refused_day = course.refused_detail = NO_DAY
    course.already_endorsed = 0
    course.continuous_since = course.counted_from = course.issued_on
    course.lost_days = 0
    course.effect = NO_CODE
    course.gap_first_day = course.gap_last_day = course.endorsed_until = NO_DAY
    course.pending = NOT_PENDING
    set_cycle(course, course.issued_on)


@inlined
def endorse_surely(rules: Rules, course: Course, day: int) -> bool:
    """Take an endorsement inside any window, and leave the next year unopened; whether it was."""
    reached = anniversary_of(course)
    days = day_of(reached.year, reached.month, reached.day)
    if not 0 < days - day <= rules.rows[course.place, SURE_DAYS]:
        return False
    course.effect = TIMELY
    if rules.rows[version_on(rules, course.place, days), ROLLS]:
        set_cycle(course, day)
    else:
        course.number += 1
        course.is_open = 0
    return True


@inlined
def endorse(rules: Rules, course: Course, day: int) -> bool:
    """Take an endorsement granted on a filing of `day`; whether that was possible.

    It is not for a late one, of which only `judged_on` is noted: see `endorse_late`.
    """
    until = course.good
    if day < course.first_day:
        course.reason, course.refused_day, course.refused_detail = TOO_EARLY, day, course.first_day
        return True
    if day <= course.ordinary_good:
        course.effect = TIMELY
        if rules.rows[course.version, ROLLS]:
            begin_cycle(rules, course, day)
        else:
            next_year(rules, course)
    else:
        course.judged_on = judged_as_if_on(rules, course, day)
        if course.judged_on > course.good and course.pending != PENDING_IN_TIME:
            return False
        course.effect = HELD_OPEN
        _go_on(rules, course, day)
    _settle(course, until)
    return True


@inlined
def _settle(course: Course, until: int) -> None:
    course.endorsed_until = until
    course.pending = NOT_PENDING


@part
def _go_on(rules: Rules, course: Course, day: int) -> None:
    """The cycle goes on: one endorsement covers every year whose window has opened by its day."""
    next_year(rules, course)
    while course.first_day <= day and course.reason == 0:
        next_year(rules, course)


@part
def endorse_late(rules: Rules, course: Course, day: int, grounds: int) -> None:
    """After the last good day: lapsed, healed, or late (Art. 10, paragraph 3).

    `grounds` are those on which its whole gap is healed.
    """
    until, counted_on = course.good, course.judged_on
    office = grounds & BY_OFFICE != 0
    if course.pending == NOT_PENDING and not office:
        last = lapse_end(rules, course)
        if last != NO_DAY and counted_on > last:
            course.reason, course.refused_day, course.refused_detail = LAPSED, day, last
            return
    if counted_on - 1 > until:
        course.gap_first_day, course.gap_last_day = until + 1, counted_on - 1
    if office or (grounds & BY_HARDSHIP and counted_on <= hardship_end(rules, course)):
        course.effect = HEALED
        _go_on(rules, course, day)
    elif counted_on <= grace_end(rules, course):
        course.effect = GRACE
        _go_on(rules, course, day)
    else:
        _begin_again(rules, course, counted_on)
        if counted_on < day and course.first_day <= day and course.reason == 0:
            _go_on(rules, course, day)
    _settle(course, until)


@part
def grounds_healed(course: Course, healed: Healed) -> int:
    """The grounds on which a healed gap covers the whole gap before a late endorsement."""
    grounds = 0
    for row in range(course.healed_from, course.healed_to):
        if healed[row, 0] <= course.good + 1 and course.judged_on - 1 <= healed[row, 1]:
            grounds |= BY_OFFICE if healed[row, 2] == _OFFICE else BY_HARDSHIP
    return grounds


@part
def _begin_again(rules: Rules, course: Course, counted_on: int) -> None:
    """A new cycle after a gap; the years begin again, or only leave the gap out."""
    gap = counted_on - 1 - course.good
    course.lost_days += gap
    if rules.rows[course.version, RESTARTS]:
        course.effect = RESTARTED
        course.continuous_since = course.counted_from = counted_on
    else:
        course.effect = GAP_EXCLUDED
        course.counted_from += gap
    begin_cycle(rules, course, counted_on)
