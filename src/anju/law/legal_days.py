"""Days as the law counts them: the only home of date arithmetic.

Source: Civil Code arts. 200-204.  A period of years or months ends on the
corresponding day of its last month; where that month has no such day, on the
month's last day (art. 202).  Everything here is a legal day in Asia/Shanghai.

>>> anniversary(date(2024, 2, 29), 1), anniversary(date(2024, 2, 29), 4)
(datetime.date(2025, 2, 28), datetime.date(2028, 2, 29))
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

REGULATION_IN_FORCE_ON = date(2016, 1, 1)
"""Nothing is answered for a day before the Regulation came into force (Art. 23)."""

LAST_DAY_TAUGHT = date(9000, 12, 31)
"""The last day the edges accept: beyond it the calendar of this program ends."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """A length in calendar days."""

    count: int


@dataclass(frozen=True, slots=True)
class Months:
    """A length in calendar months."""

    count: int


Term = Days | Months


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def corresponding_day(start: date, years: int) -> date | None:
    """The same month and day `years` on; None for 29 February in a common year (art. 202)."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return None


def anniversary(start: date, years: int) -> date:
    """The day `years` full years are reached (满1年之日): the corresponding day or month end.

    Always from `start` itself, so a start on 29 February meets 29 February again.
    """
    return corresponding_day(start, years) or month_end(start.year + years, start.month)


def months_after(day: date, months: int) -> date:
    """The corresponding day `months` on (back, if negative); the month end without one."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= 28:
        return date(years, month + 1, day.day)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    """The corresponding day `months` months before; the month end where there is none."""
    return months_after(day, -months)


def term_end(last_good: date, term: Term) -> date:
    """The last day of a grace or a lapse that is counted from the last good day.

    Days simply count on.  Months end on the later of two days, so that nobody loses a
    day to the month's end: the corresponding day after the last good day, and the day
    before the corresponding day after the first suspended day.
    """
    if isinstance(term, Days):
        return last_good + timedelta(days=term.count)
    from_last = months_after(last_good, term.count)
    from_first = months_after(last_good + ONE_DAY, term.count) - ONE_DAY
    return max(from_last, from_first)


def half_year_complete_on(registered_on: date, months: int = 6) -> date:
    """The last day of half a year of residence, or of another number of months.

    The day before the corresponding day; the month end where there is none (Art. 2; registered
    1 January: complete on 30 June).
    """
    years, month = divmod(registered_on.year * 12 + registered_on.month - 1 + months, 12)
    last = monthrange(years, month + 1)[1]
    if registered_on.day > last:
        return date(years, month + 1, last)
    return date(years, month + 1, registered_on.day) - ONE_DAY


def whole_years(start: date, last: date) -> int:
    """The number of full years from `start` reached on or before `last`; 0 if `last` is earlier."""
    years = last.year - start.year
    if years <= 0:
        return 0
    return years if anniversary(start, years) <= last else years - 1
