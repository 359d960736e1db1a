"""Date arithmetic for kernels, on days since 1970-01-01.

The same phrases as `anju.law.legal_days`, without a `date`: a day is a whole number, and a
civil day is its year, month and day of the month.  Good for 1583-01-01 to 9999-12-31.
Computing with multiplications and shifts follows Neri and Schneider, "Euclidean affine
functions and their application to calendar algorithms" (2023).
"""

from typing import NamedTuple

import numpy as np

from anju.population.compiled import kernel

_FROM_YEAR_0 = 719468  # days from 0000-03-01 to 1970-01-01

# Unsigned, because compiled division of signed numbers has to think of negative ones.
_CENTURY = np.uint64(146097)
_YEAR = np.uint64(2939745)
_DAY = np.uint64(11758980)
_HALF = np.uint64(0xFFFFFFFF)


class Civil(NamedTuple):
    """A day as people write it: year, month 1-12, day 1-31."""

    year: int
    month: int
    day: int


@kernel
def is_leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year & 3 == 0 and (year % 25 != 0 or year & 15 == 0)


@kernel
def month_length(year: int, month: int) -> int:
    """The number of days of a month: 28 to 31."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 | (month ^ (month >> 3))


@kernel
def civil(day: int) -> Civil:
    """The year, month and day of a day since 1970-01-01."""
    quarters = np.uint64(4 * (int(day) + _FROM_YEAR_0) + 3)
    product = _YEAR * (quarters % _CENTURY | np.uint64(3))
    day_of_year = (product & _HALF) // _DAY  # counted from 1 March
    scaled = int(np.uint64(2141) * day_of_year + np.uint64(197913))
    late = int(day_of_year > np.uint64(305))  # January and February belong to the year before
    year = 100 * int(quarters // _CENTURY) + int(product >> np.uint64(32)) + late
    return Civil(year, (scaled >> 16) - 12 * late, ((scaled & 0xFFFF) * 31345 >> 26) + 1)


@kernel
def day_of(year: int, month: int, day: int) -> int:
    """The days since 1970-01-01 of a civil day that exists."""
    late = int(month < 3)
    year, month = year - late, month + 12 * late
    century = (year * 5243) >> 19  # year // 100
    years = ((1461 * year) >> 2) - century + (century >> 2)
    return years + ((979 * month - 2919) >> 5) + day - 1 - _FROM_YEAR_0


@kernel
def months_after(start: Civil, months: int) -> int:
    """The corresponding day `months` months on (back, if negative); the month end where there is none."""
    total = start.year * 12 + start.month - 1 + months
    year = (total * 43691) >> 19  # total // 12
    month = total - 12 * year + 1
    if start.day <= 28:
        return day_of(year, month, start.day)
    return day_of(year, month, min(start.day, month_length(year, month)))


@kernel
def whole_years(start: int, last: int) -> int:
    """The number of full years from `start` reached on or before `last`; 0 if `last` is earlier."""
    begun, reached = civil(start), civil(last)
    years = reached.year - begun.year
    if years <= 0:
        return 0
    day = begun.day
    if begun.month == 2 and day == 29 and not is_leap(reached.year):
        day = 28
    before = reached.month < begun.month or (reached.month == begun.month and reached.day < day)
    return years - 1 if before else years
