"""Whose reminders come in a span of days: found by an index from the facts of the permits.

The law says which last good days can have a reminder in the span (`last_good_days`), an index of
the permits has them in order, and each permit is judged by its own days.  No list is kept, so that
there is nothing that a missed night could spoil.  Permits that were recorded after a day was looked
at are met at their next stage; those that an adopted text touches at once (`adopted`).
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db import connection

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
_OPEN: Final = (
    f"SELECT {COLUMNS} FROM registry_permit"  # noqa: S608 - our own column names
    " WHERE city_code = %s AND closed_on IS NULL AND pending = ''"
)
_BY_LAPSE: Final = f"{_OPEN} AND lapse_on BETWEEN %s AND %s"
_GOOD_DAY: Final = 8

Row = tuple[Any, ...]


class Due(NamedTuple):
    """The reminders of one permit that come in a span, in order of their days; the last counts.

    `adoption` is the entry of the text that moved a day which was told before, 0 where none did.
    """

    permit_id: str
    person_id: str
    division_code: str
    cycle_first_day: date
    cycle_year: int
    last_good_day: date
    reminders: tuple[Reminder, ...]
    adoption: int = 0


def due_between(first: date, last: date) -> Iterator[list[Due]]:
    """Every permit of the city with reminders from one legal day to another, some at a time.

    One that lapses meanwhile may come twice.
    """
    city, measures = issuing_city(str(settings.ANJU["PLACE"])), measures_in_force().measures
    places = _rules_of(city, measures)
    good = {day for rules in places for day in last_good_days(rules, first, last)}
    for rows in _read(by_good_day(len(good)), [city, *sorted(good)]):
        yield _due(rows, measures, (first, last))
    for rows in _read(_BY_LAPSE, [city, *lapse_ends(first, last)]):
        yield _due(rows, measures, (first, last))


def by_good_day(days: int) -> str:
    """What reads the open permits of a city with one of so many last good days."""
    return f"{_OPEN} AND last_good_day IN ({', '.join(['%s'] * days)})"


def _rules_of(city: str, measures: Measures) -> list[PlaceMeasures]:
    """The measures that a place of the city can have."""
    own = [code for code in measures.codes() if issuing_city(code) == city]
    return list({id(rules): rules for rules in map(measures.for_place, [city, *own])}.values())


def _read(statement: str, values: list[Any]) -> Iterator[list[Row]]:
    """The rows of a statement some at a time, whatever is written meanwhile.

    PostgreSQL sends them all at once, a hundred bytes each: a cursor of the server takes twice as
    long, every night, to spare that after a year in which nobody looked.
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield rows


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
