"""Working days are data: nothing is guessed for a year that is not loaded."""

from datetime import date

import pytest

from anju.law.working_days import CalendarUnknown, WorkingDays

YEAR = WorkingDays(
    date(2025, 1, 1),
    date(2025, 12, 31),
    rest_days=frozenset({date(2025, 1, 28), date(2025, 1, 29), date(2025, 12, 31)}),
    worked_weekends=frozenset({date(2025, 1, 26)}),
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 1, 24), True),
        (date(2025, 1, 25), False),
        (date(2025, 1, 26), True),
        (date(2025, 1, 27), True),
        (date(2025, 1, 28), False),
        (date(2025, 2, 2), False),
        (date(2025, 2, 3), True),
    ],
)
def test_weekends_rest_unless_a_notice_says_otherwise(day: date, works: bool) -> None:
    assert YEAR.is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2025, 1, 24), date(2025, 1, 24)),
        (date(2025, 1, 25), date(2025, 1, 26)),
        (date(2025, 1, 28), date(2025, 1, 30)),
        (date(2025, 2, 1), date(2025, 2, 3)),
    ],
)
def test_the_next_working_day_may_be_the_day_itself(day: date, following: date) -> None:
    assert YEAR.next_working_day(day) == following


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (0, date(2025, 1, 24)),
        (1, date(2025, 1, 26)),
        (2, date(2025, 1, 27)),
        (3, date(2025, 1, 30)),
    ],
)
def test_working_days_are_counted_from_the_day_after(count: int, last: date) -> None:
    assert YEAR.working_days_after(date(2025, 1, 24), count) == last


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2026, 1, 1)])
def test_a_day_outside_the_years_loaded_is_unknown(day: date) -> None:
    with pytest.raises(CalendarUnknown) as unknown:
        YEAR.is_working_day(day)
    assert unknown.value.day == day
    assert day.isoformat() in str(unknown.value)


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 12, 30)])
def test_the_first_and_the_last_day_loaded_are_known(day: date) -> None:
    assert YEAR.is_working_day(day)


def test_past_the_last_year_the_next_working_day_is_unknown() -> None:
    with pytest.raises(CalendarUnknown) as unknown:
        YEAR.next_working_day(date(2025, 12, 31))
    assert unknown.value.day == date(2026, 1, 1)
