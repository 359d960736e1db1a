"""The life of a permit as intervals, and what it says of days past and to come."""

from datetime import date

import pytest

from anju.law.facts import (
    Cancellation,
    Endorsement,
    HealedGap,
    HealingGround,
    Permit,
)
from anju.law.legal_days import half_year_complete_on, whole_years
from anju.law.life import Interval, Life, State, live
from anju.law.measures_files import load_measures

IN_FORCE, SUSPENDED, CANCELLED = State.IN_FORCE, State.SUSPENDED, State.CANCELLED
ISSUED, LATE, DAY = date(2021, 1, 1), date(2022, 6, 1), date(2022, 7, 1)


def life(permit: Permit, code: str = "500000", day: date = DAY) -> Life:
    return live(permit, load_measures().for_place(code), day)


RESTARTED = life(Permit(ISSUED, (Endorsement(LATE),)))
HEALED = life(
    Permit(
        ISSUED,
        (Endorsement(LATE),),
        healed_gaps=(HealedGap(date(2022, 1, 1), date(2022, 5, 31), HealingGround.OFFICE),),
    )
)
WAITING = life(Permit(ISSUED, (Endorsement(date(2021, 12, 31), decision=None),)))
LAPSING = life(Permit(ISSUED), "110000", date(2021, 6, 1))


def test_a_late_endorsement_leaves_a_gap_that_does_not_count() -> None:
    assert RESTARTED.intervals() == (
        Interval(ISSUED, date(2021, 12, 31), IN_FORCE, counts=True),
        Interval(date(2022, 1, 1), date(2022, 5, 31), SUSPENDED, counts=False),
        Interval(LATE, date(2023, 5, 31), IN_FORCE, counts=True),
        Interval(date(2023, 6, 1), None, SUSPENDED, counts=False),
    )


def test_a_healed_gap_stays_a_gap_and_counts() -> None:
    assert HEALED.intervals() == (
        Interval(ISSUED, date(2021, 12, 31), IN_FORCE, counts=True),
        Interval(date(2022, 1, 1), date(2022, 5, 31), SUSPENDED, counts=True),
        Interval(LATE, date(2022, 12, 31), IN_FORCE, counts=True),
        Interval(date(2023, 1, 1), None, SUSPENDED, counts=False),
    )


def test_while_a_filing_in_time_is_undecided_nothing_ends() -> None:
    assert WAITING.intervals() == (Interval(ISSUED, None, IN_FORCE, counts=True),)
    assert WAITING.suspended_from is None
    assert WAITING.lapse_end is None
    assert WAITING.cancelled_from is None


def test_a_lapse_ahead_is_already_the_end() -> None:
    assert LAPSING.intervals() == (
        Interval(ISSUED, date(2021, 12, 31), IN_FORCE, counts=True),
        Interval(date(2022, 1, 1), date(2022, 6, 30), SUSPENDED, counts=False),
        Interval(date(2022, 7, 1), None, CANCELLED, counts=False),
    )
    assert LAPSING.cancelled_from == date(2022, 7, 1)


@pytest.mark.parametrize(
    ("cancelled_on", "before"),
    [
        (date(2021, 1, 1), ()),
        (date(2021, 1, 2), (Interval(ISSUED, ISSUED, IN_FORCE, counts=True),)),
        (
            date(2022, 1, 2),
            (
                Interval(ISSUED, date(2021, 12, 31), IN_FORCE, counts=True),
                Interval(date(2022, 1, 1), date(2022, 1, 1), SUSPENDED, counts=False),
            ),
        ),
    ],
)
def test_a_cancellation_cuts_the_rest(cancelled_on: date, before: tuple[Interval, ...]) -> None:
    found = life(Permit(ISSUED, cancellations=(Cancellation(cancelled_on),))).intervals()
    assert found == (*before, Interval(cancelled_on, None, CANCELLED, counts=False))


@pytest.mark.parametrize(
    ("day", "state", "counted"),
    [
        (date(2020, 12, 31), None, 0),
        (date(2021, 1, 1), IN_FORCE, 1),
        (date(2021, 12, 31), IN_FORCE, 365),
        (date(2022, 1, 1), SUSPENDED, 365),
        (date(2022, 5, 31), SUSPENDED, 365),
        (date(2022, 6, 1), IN_FORCE, 366),
        (date(2023, 5, 31), IN_FORCE, 730),
        (date(2023, 6, 1), SUSPENDED, 730),
        (date(2030, 1, 1), SUSPENDED, 730),
    ],
)
def test_a_life_knows_every_day_past_and_to_come(
    day: date, state: State | None, counted: int
) -> None:
    assert RESTARTED.state_on(day) is state
    assert RESTARTED.accumulated_days_on(day) == counted


@pytest.mark.parametrize(
    ("last", "years"),
    [
        (date(2023, 6, 10), 0),
        (date(2024, 1, 1), 0),
        (date(2024, 6, 9), 0),
        (date(2024, 6, 10), 0),
        (date(2025, 6, 9), 0),
        (date(2025, 6, 10), 1),
    ],
)
def test_before_its_first_day_a_count_has_no_years(last: date, years: int) -> None:
    assert whole_years(date(2024, 6, 10), last) == years


def test_half_a_year_is_six_months_where_nothing_else_is_said() -> None:
    assert half_year_complete_on(date(2026, 1, 1)) == date(2026, 6, 30)
