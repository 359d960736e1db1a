"""Whole histories in columns are answered as the law answers them one by one."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.law.bridge import permit_of, place_of, random_versions
from tests.law.second_opinion.histories import random_history
from tests.law.second_opinion.measures import PLACES
from tests.law.second_opinion.records import Versions
from tests.population.bridge import assert_agree, replay_permits, told_by_columns, told_by_law
from tests.strategies import legal_days, plain_permits, rich_permits

from anju.law.facts import Cancellation, Decision, Endorsement, HealedGap, HealingGround, Permit
from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.working_days import WorkingDays
from anju.population.table import MeasureTable

MEASURES = load_measures()
TABLE = MeasureTable.of(MEASURES)
ROWS = range(len(TABLE.places))


def assert_histories_agree(rng: Random, versions: Versions, count: int, *, rich: bool) -> None:
    rules = place_of(versions)
    for _ in range(count):
        history, on = random_history(rng, versions, rich=rich)
        assert_agree([permit_of(history)], rules, on)


@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("code", sorted(PLACES))
def test_every_measure_gives_the_same_answers(code: str, rich: bool) -> None:
    assert_histories_agree(Random(f"columns {code} {rich}"), PLACES[code], 40, rich=rich)


@pytest.mark.parametrize("seed", range(60))
def test_rules_no_place_has_yet_give_the_same_answers(seed: int) -> None:
    rng = Random(f"columns {seed}")
    assert_histories_agree(rng, random_versions(rng), 12, rich=seed % 3 > 0)


@settings(deadline=None)  # the first example compiles
@given(st.lists(st.tuples(plain_permits(), st.sampled_from(ROWS)), min_size=1), legal_days)
def test_permits_of_all_places_side_by_side(rows: list[tuple[Permit, int]], on: date) -> None:
    permits, places = zip(*rows, strict=True)
    answer = replay_permits(permits, places, TABLE, on)
    for row, (permit, place) in enumerate(rows):
        told = told_by_law(permit, TABLE.places[place], on)
        assert told_by_columns(answer, row, TABLE) == told, (permit, on)


@settings(deadline=None)  # the first example compiles
@given(st.lists(rich_permits(), min_size=1), st.sampled_from(ROWS), legal_days)
def test_permits_with_all_that_can_be_recorded(permits: list[Permit], row: int, on: date) -> None:
    assert_agree(permits, TABLE.places[row], on)


# --- what cannot be true ---

ON = date(2026, 11, 23)
ISSUED = date(2024, 3, 15)
REFUSED = {
    "before_regulation": Permit(date(2015, 12, 31)),
    "not_yet_issued": Permit(date(2026, 11, 24)),
    "cancelled_before_issue": Permit(ISSUED, cancellations=(Cancellation(date(2024, 3, 14)),)),
    "before_issue": Permit(ISSUED, (Endorsement(date(2024, 3, 14)),)),
    "after_cancellation": Permit(
        ISSUED, (Endorsement(date(2025, 3, 1)),), (Cancellation(date(2025, 3, 1)),)
    ),
    "too_early": Permit(ISSUED, (Endorsement(ISSUED),)),
    "lapsed": Permit(ISSUED, (Endorsement(date(2026, 11, 1)),)),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_history_that_cannot_be_true_names_its_reason(reason: str) -> None:
    rules = MEASURES.for_place("110000")
    table = MeasureTable.of_places([rules])
    told = told_by_columns(replay_permits([REFUSED[reason]], [0], table, ON), 0, table)
    assert told["reason"] == reason
    assert told == told_by_law(REFUSED[reason], rules, ON)


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_the_first_day_of_a_window(shift: int) -> None:
    for place in TABLE.places:
        opens = {"440300": date(2025, 1, 14)}.get(place.code, date(2025, 2, 13))
        day = opens + timedelta(days=shift)
        assert_agree([Permit(ISSUED, (Endorsement(day),))], place, ON)


def test_a_second_endorsement_of_one_year_says_so() -> None:
    twice = Permit(ISSUED, (Endorsement(date(2025, 3, 1)), Endorsement(date(2025, 3, 2))))
    answer = replay_permits([twice, twice], [0, 0], TABLE, ON)
    assert answer.already_endorsed.tolist() == [True, True]


def test_what_is_not_known_yet_refuses_nothing() -> None:
    later = Permit(ISSUED, (Endorsement(date(2025, 3, 1)), Endorsement(date(2025, 3, 2))))
    assert_agree([later], TABLE.places[0], date(2025, 3, 1))


# --- the order of filings ---


def test_filings_in_any_order_and_number() -> None:
    days = [date(2016 + n, 3, 1) for n in range(1, 11)] * 5
    Random(5).shuffle(days)
    permit = Permit(date(2016, 3, 15), tuple(map(Endorsement, days)))
    assert_agree([permit], TABLE.places[0], ON)


def test_a_grant_of_the_same_day_comes_first() -> None:
    day = date(2025, 3, 1)
    filings = (Endorsement(day, None), Endorsement(day), Endorsement(day, Decision.REFUSED, ON))
    assert_agree([Permit(ISSUED, filings)], TABLE.places[0], ON)


@pytest.mark.parametrize("ground", HealingGround)
@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize("code", ["110000", "310000", "440000"])
def test_a_healed_gap_covers_the_whole_gap_or_nothing(
    code: str, shift: int, ground: HealingGround
) -> None:
    healed = HealedGap(date(2025, 3, 15) + timedelta(days=shift), date(2025, 11, 30), ground)
    late = (Endorsement(date(2025, 12, 1)),)
    assert_agree([Permit(ISSUED, late, (), (healed,))], MEASURES.for_place(code), ON)


# --- calendars ---


def _rolling(calendar: WorkingDays | None) -> PlaceMeasures:
    measure = replace(MEASURES.for_place("000000").versions[0], holiday_roll=True)
    return PlaceMeasures([measure], working_days=calendar)


YEAR_2025 = WorkingDays(
    date(2025, 1, 1),
    date(2025, 3, 17),
    frozenset({date(2025, 1, 1), date(2025, 1, 28), date(2025, 2, 1)}),
    frozenset({date(2025, 1, 26), date(2025, 2, 8), date(2025, 2, 3)}),
)


@pytest.mark.parametrize("calendar", [None, YEAR_2025])
@pytest.mark.parametrize("day", range(96))
def test_suspension_waits_for_a_working_day_that_is_known(
    calendar: WorkingDays | None, day: int
) -> None:
    issued = date(2023, 12, 28) + timedelta(days=day)
    late = (Endorsement(issued + timedelta(days=375)),)
    assert_agree([Permit(issued), Permit(issued, late)], _rolling(calendar), date(2025, 3, 10))
