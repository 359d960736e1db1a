"""The calendars of working days: what is shipped, and what a place loads."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from anju.law.working_days import CalendarUnknown
from anju.law.working_days_files import CalendarError, load_working_days, read_working_days

YEAR = """
year = {year}
source = "a notice"
rest_days = [{year}-01-01]
worked_weekends = []
"""


def _year(year: int, **changed: object) -> dict[str, Any]:
    return {**tomllib.loads(YEAR.format(year=year)), **changed}


def test_the_years_of_the_regulation_are_shipped() -> None:
    shipped = load_working_days()
    assert (shipped.first_day, shipped.last_day) == (date(2016, 1, 1), date(2026, 12, 31))


def test_a_place_loads_the_next_year(tmp_path: Path) -> None:
    notice = tmp_path / "2027.toml"
    notice.write_text(YEAR.format(year=2027))
    more = load_working_days(notice)
    assert not more.is_working_day(date(2027, 1, 1))
    assert more.is_working_day(date(2027, 12, 31))
    with pytest.raises(CalendarUnknown):
        more.is_working_day(date(2028, 1, 1))


def test_a_place_may_correct_a_year() -> None:
    once = read_working_days([_year(2027)])
    again = read_working_days([_year(2027), _year(2027, rest_days=[])])
    assert not once.is_working_day(date(2027, 1, 1))
    assert again.is_working_day(date(2027, 1, 1))


def test_a_missing_year_is_refused() -> None:
    with pytest.raises(CalendarError, match="between 2026 and 2028"):
        read_working_days([_year(2026), _year(2028)])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (_year(2027, note="x"), "nothing else"),
        ({"year": 2027}, "nothing else"),
        (_year(2027, rest_days=[date(2026, 12, 31)]), "2026-12-31 is not a day of 2027"),
        (_year(2027, rest_days=["2027-01-01"]), "is not a day"),
        (_year(2027, worked_weekends=[date(2027, 1, 4)]), "2027-01-04 is not on a weekend"),
    ],
)
def test_a_wrong_calendar_is_refused(table: dict[str, Any], said: str) -> None:
    with pytest.raises(CalendarError, match=said):
        read_working_days([table])
