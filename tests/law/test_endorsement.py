"""One year of a cycle, and what one endorsement does to it, below the history of a permit."""

from dataclasses import replace
from datetime import date

import pytest

from anju.law.endorsement import (
    Effect,
    EndorsementWindow,
    Gap,
    Judgement,
    Lapsed,
    Pending,
    TooEarly,
    judge,
    next_window,
    window_of,
)
from anju.law.legal_days import Months
from anju.law.measures import Hold, PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.residence_years import YearsCount


def window(code: str, start: date, year: int = 1) -> EndorsementWindow:
    return window_of(load_measures().for_place(code), start, year)


def test_a_year_has_its_days_and_its_measure() -> None:
    year = window("310000", date(2024, 2, 29), 4)
    assert (year.cycle_first_day, year.year) == (date(2024, 2, 29), 4)
    assert year.anniversary == date(2028, 2, 29)
    assert (year.first_day, year.last_day_told) == (date(2028, 1, 30), date(2028, 2, 28))
    assert year.last_good_day == year.held_last_good_day == year.ordinary_last_good_day
    assert year.last_good_day == date(2028, 2, 28)
    assert year.measure.code == "310000"
    assert (year.grace_end, year.lapse_end) == (date(2028, 4, 28), None)


def test_a_held_year_says_so() -> None:
    held, plain = window("440000", date(2019, 4, 10)), window("440000", date(2022, 4, 10))
    assert held.held_last_good_day > held.ordinary_last_good_day
    assert plain.held_last_good_day == plain.ordinary_last_good_day
    assert held.ordinary_last_good_day == date(2020, 4, 10)
    assert held.last_good_day == held.held_last_good_day == date(2021, 2, 1)


@pytest.mark.parametrize(
    ("kept", "good"),
    [
        (date(2026, 3, 14), date(2026, 3, 15)),
        (date(2026, 3, 15), date(2026, 3, 15)),
        (date(2026, 3, 16), date(2026, 3, 16)),
    ],
)
def test_a_year_kept_good_only_ever_grows(kept: date, good: date) -> None:
    year = window("000000", date(2025, 3, 15))
    assert year.kept_good_until(kept).last_good_day == good
    assert year.kept_good_until(kept).last_day_told == year.last_day_told


HELD = Hold(date(2020, 3, 2), date(2020, 3, 31), date(2020, 9, 30), date(2020, 9, 30))
HELD_LATER = Hold(date(2020, 5, 1), date(2020, 6, 30), date(2020, 12, 31), date(2020, 12, 31))


def lapsing(start: date, months: int, *holds: Hold) -> EndorsementWindow:
    """The first year of a cycle under the national rule, with a lapse and with holds."""
    country = load_measures().for_place("000000").versions[0]
    return window_of(PlaceMeasures([replace(country, lapse=Months(months), holds=holds)]), start, 1)


def test_a_year_that_ended_after_a_hold_lapses_as_ever() -> None:
    assert lapsing(date(2019, 4, 1), 1, HELD).lapse_end == date(2020, 5, 1)


def test_a_hold_never_shortens_a_lapse() -> None:
    assert lapsing(date(2018, 11, 5), 24, HELD).lapse_end == date(2021, 11, 5)


def test_a_year_that_one_hold_carries_past_the_next_is_left_alone_by_it() -> None:
    year = lapsing(date(2019, 3, 10), 1, HELD, HELD_LATER)
    assert (year.ordinary_last_good_day, year.last_good_day) == (
        date(2020, 3, 10),
        date(2020, 9, 30),
    )
    assert year.lapse_end == date(2020, 10, 31)
    assert year.judged_as_if_on(date(2020, 10, 11)) == date(2020, 10, 11)


def test_a_year_that_one_hold_carries_into_the_next_is_carried_on() -> None:
    first = Hold(date(2020, 3, 2), date(2020, 3, 31), date(2020, 5, 5), date(2020, 5, 6))
    year = lapsing(date(2019, 3, 10), 1, first, HELD_LATER)
    assert (year.last_day_told, year.last_good_day) == (date(2020, 12, 31), date(2020, 12, 31))


def test_too_early_and_lapsed_are_raised() -> None:
    with pytest.raises(TooEarly):
        judge(window("110000", date(2025, 3, 15)), date(2026, 2, 12))
    with pytest.raises(Lapsed):
        judge(window("110000", date(2025, 3, 15)), date(2026, 9, 15))


@pytest.mark.parametrize(
    ("pending", "effect"), [(Pending.IN_TIME, Effect.HELD_OPEN), (Pending.LATE, Effect.RESTARTED)]
)
def test_an_undecided_filing_stops_the_lapse(pending: Pending, effect: Effect) -> None:
    late = judge(window("110000", date(2025, 3, 15)), date(2026, 9, 15), pending=pending)
    assert late.effect is effect


def test_a_gap_counts_both_its_ends() -> None:
    assert Gap(date(2026, 3, 16), date(2026, 3, 16), healed=False).days == 1
    assert Gap(date(2026, 2, 27), date(2026, 3, 2), healed=False).days == 4
    assert Gap(date(2026, 3, 16), date(2026, 3, 15), healed=False).days == 0


def test_a_judgement_keeps_its_day_its_year_and_its_gap() -> None:
    year = window("330100", date(2025, 3, 15))
    late = judge(year, date(2026, 3, 20))
    gap = Gap(date(2026, 3, 16), date(2026, 3, 19), healed=False)
    assert late == Judgement(date(2026, 3, 20), year, Effect.GAP_EXCLUDED, date(2026, 3, 20), gap)
    assert judge(year, date(2026, 3, 1)).gap is None


def test_the_next_year_is_the_year_after_or_a_new_cycle() -> None:
    rules = load_measures().for_place("330100")
    year = window("330100", date(2025, 3, 15), 2)
    timely = next_window(rules, judge(year, date(2027, 3, 1)))
    late = next_window(rules, judge(year, date(2027, 4, 1)))
    assert (timely.cycle_first_day, timely.year) == (date(2025, 3, 15), 3)
    assert (late.cycle_first_day, late.year) == (date(2027, 4, 1), 1)


def test_the_years_count_moves_with_each_gap_left_out() -> None:
    count = YearsCount.from_issue(date(2025, 3, 15))
    after = count.after(judge(window("330100", date(2025, 3, 15)), date(2026, 3, 20)))
    assert after == YearsCount(date(2025, 3, 15), date(2025, 3, 19))


@pytest.mark.parametrize(
    ("day", "years", "reached"),
    [
        (date(2025, 3, 15), 0, date(2026, 3, 15)),
        (date(2026, 3, 14), 0, date(2026, 3, 15)),
        (date(2026, 3, 15), 1, date(2027, 3, 15)),
        (date(2026, 3, 16), 1, date(2027, 3, 15)),
    ],
)
def test_the_next_full_year_is_always_ahead(day: date, years: int, reached: date) -> None:
    count = YearsCount.from_issue(date(2025, 3, 15))
    assert count.whole_years_on(day) == years
    assert count.next_year_reached_on(day) == reached
