"""Lives whole histories row by row, for `anju.population.replay`.

The filings are taken as `live` in `anju.law.life` takes them.
"""

import numpy as np

from anju.population.answer import blank, stand
from anju.population.answers import Codes, Int16s, Int32s, write
from anju.population.codes import NO_DAY
from anju.population.compiled import kernel, part
from anju.population.course import Courses
from anju.population.days import wide
from anju.population.endorse import (
    Healed,
    endorse,
    endorse_late,
    endorse_surely,
    grounds_healed,
    issue,
)
from anju.population.filings import (
    GRANTED,
    NO_FILING,
    Int64s,
    filed_on_of,
    kind_of,
    wait_or_turn_down,
)
from anju.population.known import Histories, know, look_over, look_over_grants, tell
from anju.population.table import Rules
from anju.population.year import open_year


@kernel
def live_rows(
    rules: Rules,
    on: int,
    rows: Histories,
    courses: Courses,
    days: Int32s,
    counts: Int16s,
    codes: Codes,
    start: int,
    stop: int,
) -> None:
    """Live the permits `start` to `stop` up to a day, as many at a time as there are courses.

    Each step walks over the rows itself: handing an array to a function counts its uses, which
    costs as much as some dates.
    """
    bounds = np.zeros(courses.size + 1, np.int64)
    known = np.empty(_most(rows, courses.size, start, stop), np.int64)
    for first in range(start, stop, courses.size):
        count = min(courses.size, stop - first)
        tell(rows, first, count, courses)
        look_over(courses, on, count)
        if rows.filing_offsets.size == 0:
            _take_simple(rules, courses, on, rows, first, count)
        know(courses, rows, on, first, count, known, bounds)
        look_over_grants(courses, known, bounds, count)
        _take(rules, courses, rows.healed, known, bounds, count)
        _answer(rules, courses, on, count)
        write(courses, first, count, days, counts, codes)


@part
def _most(rows: Histories, at_a_time: int, start: int, stop: int) -> int:
    """The greatest number of filings that a run of permits has."""
    most = 0
    for first in range(start, stop, at_a_time):
        last = min(first + at_a_time, stop)
        count = rows.offsets[last] - rows.offsets[first]
        if rows.filing_offsets.size:
            count += rows.filing_offsets[last] - rows.filing_offsets[first]
        most = max(most, count)
    return most


@part
def _take_simple(
    rules: Rules, courses: Courses, on: int, rows: Histories, first: int, count: int
) -> None:
    """Take the endorsements of the permits that nothing but endorsements in order happened to.

    The rest, and what cannot be true, is left for `_take`.
    """
    endorsed_on, offsets, healed = rows.endorsed_on, rows.offsets, rows.healed
    for k in range(count):
        course = courses[k]
        if course.reason != 0 or course.cancelled_on != NO_DAY:
            continue
        issue(course)
        course.lived, last = 1, course.issued_on - 1
        for row in range(offsets[first + k], offsets[first + k + 1]):
            day = wide(endorsed_on[row])
            if day > on or (day == last and day >= course.issued_on):
                continue
            if day <= last or course.reason != 0:
                course.lived = 0
                break
            if not endorse_surely(rules, course, day):
                if course.is_open == 0:
                    open_year(rules, course)
                if not endorse(rules, course, day):
                    endorse_late(rules, course, day, grounds_healed(course, healed))
            last = day
        if course.lived != 0 and course.is_open == 0:
            open_year(rules, course)
        if course.reason != 0:
            course.lived = course.reason = 0


@part
def _take(
    rules: Rules, courses: Courses, healed: Healed, known: Int64s, bounds: Int64s, count: int
) -> None:
    """Take the filings in order until one cannot be true; the same day granted twice is once."""
    for k in range(count):
        course = courses[k]
        if course.lived == 0 and course.reason == 0:
            issue(course)
            open_year(rules, course)
        last = NO_FILING
        for place in range(bounds[k], bounds[k + 1]):
            filing = known[place]
            if course.reason == 0 and filing != last:
                if kind_of(filing) != GRANTED:
                    wait_or_turn_down(rules, course, filing)
                elif not endorse(rules, course, filed_on_of(filing)):
                    grounds = grounds_healed(course, healed)
                    endorse_late(rules, course, filed_on_of(filing), grounds)
            last = filing


@part
def _answer(rules: Rules, courses: Courses, on: int, count: int) -> None:
    for k in range(count):
        if courses[k].reason == 0:
            stand(rules, courses[k], on)
        else:
            blank(courses[k])
