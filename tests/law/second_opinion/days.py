"""Days found by walking over the calendar (Civil Code arts. 200 to 202; Regulations art. 10).

No month or year is ever added to a day here: the days of the month that is meant are walked
through until the right one is met.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from tests.law.second_opinion.records import Term

ONE_DAY = timedelta(days=1)


def every_day(first_day: date, last_day: date) -> Iterator[date]:
    """Each day from the first to the last, both included; no day where the last is earlier."""
    day = first_day
    while day <= last_day:
        yield day
        day += ONE_DAY


@lru_cache(maxsize=4096)
def days_of_month(year: int, month: int) -> tuple[date, ...]:
    """All days of one month, in order."""
    days = []
    day = date(year, month, 1)
    while day.month == month:
        days.append(day)
        day += ONE_DAY
    return tuple(days)


def corresponding(start: date, years: int) -> date | None:
    """The day of the same month and number so many years on, or None where there is none."""
    for day in days_of_month(start.year + years, start.month):
        if day.day == start.day:
            return day
    return None


def anniversary(start: date, years: int) -> date:
    """The corresponding day, or where there is none the last day of that month."""
    return corresponding(start, years) or days_of_month(start.year + years, start.month)[-1]


def _month_away(day: date, months: int) -> tuple[date, ...]:
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return days_of_month(year, month)


def _same_number(days: tuple[date, ...], number: int) -> date | None:
    for day in days:
        if day.day == number:
            return day
    return None


def months_before(day: date, months: int) -> date:
    """The corresponding day so many months earlier, or the end of that month."""
    there = _month_away(day, -months)
    return _same_number(there, day.day) or there[-1]


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months later, or the end of that month."""
    there = _month_away(day, months)
    return _same_number(there, day.day) or there[-1]


def days_ending_on(last_day: date, number: int) -> date:
    """The first of so many days that end on the given day, that day counted."""
    day, counted = last_day, 1
    while counted < number:
        day -= ONE_DAY
        counted += 1
    return day


def _days_later(day: date, number: int) -> date:
    for _ in range(number):
        day += ONE_DAY
    return day


def _full_months_from(first_day: date, months: int) -> date:
    there = _month_away(first_day, months)
    same = _same_number(there, first_day.day)
    return there[-1] if same is None else same - ONE_DAY


def term_end(good: date, term: Term) -> date:
    """The last day of a term that follows the last good day.

    Days are counted from the day after it. Months end on the later of the corresponding day of
    the last good day and the day on which full months since the day after it are complete.
    """
    kind, number = term
    if kind == "days":
        return _days_later(good, number)
    return max(months_after(good, number), _full_months_from(good + ONE_DAY, number))
