"""The working days of a year that a city loads: measures that wait for one judge by them."""

from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    FUTIAN,
    OTHER,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.law.working_days_files import CalendarError
from anju.office.places.measures import measures_as_of, measures_in_force, shipped_measures
from anju.office.places.models import AdoptedMeasure, WorkingCalendar
from anju.office.registry.city.calendars import load_calendar
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.rebuilding.comparing import compare
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because

DAY = date(2026, 11, 20)
WAITS = (
    shipped_measures()[CITY]
    .replace('late = "restart"', 'late = "restart"\nholiday_roll = true', 1)
    .replace("[version.sources]", '[version.sources]\nholiday_roll = "for this test"', 1)
)


def _calendar(*rest_days: str, year: int = 2027, worked: str = "") -> str:
    days = ", ".join(rest_days)
    return (
        f'year = {year}\nsource = "a notice"\nrest_days = [{days}]\nworked_weekends = [{worked}]\n'
    )


def _load(toml: str, acting: Act | None = None) -> Outcome:
    acting = acting or act(DAY, actor="admin-1", role="city_administrator")
    return load_calendar(toml=toml, act=acting)


def _adopt() -> Outcome:
    acting = act(DAY, actor="admin-1", role="city_administrator")
    return adopt_measure(toml=WAITS, reason="amended", act=acting)


def _good(issued_on: date) -> date | None:
    """The last good day of a permit whose only year is running."""
    permit = a_permit(a_person(OTHER, on=issued_on), "W1", issued_on)
    return Permit.objects.get(id=permit).last_good_day


@pytest.mark.parametrize(
    ("issued_on", "rest_days", "worked", "good"),
    [  # Civil Code art. 203: a last day that is a rest day ends with the next working day
        (date(2026, 3, 10), (), "", date(2027, 3, 9)),  # a Tuesday
        (date(2026, 3, 10), ("2027-03-09",), "", date(2027, 3, 10)),
        (date(2026, 3, 10), ("2027-03-09", "2027-03-10"), "", date(2027, 3, 11)),
        (date(2026, 3, 10), ("2027-03-08", "2027-03-10"), "", date(2027, 3, 9)),
        (date(2026, 3, 14), (), "", date(2027, 3, 15)),  # a Saturday
        (date(2026, 3, 14), (), "2027-03-13", date(2027, 3, 13)),
        (date(2026, 3, 14), (), "2027-03-14", date(2027, 3, 14)),
        (date(2026, 3, 14), ("2027-03-15",), "", date(2027, 3, 16)),
    ],
)
def test_suspension_waits_for_the_working_day_that_was_loaded(
    sqlite_city: Database, issued_on: date, rest_days: tuple[str, ...], worked: str, good: date
) -> None:
    _load(_calendar(*rest_days, worked=worked))
    _adopt()
    assert _good(issued_on) == good


def test_the_text_is_the_entry_and_permits_follow(city: Database) -> None:
    _load(_calendar())
    _adopt()
    assert _good(date(2026, 3, 10)) == date(2027, 3, 9)
    outcome = _load(toml := _calendar("2027-03-09"))
    assert outcome["permits"] == 1
    told_of = ("calendar_loaded", "2026-11-20", {"toml": toml, "year": 2027}, "")
    assert told(f"place-{CITY}")[-1] == told_of
    assert Permit.objects.get().last_good_day == date(2027, 3, 10)
    days = measures_as_of(outcome["entries"][0]).measures.for_place(CITY).working_days
    assert days
    assert days.is_working_day(date(2027, 3, 9))
    assert rebuild().changed == []
    assert list(compare(print)) == []


def test_a_text_that_waits_for_an_unknown_year_is_not_adopted(sqlite_city: Database) -> None:
    a_permit(a_person(OTHER, on=date(2026, 3, 10)), "W1", date(2026, 3, 10))
    adoptions = AdoptedMeasure.objects.count()
    with refused(Because.CALENDAR_UNKNOWN, date(2027, 3, 9)):
        _adopt()
    assert AdoptedMeasure.objects.count() == adoptions
    _load(_calendar())
    assert _adopt()["permits"] == 0


def test_what_is_no_calendar_is_refused(sqlite_city: Database) -> None:
    for wrong in (_calendar(year=2028), _calendar("2026-03-09"), "year = 2027"):
        with nothing_written(), pytest.raises(CalendarError):
            _load(wrong)


def test_it_is_loaded_once_by_the_whole_city(sqlite_city: Database) -> None:
    acting = act(DAY, "key-1", actor="admin-1", role="city_administrator")
    first = _load(_calendar(), acting)
    with nothing_written():
        assert _load(_calendar(), acting) == first
    with conflicting():
        _load(_calendar("2027-01-01"), acting)
    with refused(Because.NOTHING_TO_DO):
        _load(_calendar())
    with refused(Because.NOT_FOUND):
        _load(_calendar("2027-01-01"), act(DAY, role="city_administrator", within=FUTIAN))
    assert WorkingCalendar.objects.count() == 1
    days = measures_in_force().measures.for_place(CITY).working_days
    assert days
    assert days.last_day == date(2027, 12, 31)
