"""The state from a register's current facts is the state that the whole history gives."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.law.bridge import permit_of, place_of, random_versions
from tests.law.second_opinion.histories import random_history
from tests.law.second_opinion.measures import PLACES
from tests.law.second_opinion.records import Versions
from tests.population.bridge import cancellation_of, days
from tests.strategies import legal_days, plain_permits

from anju.law.facts import Permit
from anju.law.known import RefusedHistory
from anju.law.legal_days import Days, Months, anniversary
from anju.law.life import Life, live
from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.standing import standing_of
from anju.law.working_days import WorkingDays
from anju.population.codes import NO_CODE, NO_DAY, STATUSES
from anju.population.state import MeasureTable, States, day_named, state_on

TABLE = MeasureTable.of(load_measures())
ON = date(2026, 11, 23)


def states_of(
    lives: Sequence[Life], places: Sequence[int], table: MeasureTable, on: date
) -> States:
    return state_on(
        on,
        days(life.window.cycle_first_day for life in lives),
        np.array([life.window.year for life in lives], np.int16),
        days(life.years.counted_from for life in lives),
        days(cancellation_of(life.permit) for life in lives),
        np.array(places, np.int64),
        table,
    )


def assert_same(
    lives: Sequence[Life], places: Sequence[int], table: MeasureTable, on: date
) -> None:
    states = states_of(lives, places, table, on)
    for row, life in enumerate(lives):
        standing = standing_of(life)
        told = (
            STATUSES[states.status[row]],
            int(states.residence_years[row]),
            day_named(states.suspended_from[row]),
        )
        expected = (standing.status, standing.residence_years, standing.suspended_from)
        assert told == expected, (life.permit, on)


def lived(permit: Permit, rules: PlaceMeasures, on: date) -> Life | None:
    try:
        return live(permit, rules, on)
    except RefusedHistory:
        return None


def assert_histories_same(rng: Random, versions: Versions, count: int) -> None:
    rules = place_of(versions)
    for _ in range(count):
        history, on = random_history(rng, versions, rich=False)
        life = lived(permit_of(history), rules, on)
        if life:
            assert_same([life], [0], MeasureTable.of_places([rules]), on)


@pytest.mark.parametrize("code", sorted(PLACES))
def test_every_measure_gives_the_same_state(code: str) -> None:
    assert_histories_same(Random(f"state {code}"), PLACES[code], 60)


@pytest.mark.parametrize("seed", range(40))
def test_rules_no_place_has_yet_give_the_same_state(seed: int) -> None:
    rng = Random(f"state {seed}")
    assert_histories_same(rng, random_versions(rng), 12)


@settings(deadline=None)  # the first example compiles
@given(st.lists(plain_permits(), min_size=1), legal_days)
def test_all_places_side_by_side(permits: list[Permit], on: date) -> None:
    found = [
        (lived(permit, place, on), row)
        for permit in permits
        for row, place in enumerate(TABLE.places)
    ]
    lives = [(life, row) for life, row in found if life]
    assert_same([life for life, _ in lives], [row for _, row in lives], TABLE, on)


@pytest.mark.parametrize("on", [date(2099, 12, 31), date(2100, 3, 1), date(2123, 1, 1)])
@pytest.mark.parametrize("start", [date(2096, 2, 29), date(2098, 12, 31), date(2099, 2, 28)])
def test_a_century_that_has_no_leap_day(start: date, on: date) -> None:
    for row, place in enumerate(TABLE.places):
        life = live(Permit(start), place, on)
        assert_same([life], [row], TABLE, on)


@pytest.mark.parametrize("shift", range(-3, 4))
@pytest.mark.parametrize("edge", ["first_day", "last_day", "last_good_day"])
@pytest.mark.parametrize("on", [date(2019, 6, 1), date(2020, 6, 1), date(2021, 9, 1), ON])
def test_around_a_hold(edge: str, shift: int, on: date) -> None:
    for code in ("110000", "440000"):
        rules = load_measures().for_place(code)
        day = getattr(rules.versions[0].holds[0], edge) + timedelta(days=shift)
        issued = day.replace(year=day.year - 1, day=min(day.day, 28))
        life = lived(Permit(issued), rules, on)
        if life:
            assert_same([life], [0], MeasureTable.of_places([rules]), on)


@pytest.mark.parametrize("shift", range(-2, 3))
@pytest.mark.parametrize("changed", [date(2026, 10, 1), date(2026, 12, 1)])
def test_around_a_change_of_the_measure(changed: date, shift: int) -> None:
    first = load_measures().for_place("310000").versions[0]
    second = replace(first, first_day=changed, lapse=Days(1), late=first.late)
    rules = PlaceMeasures([first, second])
    issued = changed.replace(year=2025) + timedelta(days=shift)
    for on in (ON, date(2026, 12, 24)):
        assert_same([live(Permit(issued), rules, on)], [0], MeasureTable.of_places([rules]), on)


@pytest.mark.parametrize("lapse", [Days(0), Days(1), Months(6), Months(240)])
@pytest.mark.parametrize("shift", range(-2, 3))
def test_around_a_lapse(lapse: Days | Months, shift: int) -> None:
    first = load_measures().for_place("000000").versions[0]
    rules = PlaceMeasures([replace(first, lapse=lapse)])
    for issued in (date(2025, 11, 22), date(2025, 11, 23), date(2025, 5, 22), date(2025, 5, 23)):
        life = live(Permit(issued + timedelta(days=shift)), rules, ON)
        assert_same([life], [0], MeasureTable.of_places([rules]), ON)


@pytest.mark.parametrize(
    "on",
    [
        *(date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1)),
        *(date(2024, 2, 29), date(2024, 8, 29), date(2024, 8, 30), date(2016, 1, 1)),
    ],
)
def test_a_lapse_of_months_at_the_end_of_a_month(on: date) -> None:
    rules = load_measures().for_place("410000")
    permits = [Permit(anniversary(on - timedelta(days=days), -1)) for days in range(176, 190)]
    lives = [live(permit, rules, on) for permit in permits if permit.issued_on.year > 2015]
    assert_same(lives, [0] * len(lives), MeasureTable.of_places([rules]), on)


def test_a_working_day_that_no_calendar_knows() -> None:
    first = load_measures().for_place("000000").versions[0]
    calendar = WorkingDays(date(2026, 1, 1), date(2026, 11, 21))
    rules = PlaceMeasures([replace(first, holiday_roll=True)], working_days=calendar)
    table = MeasureTable.of_places([rules])
    known, unknown = date(2025, 11, 15), date(2025, 11, 21)
    states = state_on(
        ON, days([known, unknown]), [1, 1], days([known] * 2), days([None, None]), [0, 0], table
    )
    assert states.status.tolist() == [1, NO_CODE]
    assert [day_named(day) for day in states.suspended_from] == [date(2026, 11, 17), None]


# --- facts that cannot be ---

FACTS: dict[str, Any] = {
    "cycle_first_day": days([date(2025, 11, 23)]),
    "cycle_year": [1],
    "counted_from": days([date(2024, 11, 23)]),
    "cancelled_on": [NO_DAY],
    "place": [0],
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"cycle_first_day": days([date(2015, 12, 31)])},
        {"cycle_first_day": days([date(2026, 11, 24)])},
        {"cycle_first_day": [NO_DAY]},
        {"cycle_year": [0]},
        {"cycle_year": [-1]},
        {"counted_from": days([date(2015, 12, 31)])},
        {"counted_from": days([date(2026, 11, 24)])},
        {"place": [15]},
        {"place": [65535]},
    ],
)
def test_facts_that_cannot_be_are_refused_with_their_row(wrong: dict[str, Any]) -> None:
    facts: Any = {name: [*FACTS[name], *column] for name, column in (FACTS | wrong).items()}
    with pytest.raises(ValueError, match="row 1: its cycle, count or place cannot be"):
        state_on(ON, **facts, table=TABLE)


def test_columns_of_one_length_are_asked_for() -> None:
    with pytest.raises(ValueError, match="cycle_year has 2 rows, not 1"):
        state_on(ON, **(FACTS | {"cycle_year": [1, 1]}), table=TABLE)


def test_the_answer_is_written_where_it_is_told() -> None:
    out = States.of_rows(1)
    assert state_on(ON, **FACTS, table=TABLE, out=out) is out
    assert (out.status.tolist(), out.residence_years.tolist()) == ([0], [2])


def test_more_rows_than_are_judged_at_a_time() -> None:
    facts: Any = {name: np.repeat(column, 1300) for name, column in FACTS.items()}
    states = state_on(ON, **facts, table=TABLE)
    assert set(states.status.tolist()) == {0}
    assert len(states) == 1300
