"""What is known of each permit on a day, told to its course, and what cannot be true, for kernels.

The columns' side of `known_on` in `anju.law.known`, whose order of checks is kept.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.law.known import Refusal
from anju.law.legal_days import REGULATION_IN_FORCE_ON
from anju.population.codes import NO_DAY, REASONS
from anju.population.compiled import part
from anju.population.course import Courses
from anju.population.endorse import Healed
from anju.population.filings import (
    DECIDED_ON,
    DECISION,
    FILED_ON,
    GRANTED,
    NO_FILING,
    Filings,
    Int64s,
    filed_on_of,
    kind_of,
    known_filing,
    known_grant,
    put_in_order,
)
from anju.population.table import day_number

BEFORE_REGULATION: Final = REASONS.index(Refusal.BEFORE_REGULATION)
NOT_YET_ISSUED: Final = REASONS.index(Refusal.NOT_YET_ISSUED)
CANCELLED_BEFORE_ISSUE: Final = REASONS.index(Refusal.CANCELLED_BEFORE_ISSUE)
BEFORE_ISSUE: Final = REASONS.index(Refusal.BEFORE_ISSUE)
AFTER_CANCELLATION: Final = REASONS.index(Refusal.AFTER_CANCELLATION)

_REGULATION: Final = day_number(REGULATION_IN_FORCE_ON)

Int32s = NDArray[np.int32]


class Histories(NamedTuple):
    """N permits: rows `offsets[i]` to `offsets[i + 1]` of `endorsed_on` belong to permit `i`.

    Days are int32; offsets are int64, N + 1 long; `place` is uint16, a row of the table's
    places; `cancelled_on` is the earliest cancellation recorded and not annulled, `NO_DAY`
    where there is none.  `filings` and `healed` are int32, three numbers a row, with offsets of
    their own, N + 1 long, or without any where nothing is told.
    """

    issued_on: Int32s
    place: NDArray[np.uint16]
    cancelled_on: Int32s
    endorsed_on: Int32s
    offsets: Int64s
    filings: Filings
    filing_offsets: Int64s
    healed: Healed
    healed_offsets: Int64s


@part
def tell(rows: Histories, first: int, count: int, courses: Courses) -> None:
    """Tell each course its permit's own facts."""
    issued_on, cancelled_on, place = rows.issued_on, rows.cancelled_on, rows.place
    healed_offsets = rows.healed_offsets
    for k in range(count):
        course = courses[k]
        course.issued_on = issued_on[first + k]
        course.cancelled_on = cancelled_on[first + k]
        course.place = place[first + k]
        if healed_offsets.size:
            course.healed_from = healed_offsets[first + k]
            course.healed_to = healed_offsets[first + k + 1]


@part
def know(
    courses: Courses,
    rows: Histories,
    on: int,
    first: int,
    count: int,
    known: Int64s,
    bounds: Int64s,
) -> None:
    """Write the filings known on a day in order: permit `k` has `bounds[k]` to `bounds[k + 1]`."""
    endorsed_on, offsets = rows.endorsed_on, rows.offsets
    filings, filing_offsets = rows.filings, rows.filing_offsets
    end = bounds[0]
    for k in range(count):
        bounds[k + 1] = end
        if courses[k].lived:
            continue
        in_order, last = True, NO_FILING
        for row in range(offsets[first + k], offsets[first + k + 1]):
            if endorsed_on[row] <= on:
                known[end] = known_grant(endorsed_on[row])
                in_order, last = in_order and known[end] >= last, known[end]
                end += 1
        if filing_offsets.size:
            for row in range(filing_offsets[first + k], filing_offsets[first + k + 1]):
                if filings[row, FILED_ON] <= on:
                    known[end] = known_filing(
                        filings[row, FILED_ON], filings[row, DECISION], filings[row, DECIDED_ON], on
                    )
                    in_order, last = in_order and known[end] >= last, known[end]
                    end += 1
        bounds[k + 1] = end
        if not in_order:
            put_in_order(known, bounds[k], end)


@part
def look_over(courses: Courses, on: int, count: int) -> None:
    """Refuse what no endorsement can mend."""
    for k in range(count):
        course = courses[k]
        course.reason = course.lived = 0
        if course.cancelled_on > on:
            course.cancelled_on = NO_DAY
        if course.issued_on < _REGULATION:
            course.reason, course.refused_day, course.refused_detail = (
                BEFORE_REGULATION,
                course.issued_on,
                _REGULATION,
            )
        elif course.issued_on > on:
            course.reason, course.refused_day, course.refused_detail = (
                NOT_YET_ISSUED,
                course.issued_on,
                on,
            )
        elif course.cancelled_on != NO_DAY and course.cancelled_on < course.issued_on:
            course.reason, course.refused_day, course.refused_detail = (
                CANCELLED_BEFORE_ISSUE,
                course.cancelled_on,
                course.issued_on,
            )


@part
def look_over_grants(courses: Courses, known: Int64s, bounds: Int64s, count: int) -> None:
    """Refuse a grant before the issue, else the first one on or after the cancellation."""
    for k in range(count):
        course = courses[k]
        if bounds[k] == bounds[k + 1] or (
            course.cancelled_on == NO_DAY and filed_on_of(known[bounds[k]]) >= course.issued_on
        ):
            continue
        for place in range(bounds[k], bounds[k + 1]):
            if course.reason == 0 and kind_of(known[place]) == GRANTED:
                day = filed_on_of(known[place])
                if day < course.issued_on:
                    course.reason, course.refused_day, course.refused_detail = (
                        BEFORE_ISSUE,
                        day,
                        course.issued_on,
                    )
                elif course.cancelled_on != NO_DAY and day >= course.cancelled_on:
                    course.reason, course.refused_day, course.refused_detail = (
                        AFTER_CANCELLATION,
                        day,
                        course.cancelled_on,
                    )
