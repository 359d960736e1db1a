"""Which days are working days: data that a place loads, never guessed.

Weekends are rest days unless the yearly notice of the State Council makes one a
working day; weekdays are working days unless it makes one a rest day.  A day outside
the years that were loaded is unknown, and asking for it is an error.

>>> year = WorkingDays(date(2026, 1, 1), date(2026, 12, 31), frozenset({date(2026, 10, 1)}))
>>> year.next_working_day(date(2026, 10, 1)), year.is_working_day(date(2026, 10, 3))
(datetime.date(2026, 10, 2), False)
"""

from dataclasses import dataclass
from datetime import date

from anju.law.legal_days import ONE_DAY

SATURDAY = 5


class CalendarUnknown(LookupError):
    """The calendar of working days does not reach to a day that was needed."""

    def __init__(self, day: date) -> None:
        """Keep the legal day that no loaded notice covers."""
        super().__init__(f"no calendar of working days is loaded for {day.isoformat()}")
        self.day = day


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days from `first_day` to `last_day`, both included."""

    first_day: date
    last_day: date
    rest_days: frozenset[date] = frozenset()
    worked_weekends: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on a legal day; raises CalendarUnknown outside the loaded years."""
        if not self.first_day <= day <= self.last_day:
            raise CalendarUnknown(day)
        if day.weekday() >= SATURDAY:
            return day in self.worked_weekends
        return day not in self.rest_days

    def next_working_day(self, day: date) -> date:
        """The day itself if it is a working day, else the next one (Civil Code art. 203)."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day that is itself left out (Civil Code art. 201)."""
        for _ in range(count):
            day = self.next_working_day(day + ONE_DAY)
        return day
