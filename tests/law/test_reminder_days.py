"""The days on which a holder is reminded, and the last good days that a day can concern."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from anju.law.endorsement import window_of
from anju.law.facts import Cancellation, Decision, Endorsement, Permit
from anju.law.life import live
from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.reminder_days import (
    Reminder,
    Stage,
    days_kept,
    days_of,
    lapse_ends,
    last_good_days,
    reminder_days,
    reminder_of,
)

SHENZHEN = "440300"


def _told(place: str, start: date, year: int = 1) -> dict[str, str]:
    window = window_of(load_measures().for_place(place), start, year)
    return {each.stage.value: each.on.isoformat() for each in reminder_days(days_of(window))}


def test_a_year_of_shenzhen() -> None:
    # 60 days up to the eve, suspended from the anniversary, cancelled after two years of it.
    assert _told(SHENZHEN, date(2025, 11, 23)) == {
        "window_opens": "2026-09-24",
        "half_way": "2026-10-23",
        "seven_days": "2026-11-15",
        "last_day": "2026-11-22",
        "suspended": "2026-11-23",
        "before_lapse": "2028-10-23",
    }


def test_the_national_rule_has_neither_grace_nor_lapse() -> None:
    assert list(_told("000000", date(2025, 3, 31))) == [
        "window_opens",
        "half_way",
        "seven_days",
        "last_day",
        "suspended",
    ]


def test_a_window_of_a_few_days_has_no_reminder_twice() -> None:
    year = days_of(window_of(load_measures().for_place(SHENZHEN), date(2025, 11, 23), 1))
    told = year.last_day_told
    short = year._replace(first_day=told - timedelta(days=5), lapse_end=None)
    assert [each.stage for each in reminder_days(short)] == [
        Stage.WINDOW_OPENS,
        Stage.LAST_DAY,
        Stage.SUSPENDED,
    ]
    one_day = year._replace(first_day=told, lapse_end=None)
    assert [each.stage for each in reminder_days(one_day)] == [
        Stage.WINDOW_OPENS,
        Stage.SUSPENDED,
    ]


def test_a_short_grace_is_not_warned_of() -> None:
    year = days_of(window_of(load_measures().for_place(SHENZHEN), date(2025, 11, 23), 1))
    good = year.last_good_day
    for days, is_there in ((8, False), (9, True)):
        with_grace = year._replace(grace_end=good + timedelta(days=days))
        stages = {each.stage for each in reminder_days(with_grace)}
        assert (Stage.BEFORE_GRACE_ENDS in stages) is is_there


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2026, 9, 23), None),
        (date(2026, 9, 24), Stage.WINDOW_OPENS),
        (date(2026, 10, 22), Stage.WINDOW_OPENS),
        (date(2026, 10, 23), Stage.HALF_WAY),
        (date(2026, 11, 22), Stage.LAST_DAY),
        (date(2026, 11, 23), Stage.SUSPENDED),
        (date(2028, 10, 22), Stage.SUSPENDED),
        (date(2028, 10, 23), Stage.BEFORE_LAPSE),
        (date(2028, 11, 22), Stage.BEFORE_LAPSE),
        (date(2028, 11, 23), None),
    ],
)
def test_the_reminder_in_place_is_the_latest_that_has_come(day: date, stage: Stage | None) -> None:
    life = live(Permit(date(2025, 11, 23)), load_measures().for_place(SHENZHEN), day)
    found = reminder_of(life)
    assert (found.stage if found else None) is stage


def test_who_has_filed_is_not_reminded_and_who_was_endorsed_is_of_the_next_year() -> None:
    rules = load_measures().for_place(SHENZHEN)
    on = date(2026, 11, 1)
    waiting = Permit(date(2025, 11, 23), (Endorsement(date(2026, 10, 30), None),))
    assert live(waiting, rules, on).pending
    assert reminder_of(live(waiting, rules, on)) is None
    granted = Permit(
        date(2025, 11, 23), (Endorsement(date(2026, 10, 30), Decision.GRANTED, date(2026, 10, 30)),)
    )
    assert reminder_of(live(granted, rules, on)) is None
    next_year = reminder_of(live(granted, rules, date(2027, 10, 1)))
    assert next_year == Reminder(Stage.WINDOW_OPENS, date(2027, 9, 24), date(2027, 11, 22))
    cancelled = Permit(date(2025, 11, 23), cancellations=(Cancellation(date(2026, 10, 1)),))
    assert reminder_of(live(cancelled, rules, on)) is None


STARTS = [
    (date(2024, 2, 29), 4),
    (date(2023, 2, 28), 1),
    (date(2025, 3, 31), 3),
    (date(2024, 2, 29), 3),
]


@pytest.mark.parametrize("place", load_measures().codes())
def test_every_reminder_of_a_day_is_found_from_the_day(place: str) -> None:
    rules = load_measures().for_place(place)
    for start, year in STARTS:
        window = window_of(rules, start, year)
        kept = (window.first_day, window.last_day_told, window.last_good_day)
        days = days_kept(rules, (start, year), kept, window.lapse_end)
        assert days == days_of(window)
        for each in reminder_days(days):
            _is_found(rules, window.last_good_day, window.lapse_end, each)


def _is_found(
    rules: PlaceMeasures, last_good_day: date, lapse_end: date | None, each: Reminder
) -> None:
    if each.stage is Stage.BEFORE_LAPSE:
        assert lapse_end is not None
        assert lapse_ends(each.on, each.on) == (lapse_end, lapse_end)
    else:
        assert last_good_day in last_good_days(rules, each.on, each.on), each


def test_a_day_concerns_few_last_good_days() -> None:
    found = last_good_days(
        load_measures().for_place(SHENZHEN), date(2026, 11, 24), date(2026, 11, 24)
    )
    assert len(found) <= 8


def test_a_year_held_open_by_decree_is_found_where_it_is_told_to_end() -> None:
    rules = load_measures().for_place("440000")
    window = window_of(rules, date(2019, 3, 5), 1)
    assert window.last_day_told == date(2021, 1, 31)
    assert window.last_good_day in last_good_days(rules, date(2021, 1, 24), date(2021, 1, 24))


def test_a_year_of_which_no_working_days_are_known_is_left_out() -> None:
    national = load_measures().for_place("000000").versions[0]
    rules = PlaceMeasures([replace(national, holiday_roll=True)])
    assert last_good_days(rules, date(2026, 5, 1), date(2026, 5, 2)) == {
        date(2026, 4, 30),
        date(2026, 5, 1),
    }
