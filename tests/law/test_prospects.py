"""What an endorsement on a day would do, before it happens."""

from dataclasses import replace
from datetime import date

import pytest

from anju.law.endorsement import Effect
from anju.law.facts import Cancellation, Endorsement, HealedGap, HealingGround, Permit
from anju.law.known import Refusal, RefusedHistory
from anju.law.life import State, live
from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.prospects import Prospect, prospect_on, prospects, what_if

MARCH = Permit(date(2025, 3, 15))


def place(code: str) -> PlaceMeasures:
    return load_measures().for_place(code)


def ahead(permit: Permit, code: str, day: date) -> tuple[Prospect, ...]:
    return prospects(live(permit, place(code), day))


def test_under_the_national_rule_it_is_on_time_or_begins_afresh() -> None:
    assert ahead(MARCH, "000000", date(2025, 3, 15)) == (
        Prospect(date(2026, 2, 15), date(2026, 3, 15), Effect.TIMELY),
        Prospect(date(2026, 3, 16), None, Effect.RESTARTED),
    )


def test_in_beijing_there_are_a_grace_and_a_lapse() -> None:
    assert ahead(MARCH, "110000", date(2025, 3, 15)) == (
        Prospect(date(2026, 2, 13), date(2026, 3, 14), Effect.TIMELY),
        Prospect(date(2026, 3, 15), date(2026, 4, 14), Effect.GRACE),
        Prospect(date(2026, 4, 15), date(2026, 9, 14), Effect.RESTARTED),
        Prospect(date(2026, 9, 15), None, None),
    )


def test_in_guangdong_a_hold_keeps_a_year_open() -> None:
    assert ahead(Permit(date(2019, 4, 10)), "440000", date(2020, 1, 1)) == (
        Prospect(date(2020, 3, 10), date(2020, 4, 10), Effect.TIMELY),
        Prospect(date(2020, 4, 11), date(2021, 2, 1), Effect.HELD_OPEN),
        Prospect(date(2021, 2, 2), None, Effect.RESTARTED),
    )


def test_in_guangdong_a_hold_turns_back_a_year_that_ended_before_it() -> None:
    assert ahead(Permit(date(2018, 6, 1)), "440000", date(2019, 5, 1)) == (
        Prospect(date(2019, 5, 1), date(2019, 6, 1), Effect.TIMELY),
        Prospect(date(2019, 6, 2), date(2020, 1, 1), Effect.RESTARTED),
        Prospect(date(2020, 1, 2), date(2021, 2, 1), Effect.RESTARTED, date(2020, 1, 1)),
        Prospect(date(2021, 2, 2), None, Effect.RESTARTED),
    )


def test_in_beijing_a_hold_turns_back_into_the_grace() -> None:
    assert ahead(Permit(date(2019, 1, 30)), "110000", date(2020, 1, 1)) == (
        Prospect(date(2019, 12, 31), date(2020, 1, 29), Effect.TIMELY),
        Prospect(date(2020, 1, 30), date(2020, 2, 28), Effect.GRACE),
        Prospect(date(2020, 2, 29), date(2021, 8, 1), Effect.GRACE, date(2020, 2, 28)),
        Prospect(date(2021, 8, 2), None, None),
    )


def test_hardship_ends_with_its_term() -> None:
    healed = HealedGap(date(2024, 5, 6), date(2025, 12, 31), HealingGround.HARDSHIP)
    permit = Permit(date(2023, 5, 6), healed_gaps=(healed,))
    assert ahead(permit, "310000", date(2024, 6, 1)) == (
        Prospect(date(2024, 4, 6), date(2024, 5, 5), Effect.TIMELY),
        Prospect(date(2024, 5, 6), date(2025, 5, 5), Effect.HEALED),
        Prospect(date(2025, 5, 6), None, Effect.RESTARTED),
    )


