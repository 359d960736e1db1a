"""The calendar of the kernels is the calendar."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.law import legal_days
from anju.population.days import (
    Civil,
    civil,
    computed_civil,
    day_of,
    is_leap,
    month_length,
    months_after,
    whole_years,
)
from anju.population.table import day_named, day_number

LAST = date(9000, 12, 31)
EDGES = [
    date(1583, 1, 1),
    date(1970, 1, 1),
    date(2015, 12, 31),
    date(2016, 1, 1),
    date(2016, 2, 29),
    date(2047, 12, 31),
    date(2048, 1, 1),
    date(2100, 2, 28),
    date(2100, 3, 1),
    date(2400, 2, 29),
    LAST,
]
any_day = st.sampled_from(EDGES) | st.dates(date(1583, 1, 1), LAST) | st.dates(EDGES[3], EDGES[6])


def _civil(day: date) -> Civil:
    return Civil(day.year, day.month, day.day)


@settings(deadline=None)  # the first example compiles
@given(any_day)
def test_a_day_is_written_as_people_write_it_and_read_back(day: date) -> None:
    number = day_number(day)
    assert civil(number) == computed_civil(number) == _civil(day)
    assert day_of(day.year, day.month, day.day) == number


def test_every_day_of_four_centuries_is_met() -> None:
    day = day_number(date(1999, 12, 31))
    for year in (1999, 2000, 2015, 2016, 2047, 2048, 2100, 2199, 2399, 2400):
        day = day_number(date(year, 1, 1))
        while day_named(day) != date(year + 1, 1, 2):
            assert civil(day) == _civil(day_named(day) or LAST)
            day += 1


@settings(deadline=None)  # the first example compiles
@given(any_day, st.integers(-9999, 9999))
def test_months_end_where_the_law_ends_them(day: date, months: int) -> None:
    try:
        expected = legal_days.months_after(day, months)
    except ValueError:
        return
    if expected >= date(1583, 1, 1):
        assert months_after(_civil(day), months) == day_number(expected)


@settings(deadline=None)  # the first example compiles
@given(any_day, any_day)
def test_years_are_whole_when_the_law_says_so(start: date, last: date) -> None:
    assert whole_years(day_number(start), day_number(last)) == legal_days.whole_years(start, last)


@settings(deadline=None)  # the first example compiles
@given(any_day, st.integers(1, 20), st.integers(-1, 1))
def test_years_are_whole_around_the_anniversary(start: date, years: int, shift: int) -> None:
    if start.year < 8900:
        last = legal_days.anniversary(start, years) + timedelta(days=shift)
        expected = legal_days.whole_years(start, last)
        assert whole_years(day_number(start), day_number(last)) == expected


@pytest.mark.parametrize(
    ("year", "leap"), [(2016, True), (2017, False), (2100, False), (2400, True)]
)
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert month_length(year, 2) == 28 + leap
    assert [month_length(year, month) for month in (1, 4, 7, 8, 9, 12)] == [31, 30, 31, 31, 30, 31]


def test_a_column_of_days_is_understood_by_name() -> None:
    assert day_named(int(np.int32(0))) == date(1970, 1, 1)
    assert day_named(-(2**31)) is None
