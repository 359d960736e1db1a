"""For how many of the last 12 months somebody was registered in a city, as measures ask it.

Shenzhen asks for eight months in total (art. 24).  A month is counted as the half year is: from
the day of registration it is complete on the eve of the corresponding day.  What is left of
registrations that broke off is added up, a month for each 31 days: no month is longer.

>>> run = (ResidenceRegistration("440305", date(2026, 3, 24)),)
>>> registered_months(run, "440300", CityLevel.PREFECTURE, date(2026, 11, 24))
8
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from anju.law.applicant_facts import ResidenceRegistration
from anju.law.legal_days import ONE_DAY, half_year_complete_on, months_before
from anju.law.local_rules import CityLevel
from anju.law.moving import city_of

ASKED: Final = 12
"""The months before a day that are looked at."""
LONGEST_MONTH: Final = 31
"""Days."""

Run = tuple[date, date]
"""Days without a break, the first and the last, both included."""


def registered_months(
    registrations: Iterable[ResidenceRegistration], city: str, level: CityLevel, on: date
) -> int | None:
    """Whole months of the 12 before a legal day, which is left out; from 0 to 12.

    None where no registration in the city is known at all: nobody has told.
    """
    here = [each for each in registrations if city_of(each.place, level) == city]
    if not here:
        return None
    counted = [_months(run) for run in _runs(here, months_before(on, ASKED), on - ONE_DAY)]
    left_over = sum(days for _, days in counted)
    whole = sum(months for months, _ in counted) + left_over // LONGEST_MONTH
    return min(whole, ASKED)


def _runs(here: Iterable[ResidenceRegistration], first: date, last: date) -> list[Run]:
    """The days registered from one day to another; what overlaps or follows at once is one."""
    runs: list[Run] = []
    for each in sorted(here, key=lambda each: each.first_day):
        begun, ended = max(each.first_day, first), min(each.last_day or last, last)
        if begun > ended:
            continue
        if runs and begun <= runs[-1][1] + ONE_DAY:
            runs[-1] = (runs[-1][0], max(runs[-1][1], ended))
        else:
            runs.append((begun, ended))
    return runs


def _months(run: Run) -> tuple[int, int]:
    """The whole months of a run, and the days left over."""
    first, last = run
    ends = [half_year_complete_on(first, months) for months in range(1, ASKED + 1)]
    whole = sum(end <= last for end in ends)
    since = ends[whole - 1] if whole else first - ONE_DAY
    return whole, (last - since).days