def test_a_healing_that_is_over_gives_way_to_the_grace() -> None:
    healed = HealedGap(date(2024, 5, 6), date(2024, 5, 20), HealingGround.OFFICE)
    permit = Permit(date(2023, 5, 6), healed_gaps=(healed,))
    assert ahead(permit, "310000", date(2024, 5, 10))[1:] == (
        Prospect(date(2024, 5, 6), date(2024, 5, 21), Effect.HEALED),
        Prospect(date(2024, 5, 22), date(2024, 7, 4), Effect.GRACE),
        Prospect(date(2024, 7, 5), None, Effect.RESTARTED),
    )


def test_an_undecided_filing_in_time_keeps_the_year_open() -> None:
    waiting = replace(MARCH, endorsements=(Endorsement(date(2026, 3, 1), decision=None),))
    assert ahead(waiting, "110000", date(2026, 3, 1)) == (
        Prospect(date(2026, 2, 13), date(2026, 3, 14), Effect.TIMELY),
        Prospect(date(2026, 3, 15), None, Effect.HELD_OPEN),
    )


def test_an_undecided_late_filing_keeps_the_permit_from_lapsing() -> None:
    waiting = replace(MARCH, endorsements=(Endorsement(date(2026, 5, 1), decision=None),))
    assert ahead(waiting, "110000", date(2026, 5, 1))[1:] == (
        Prospect(date(2026, 3, 15), date(2026, 4, 14), Effect.GRACE),
        Prospect(date(2026, 4, 15), None, Effect.RESTARTED),
    )


@pytest.mark.parametrize(
    ("day", "effect"),
    [
        (date(2026, 2, 12), None),
        (date(2026, 2, 13), Effect.TIMELY),
        (date(2026, 3, 14), Effect.TIMELY),
        (date(2026, 3, 15), Effect.GRACE),
        (date(2026, 4, 15), Effect.RESTARTED),
    ],
)
def test_each_day_has_one_prospect_and_none_before_the_window(
    day: date, effect: Effect | None
) -> None:
    found = prospect_on(live(MARCH, place("110000"), date(2025, 3, 15)), day)
    assert (found.effect if found else None) is effect
    assert (found is None) == (day < date(2026, 2, 13))


def test_what_if_says_what_is_lost() -> None:
    permit = Permit(
        date(2022, 3, 15), (Endorsement(date(2023, 3, 1)), Endorsement(date(2024, 3, 1)))
    )
    late = what_if(permit, place("000000"), date(2026, 7, 8))
    assert late.effect is Effect.RESTARTED
    assert (late.before.status, late.after.status) == (State.SUSPENDED, State.IN_FORCE)
    assert (late.before.residence_years, late.after.residence_years) == (3, 0)
    assert late.years_lost == 3
    assert late.after.on == late.before.on == date(2026, 7, 8)


def test_what_if_on_time_loses_nothing() -> None:
    timely = what_if(MARCH, place("000000"), date(2026, 3, 15))
    assert (timely.effect, timely.years_lost) == (Effect.TIMELY, 0)
    assert timely.after.window_first_day == date(2027, 2, 15)


def test_what_if_looks_only_at_what_is_known_by_then() -> None:
    later = replace(MARCH, endorsements=(Endorsement(date(2026, 5, 5)),))
    assert what_if(later, place("000000"), date(2026, 3, 1)).effect is Effect.TIMELY


@pytest.mark.parametrize(
    ("permit", "day", "reason"),
    [
        (MARCH, date(2026, 2, 12), Refusal.TOO_EARLY),
        (MARCH, date(2026, 9, 15), Refusal.LAPSED),
        (
            replace(MARCH, cancellations=(Cancellation(date(2026, 3, 1)),)),
            date(2026, 3, 1),
            Refusal.AFTER_CANCELLATION,
        ),
    ],
)
def test_what_cannot_be_made_is_refused(permit: Permit, day: date, reason: Refusal) -> None:
    with pytest.raises(RefusedHistory) as refused:
        what_if(permit, place("110000"), day)
    assert refused.value.reason is reason
