"""The columns that answers about whole histories are written to."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anju.population.codes import NOT_PENDING
from anju.population.compiled import part
from anju.population.course import Courses

Bools = NDArray[np.bool_]
Codes = NDArray[np.uint8]
Int16s = NDArray[np.int16]
Int32s = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Replay:
    """One answer a permit, in columns of one length.

    Days are int32, days since 1970-01-01, `NO_DAY` where there is none; codes are uint8 in the
    order of the law's enums, `NO_CODE` where there is none.  Of a refused history only
    `reason` (its place in `REASONS`, 0 otherwise), `refused_day` (the day at fault),
    `refused_detail` (the day it should have respected) and `already_endorsed` are told.

    `residence_years` are whole years (int16), `accumulated_days` days (int32); `version` is the
    row of the measure in the table's `versions` (int16).  `window_last_day` is the day told.
    `cycle_first_day` and `cycle_year` (int16) name the running year; `grace_end` and
    `lapse_end` are the last days of its terms, told once its last good day is past;
    `last_effect` is what the last endorsement did, and `gap_first_day` to `gap_last_day` the
    last gap, healed or not.
    """

    refused_day: Int32s
    refused_detail: Int32s
    window_first_day: Int32s
    window_last_day: Int32s
    suspended_from: Int32s
    continuous_since: Int32s
    counted_from: Int32s
    cancelled_from: Int32s
    accumulated_days: Int32s
    cycle_first_day: Int32s
    grace_end: Int32s
    lapse_end: Int32s
    gap_first_day: Int32s
    gap_last_day: Int32s
    residence_years: Int16s
    version: Int16s
    cycle_year: Int16s
    reason: Codes
    status: Codes
    window: Codes
    next_step: Codes
    last_effect: Codes
    already_endorsed: Bools
    pending: Bools
    days: Int32s
    counts: Int16s
    codes: Codes
    """The three blocks of memory that the columns above are the rows of."""

    @classmethod
    def of_rows(cls, count: int) -> "Replay":
        """Columns for `count` permits, not filled in."""
        days = np.empty((14, count), np.int32)
        counts = np.empty((3, count), np.int16)
        codes = np.empty((7, count), np.uint8)
        flags = codes[5:].view(np.bool_)
        columns: list[Any] = [*days, *counts, *codes[:5], *flags, days, counts, codes]
        return cls(*columns)

    def __len__(self) -> int:
        return len(self.reason)


@part
def write(
    courses: Courses, first: int, count: int, days: Int32s, counts: Int16s, codes: Codes
) -> None:
    """Write what the courses tell into the three blocks, from row `first` on, as in `Replay`."""
    for k in range(count):
        course, row = courses[k], first + k
        days[0, row] = course.refused_day
        days[1, row] = course.refused_detail
        days[2, row] = course.first_day
        days[3, row] = course.told
        days[4, row] = course.suspended_from
        days[5, row] = course.continuous_since
        days[6, row] = course.counted_from
        days[7, row] = course.cancelled_from
        days[8, row] = course.accumulated_days
        days[9, row] = course.cycle_first_day
        days[10, row] = course.grace_end
        days[11, row] = course.lapse_end
        days[12, row] = course.gap_first_day
        days[13, row] = course.gap_last_day
        counts[0, row] = course.residence_years
        counts[1, row] = course.version
        counts[2, row] = course.number
        codes[0, row] = course.reason
        codes[1, row] = course.status
        codes[2, row] = course.window
        codes[3, row] = course.next_step
        codes[4, row] = course.effect
        codes[5, row] = course.already_endorsed != 0
        codes[6, row] = course.pending != NOT_PENDING
