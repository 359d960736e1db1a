"""What kernels keep of one permit while they take its filings in order of day.

A course is one record of int64 numbers that a kernel writes over for permit after permit;
every day is a day since 1970-01-01, `NO_DAY` where there is none.  The columns' side of
`Course` in `anju.law.filings` and of `EndorsementWindow` in `anju.law.endorsement`.
"""

from typing import Final, cast

import numpy as np
from numpy.typing import NDArray


class Course:
    """The running year of one permit, its years so far, and why its history is refused.

    `reason` is 0 while the history is taken, else its place in `REASONS`; `refused_day` and
    `refused_detail` are then the day at fault and the day it should have respected.
    """

    place: int
    issued_on: int
    cancelled_on: int
    """The permit's row in the table of places, its issue, and its recorded cancellation."""
    cycle_first_day: int
    cycle_year: int
    cycle_month: int
    cycle_day: int
    """The cycle's first day, and the same as people write it."""
    number: int
    """The year of the cycle that is running, from 1."""
    is_open: int
    """Whether the days of the running year, below, are written."""
    version: int
    first_day: int
    told: int
    ordinary_good: int
    held_good: int
    good: int
    """The running year: the measure that judges it, its window's first day, the last day told,
    the last good day without any hold, with them, and with a filing refused later still."""
    continuous_since: int
    counted_from: int
    lost_days: int
    """The days of all gaps that were not healed."""
    effect: int
    """What the last endorsement did, `NO_CODE` if there was none."""
    gap_first_day: int
    gap_last_day: int
    """The last gap, healed or not."""
    endorsed_until: int
    """The last good day of the year that was endorsed last."""
    lived: int
    """Whether every filing was taken."""
    judged_on: int
    """The day that a late endorsement is judged by."""
    pending: int
    healed_from: int
    healed_to: int
    """The permit's rows of healed gaps."""
    reason: int
    refused_day: int
    refused_detail: int
    already_endorsed: int
    status: int
    window: int
    suspended_from: int
    cancelled_from: int
    residence_years: int
    accumulated_days: int
    next_step: int
    grace_end: int
    lapse_end: int
    """The answer for a day, as the columns of the same names tell it."""


COURSE: Final = np.dtype([(name, np.int64) for name in Course.__annotations__])

Courses = NDArray[np.record]
"""A run of courses, one for each permit that is lived at a time."""

AT_A_TIME: Final = 128


def new_courses(count: int = AT_A_TIME) -> Courses:
    """Records for a kernel to write over; each thread needs its own."""
    return cast("Courses", np.zeros(count, COURSE).view(np.recarray))
