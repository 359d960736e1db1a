"""Date arithmetic for kernels, on days since 1970-01-01.

The same phrases as `anju.law.legal_days`, without a `date`: a day is a whole number, and a
civil day is its year, month and day of the month.  Good for 1583-01-01 to 9999-12-31.
Computing with multiplications and shifts follows Neri and Schneider, "Euclidean affine
functions and their application to calendar algorithms" (2023).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.population.compiled import inlined, part

_FROM_YEAR_0 = 719468  # days from 0000-03-01 to 1970-01-01


def _kept(first: str, after: str) -> NDArray[np.int32]:
    """The civil days of a span, each in one number: its year, month and day."""
    days = np.arange(first, after, dtype="datetime64[D]")
    months = days.astype("datetime64[M]")
    years = months.astype("datetime64[Y]")
    day, month = (days - months).astype(int) + 1, (months - years).astype(int) + 1
    return np.array((years.astype(int) + 1970) << 9 | month << 5 | day, np.int32)


# Most days asked about: looked up in a third of the time it takes to compute them.
_KEPT = _kept("2016-01-01", "2048-01-01")
_FIRST_KEPT = 16801
_AFTER_KEPT = _FIRST_KEPT + len(_KEPT)

LEAP_DAY = 32 * 2 + 29
"""29 February, as 32 times the month and the day."""


class Civil(NamedTuple):
    """A day as people write it: year, month 1-12, day 1-31."""

    year: int
    month: int
    day: int


@inlined
def is_leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year & 3 == 0 and (year % 25 != 0 or year & 15 == 0)


@inlined
def month_length(year: int, month: int) -> int:
    """The number of days of a month: 28 to 31."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 | (month ^ (month >> 3))


@inlined
def civil(day: int) -> Civil:
    """The year, month and day of a day since 1970-01-01."""
    if _FIRST_KEPT <= day < _AFTER_KEPT:
        kept = int(_KEPT[day - _FIRST_KEPT])
        return Civil(kept >> 9, (kept >> 5) & 15, kept & 31)
    return computed_civil(day)


@inlined
def wide(number: int) -> int:
    """A number of any column as int64, so that a kernel is compiled for that alone."""
    return int(np.int64(number))


@part
def computed_civil(day: int) -> Civil:
    """The same, computed."""
    quarters = 4 * (int(day) + _FROM_YEAR_0) + 3
    product = 2939745 * (quarters % 146097 | 3)
    day_of_year = (product & 0xFFFFFFFF) // 11758980  # counted from 1 March
    scaled = 2141 * day_of_year + 197913
    late = int(day_of_year > 305)  # January and February belong to the year before
    year = 100 * (quarters // 146097) + (product >> 32) + late
    return Civil(year, (scaled >> 16) - 12 * late, (scaled & 0xFFFF) // 2141 + 1)


@inlined
def day_of(year: int, month: int, day: int) -> int:
    """The days since 1970-01-01 of a civil day that exists."""
    late = int(month < 3)
    year, month = year - late, month + 12 * late
    century = (year * 5243) >> 19  # year // 100
    years = ((1461 * year) >> 2) - century + (century >> 2)
    return years + ((979 * month - 2919) >> 5) + day - 1 - _FROM_YEAR_0


@inlined
def months_after(start: Civil, months: int) -> int:
    """The corresponding day `months` months on (back, if negative), or the month end."""
    total = start.year * 12 + start.month - 1 + months
    year = (total * 43691) >> 19  # total // 12, up to the year 10922
    month = total - 12 * year + 1
    if start.day <= 28:
        return day_of(year, month, start.day)
    return day_of(year, month, min(start.day, month_length(year, month)))


@inlined
def whole_years(start: int, last: int) -> int:
    """The number of full years from `start` reached on or before `last`; 0 if `last` is earlier."""
    begun, reached = civil(start), civil(last)
    anniversary = 32 * begun.month + begun.day
    if anniversary == LEAP_DAY and not is_leap(reached.year):
        anniversary = LEAP_DAY - 1
    before = 32 * reached.month + reached.day < anniversary
    return max(0, reached.year - begun.year - int(before))
