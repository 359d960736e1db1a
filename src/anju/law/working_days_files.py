"""Reads the calendars of working days, `calendars/<year>.toml`: one file for one yearly notice.

What is known is shipped; a place gives the files of later years itself.  Nothing is
guessed: the years must follow one another, and a day outside them is unknown.

>>> load_working_days().is_working_day(date(2026, 2, 14))
True
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from anju.law.working_days import SATURDAY, WorkingDays

KEYS = {"year", "source", "rest_days", "worked_weekends"}


class CalendarError(ValueError):
    """A calendar is not written as calendars are written, or years are missing between two."""


@cache
def load_working_days(*more: Path) -> WorkingDays:
    """The working days of the years shipped, 2016 to 2026, and of the files that a place gives.

    Raises CalendarError where a file is not as it must be.
    """
    return working_days_with(*(path.read_text("utf-8") for path in more))


@cache
def working_days_with(*more: str) -> WorkingDays:
    """The same, with the texts of a place's files; of two texts for a year the later one counts.

    Raises CalendarError, and TOMLDecodeError where a text is none.
    """
    folder = files("anju.law") / "calendars"
    shipped = [
        entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")
    ]
    return read_working_days(tomllib.loads(text) for text in (*shipped, *more))


def read_working_days(years: Iterable[Mapping[str, Any]]) -> WorkingDays:
    """One calendar from parsed files; of two files for a year the later one counts."""
    by_year = {_year(table): table for table in years}
    first, last = min(by_year), max(by_year)
    if len(by_year) != last - first + 1:
        raise CalendarError(f"a year between {first} and {last} is missing")
    return WorkingDays(
        date(first, 1, 1),
        date(last, 12, 31),
        frozenset(day for table in by_year.values() for day in table["rest_days"]),
        frozenset(day for table in by_year.values() for day in table["worked_weekends"]),
    )


def _year(table: Mapping[str, Any]) -> int:
    if set(table) != KEYS:
        raise CalendarError(f"a calendar has {', '.join(sorted(KEYS))}, nothing else")
    year: int = table["year"]
    for day in (*table["rest_days"], *table["worked_weekends"]):
        if not isinstance(day, date) or day.year != year:
            raise CalendarError(f"{day} is not a day of {year}")
    if weekdays := [day for day in table["worked_weekends"] if day.weekday() < SATURDAY]:
        raise CalendarError(f"{weekdays[0]} is not on a weekend")
    return year
