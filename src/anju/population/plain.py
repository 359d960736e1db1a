"""The plain spans of places on a day: where one version judges and no decree or calendar has a say.

A year whose anniversary lies in its place's plain span needs four numbers to be judged on the
day asked about; nearly all do, in any year.  Days here are counted from 2012-03-01, so that
every leap day ends a span of four years; the last is 2100-02-28.
"""

from bisect import bisect_left
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.law.legal_days import ONE_DAY, REGULATION_IN_FORCE_ON, Term, term_end
from anju.law.measures import Measure, PlaceMeasures, SuspendedFrom
from anju.population.table import MeasureTable

FIRST_DAY: Final = date(2012, 3, 1)
LAST_DAY: Final = date(2100, 2, 28)

NO_SPAN: Final = (1, 0)
NOT_LAPSED: Final = -1

Int32s = NDArray[np.int32]


def plain_spans(table: MeasureTable, on: date) -> tuple[Int32s, Int32s]:
    """Two numbers for each place, and for one place more that has no span.

    The first holds in its lowest bit whether suspension waits for the day after the
    anniversary, then 15 bits for the first and 15 for the last day of the span.  The second is
    the latest first day of suspension that has lapsed on the day, or `NOT_LAPSED`.
    """
    rows = [_numbers(place, on) for place in table.places]
    packed = [after | first << 1 | last << 16 for after, (first, last), _ in rows]
    lapsed = [limit for *_, limit in rows]
    no_place = NO_SPAN[0] << 1 | NO_SPAN[1] << 16
    return np.array([*packed, no_place], np.int32), np.array([*lapsed, NOT_LAPSED], np.int32)


def _numbers(place: PlaceMeasures, on: date) -> tuple[bool, tuple[int, int], int]:
    measure = place.on(on)
    after = measure.suspended_from is SuspendedFrom.DAY_AFTER
    return after, _span(place, measure, on), _lapsed_until(measure.lapse, on)


def _span(place: PlaceMeasures, measure: Measure, on: date) -> tuple[int, int]:
    """The first and last anniversary that a day's measure judges without a hold or a calendar."""
    later = (version.first_day for version in place.timeline() if version.first_day > on)
    first, last = measure.first_day, min(later, default=LAST_DAY)
    for hold in measure.holds:
        if hold.first_day > on:
            last = min(last, hold.first_day)
        else:
            first = max(first, hold.last_day + ONE_DAY)
    at_once = measure.lapse is not None and measure.lapse.count == 0
    if measure.holiday_roll or at_once or on > LAST_DAY:
        return NO_SPAN
    return max(0, _number(first + ONE_DAY)), _number(last - ONE_DAY)


def _lapsed_until(lapse: Term | None, on: date) -> int:
    """The latest first day of suspension whose lapse ended before a day."""
    if lapse is None:
        return NOT_LAPSED
    days = range(REGULATION_IN_FORCE_ON.toordinal(), on.toordinal())
    lapsed = bisect_left(days, on, key=lambda good: term_end(date.fromordinal(good), lapse))
    return _number(REGULATION_IN_FORCE_ON) + lapsed if lapsed else NOT_LAPSED


def _number(day: date) -> int:
    return (day - FIRST_DAY) // timedelta(days=1)
