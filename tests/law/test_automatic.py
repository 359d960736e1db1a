"""Automatic endorsement under rules that no place has together yet: rolling, or with conditions."""

from dataclasses import replace
from datetime import date

import pytest

from anju.law.automatic import AtHand, Confirmed, may_endorse_automatically
from anju.law.facts import Permit
from anju.law.measures_files import load_measures
from anju.law.outcome import CannotTell, Met, NotMet
from anju.law.standing import Standing, standing

PERMIT = Permit(date(2025, 3, 15))
HOME = AtHand(Confirmed.ADDRESS, date(2026, 3, 1), holds=True)


def standing_in(place: str, on: date) -> Standing:
    """The standing of the permit in a place, as if it endorsed automatically and waived nothing."""
    found = standing(PERMIT, load_measures().for_place(place), on)
    local = replace(
        found.measure.local, automatic_from=date(2020, 1, 1), admitted_directly=frozenset()
    )
    return replace(found, measure=replace(found.measure, local=local))


@pytest.mark.parametrize(
    ("on", "answer"),
    [(date(2026, 3, 7), NotMet), (date(2026, 3, 8), Met), (date(2026, 3, 9), Met)],
    ids=["the day before", "the first of the last seven days", "the day after"],
)
def test_under_a_rolling_cycle_only_the_last_seven_days(on: date, answer: type) -> None:
    found = may_endorse_automatically([HOME], None, standing_in("110000", on))
    assert isinstance(found, answer)
    if isinstance(found, NotMet):
        assert found.reasons[-1].values == (("day", "2026-03-08"),)


def test_what_speaks_against_the_holder_is_asked_and_never_decided() -> None:
    found = may_endorse_automatically([HOME], 3, standing_in("440300", date(2026, 3, 1)))
    assert isinstance(found, CannotTell)
    assert found.missing == ("still_as_it_was",)
    assert found.reasons


@pytest.mark.parametrize(
    ("registered", "insured", "answer"),
    [(8, 8, Met), (7, 8, CannotTell), (8, 7, CannotTell), (None, 8, CannotTell)],
    ids=["both are reached", "registered too short", "insured too short", "nobody counted"],
)
def test_months_that_are_asked_for_are_weighed(
    registered: int | None, insured: int, answer: type
) -> None:
    paid = AtHand(Confirmed.INSURANCE, date(2026, 3, 1), holds=True, months=insured)
    standing = standing_in("440300", date(2026, 3, 1))
    assert isinstance(may_endorse_automatically([HOME, paid], registered, standing), answer)
