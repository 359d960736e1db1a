"""The scene says what the law says, neither more nor less."""

import itertools
from datetime import date, timedelta

import pytest
from tests.picture.lives import LIVES, TODAY, life_of, random_lives

from anju.law.life import Life, State
from anju.law.standing import standing_of
from anju.picture.marks import Purpose, StateSpan
from anju.picture.scene import Scene, scene

EVERY = [*LIVES.values(), *random_lives(400)]


def test_the_states_drawn_are_the_intervals_of_the_law() -> None:
    for life in EVERY:
        seen = scene(life)
        assert joined(seen.states) == clipped(life, seen.last_day)


def joined(spans: tuple[StateSpan, ...]) -> list[tuple[date, date, State, bool]]:
    """The spans with the cut after today taken out."""
    found: list[tuple[date, date, State, bool]] = []
    for span in spans:
        first = span.first_day
        if found and found[-1][2:] == (span.state, span.counts):
            first = found.pop()[0]
        found.append((first, span.last_day, span.state, span.counts))
    return found


def clipped(life: Life, last_day: date) -> list[tuple[date, date, State, bool]]:
    """The law's own intervals up to a day, those of no day left out, neighbours alike joined."""
    found: list[tuple[date, date, State, bool]] = []
    for interval in life.intervals():
        first, last = interval.first_day, min(interval.last_day or last_day, last_day)
        if first <= last:
            if found and found[-1][2:] == (interval.state, interval.counts):
                first = found.pop()[0]
            found.append((first, last, interval.state, interval.counts))
    return found


def test_the_states_have_no_hole_and_part_facts_from_promises() -> None:
    for life in EVERY:
        seen = scene(life)
        day = seen.first_day
        for span in seen.states:
            assert span.first_day == day
            assert span.ahead == (span.first_day > seen.today)
            assert span.ahead or span.last_day <= seen.today
            day = span.last_day + timedelta(days=1)
        assert day == seen.last_day + timedelta(days=1)


def test_the_full_bands_are_the_residence_years() -> None:
    for life in EVERY:
        seen = scene(life)
        full = {band.number for band in seen.years if band.complete and band.counts}
        assert full == set(range(1, standing_of(life).residence_years + 1))


def test_the_bands_follow_each_other_and_begin_with_the_permit() -> None:
    for life in EVERY:
        years = scene(life).years
        for band, following in itertools.pairwise(years):
            assert band.first_day <= band.last_day < following.first_day
        if years:
            assert years[0].first_day == life.permit.issued_on


def test_the_picture_shows_what_happens_next() -> None:
    seen = scene(LIVES["nine years"])
    assert [mark.ahead for mark in seen.suspensions] == [True]
    assert seen.suspensions[0].first_day < seen.last_day
    lapsing = scene(LIVES["about to lapse"])
    assert lapsing.cancelled is not None
    assert lapsing.cancelled.ahead
    assert lapsing.cancelled.day < lapsing.last_day


@pytest.mark.parametrize(
    ("life", "day", "purpose"),
    [
        (LIVES["nine years"], date(2027, 3, 14), Purpose.IN_TIME),
        (LIVES["the last good day"], date(2026, 11, 23), Purpose.IN_TIME),
        (life_of(date(2025, 11, 1)), date(2026, 12, 30), Purpose.YEARS_KEPT),
        (LIVES["about to lapse"], date(2024, 7, 1), Purpose.PERMIT_KEPT),
    ],
)
def test_the_next_last_day(life: Life, day: date, purpose: Purpose) -> None:
    found = scene(life).next_last_day
    assert found is not None
    assert (found.day, found.purpose) == (day, purpose)


@pytest.mark.parametrize(
    "name", ["lapsed", "cancelled on the day of issue", "waiting in time", "three gaps"]
)
def test_no_last_day_where_nothing_is_lost_by_waiting(name: str) -> None:
    assert scene(LIVES[name]).next_last_day is None


def test_the_last_day_may_be_told_but_is_never_before_today() -> None:
    life = LIVES["nine years"]
    assert scene(life, until=date(2030, 1, 1)).last_day == date(2030, 1, 1)
    assert scene(life, until=date(2020, 1, 1)).last_day == TODAY


def test_what_lies_beyond_the_last_day_is_not_drawn() -> None:
    seen = scene(LIVES["nine years"], until=TODAY)
    assert seen.suspensions == ()
    assert all(span.last_day <= TODAY for span in seen.states)
    assert all(window.first_day <= TODAY for window in seen.windows)


def test_a_filing_is_waited_for_only_while_it_matters() -> None:
    waiting = scene(LIVES["waiting late, refused before"])
    assert [filing.waiting for filing in waiting.filings] == [False, False, True]
    for life in EVERY:
        assert bool(scene(life).pending) == standing_of(life).pending


def seen_of(name: str) -> Scene:
    """The scene of a named life."""
    return scene(LIVES[name])


def test_the_year_that_runs_is_drawn_to_its_end_while_a_filing_waits() -> None:
    waiting = [life for life in EVERY if life.pending]
    assert waiting
    for life in waiting:
        assert scene(life).last_day >= life.window.last_good_day


def test_the_years_before_a_fresh_start_stay_but_do_not_count() -> None:
    counted = [(band.number, band.counts) for band in seen_of("a restart").years]
    assert counted == [(1, False), (2, False), (1, True), (2, True)]


def test_a_year_goes_on_after_a_gap_that_is_left_out() -> None:
    numbers = [band.number for band in seen_of("gaps left out").years]
    assert numbers == [1, 2, 3, 4, 5, 5]
