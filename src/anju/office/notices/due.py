"""Whose reminders come in a span of days: found by an index from the facts of the permits.

The law says which last good days can have a reminder in the span (`last_good_days`), an index of
the permits has them in order, and each permit is judged by its own days.  No list is kept, so that
there is nothing that a missed night could spoil.  Permits that were recorded after a day was looked
at are met at their next stage.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db import connection

from anju.law.legal_days import ONE_DAY
from anju.law.measures import Measures, PlaceMeasures
from anju.law.reminder_days import (
    Reminder,
    days_kept,
    lapse_ends,
    last_good_days,
    reminder_days,
)
from anju.office.places.cities import issuing_city
from anju.office.places.measures import measures_in_force

AT_A_TIME: Final = 2000
"""Permits that are read together."""

COLUMNS: Final = (
    "id, person_id, division_code, measure_code, cycle_first_day, cycle_year, window_first_day,"
    " last_day_told, last_good_day, lapse_on"
)
_PAGE: Final = (
    f"SELECT {COLUMNS} FROM registry_permit"  # noqa: S608 - our own column names
    " WHERE city_code = %s AND closed_on IS NULL AND pending = ''"
    " AND ({day}, id) > (%s, %s) AND {day} <= %s ORDER BY {day}, id LIMIT %s"
)
_GOOD_DAY, _LAPSE = 8, 9
_BY_GOOD_DAY: Final = _PAGE.format(day="last_good_day")
_BY_LAPSE: Final = _PAGE.format(day="lapse_on")


Row = tuple[Any, ...]


class Due(NamedTuple):
    """The reminders of one permit that come in a span, in order of their days; the last counts."""

    permit_id: str
    person_id: str
    division_code: str
    cycle_first_day: date
    cycle_year: int
    last_good_day: date
    reminders: tuple[Reminder, ...]


def due_between(first: date, last: date) -> Iterator[list[Due]]:
    """Every permit of the city with reminders from one legal day to another, some at a time.

    One that lapses meanwhile may come twice.
    """
    city, measures = issuing_city(str(settings.ANJU["PLACE"])), measures_in_force().measures
    places = _rules_of(city, measures)
    good = {day for rules in places for day in last_good_days(rules, first, last)}
    asked = (first, last)
    for span in runs_of(sorted(good)):
        for rows in _pages(_BY_GOOD_DAY, city, span, _GOOD_DAY):
            yield _due(rows, measures, asked)
    for rows in _pages(_BY_LAPSE, city, lapse_ends(first, last), _LAPSE):
        yield _due(rows, measures, asked)


def _rules_of(city: str, measures: Measures) -> list[PlaceMeasures]:
    """The measures that a place of the city can have."""
    own = [code for code in measures.codes() if issuing_city(code) == city]
    return list({id(rules): rules for rules in map(measures.for_place, [city, *own])}.values())


def runs_of(days: Sequence[date]) -> list[tuple[date, date]]:
    """Days in order as runs without holes, each its first and its last day.

    >>> [last.day for first, last in runs_of([date(2026, 1, day) for day in (1, 2, 5)])]
    [2, 5]
    """
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and day - runs[-1][1] == ONE_DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _pages(
    statement: str, city: str, span: tuple[date, date], ordered_by: int
) -> Iterator[list[Row]]:
    """The open permits of a city in a span, page by page, in the order of an index."""
    after: tuple[date, str] = (span[0], "")
    while True:
        with connection.cursor() as cursor:
            cursor.execute(statement, [city, *after, span[1], AT_A_TIME])
            rows = cursor.fetchall()
        if rows:
            yield rows
        if len(rows) < AT_A_TIME:
            return
        after = (rows[-1][ordered_by], rows[-1][0])


def _due(rows: list[Row], measures: Measures, asked: tuple[date, date]) -> list[Due]:
    found = []
    for row in rows:
        reminders = _reminders(measures, asked, *row[3:])
        if reminders:
            found.append(Due(row[0], row[1], row[2], row[4], row[5], row[_GOOD_DAY], reminders))
    return found


@lru_cache(maxsize=4096)
def _reminders(
    measures: Measures,
    asked: tuple[date, date],
    measure_code: str,
    cycle_first_day: date,
    cycle_year: int,
    *kept: date,
) -> tuple[Reminder, ...]:
    """The reminders of a permit's year in a span; most permits of a day have the same days."""
    rules, (*days, lapse_on) = measures.for_place(measure_code), kept
    year = days_kept(rules, (cycle_first_day, cycle_year), (days[0], days[1], days[2]), lapse_on)
    return tuple(each for each in reminder_days(year) if asked[0] <= each.on <= asked[1])
