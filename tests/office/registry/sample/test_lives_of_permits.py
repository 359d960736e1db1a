"""The permits of a made-up city are lives that the law accepts, and every state is among them."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from tests.office.registry.sample.made import (
    ON,
    PLACES,
    city,
    closed_on,
    computed,
    holders,
    permits,
    refused,
    stands,
)

from anju.law.facts import Decision, Endorsement, HealingGround, Permit
from anju.law.legacy import is_legacy
from anju.law.legal_days import month_end
from anju.law.life import State
from anju.law.measures_files import load_measures
from anju.law.standing import WindowState
from anju.office.registry.sample.permits import permits_of_stay
from anju.office.registry.sample.stays import Stay

in_each_place = pytest.mark.parametrize("place", PLACES)


@in_each_place
def test_no_history_is_refused(place: str) -> None:
    found = {each.number: refused(each.facts, each.division_code, ON) for each in computed(place)}
    assert not {number: reason for number, reason in found.items() if reason}
    assert len(found) > 1_500


def test_a_history_that_cannot_be_true_would_be_seen() -> None:
    permit = computed("440300")[0].facts
    early = Permit(permit.issued_on, (Endorsement(permit.issued_on + timedelta(days=3)),))
    assert refused(early, "440300", ON) == "too_early"


@in_each_place
def test_every_state_is_there(place: str) -> None:
    states = [stands(permit) for permit in computed(place)]
    assert {state.status for state in states} == set(State)
    assert {state.window for state in states} == {None, *WindowState}
    assert {state.pending for state in states} == {True, False}
    in_force = sum(state.status is State.IN_FORCE for state in states)
    assert 0.6 < in_force / len(states) < 0.95


@in_each_place
def test_every_reason_of_a_cancellation_is_there(place: str) -> None:
    reasons = Counter(permit.cancel_reason for permit in permits(place))
    lapses = {"lapsed"} if place in {"440300", "110105"} else set()
    assert set(reasons) == {"", "left", "died", "became_local", "fraud"} | lapses


@in_each_place
def test_a_reason_stands_with_a_cancellation_and_only_there(place: str) -> None:
    for permit in permits(place):
        assert bool(permit.cancel_reason) == bool(permit.facts.cancellations)


@in_each_place
def test_a_permit_that_lapsed_is_cancelled_on_the_day_the_measure_says(place: str) -> None:
    for permit in computed(place):
        if permit.cancel_reason == "lapsed":
            (record,) = (each for each in permit.facts.cancellations if not each.annulled)
            assert stands(permit).cancelled_from == record.cancelled_on
            before = stands(permit, record.cancelled_on - timedelta(days=1))
            assert before.status is State.SUSPENDED


@in_each_place
def test_only_one_permit_of_a_person_is_open_at_a_time(place: str) -> None:
    for holder in holders(place):
        for earlier, later in pairwise(holder.permits):
            closed = closed_on(earlier)
            assert closed is not None
            assert closed <= later.facts.issued_on


@in_each_place
def test_a_permit_is_issued_where_its_holder_is_registered_on_that_day(place: str) -> None:
    for holder in holders(place):
        for permit in holder.permits:
            day = permit.facts.issued_on
            (there,) = (
                each.division_code
                for each in holder.registrations
                if each.first_day <= day <= (each.last_day or ON)
            )
            assert there == permit.division_code


@in_each_place
def test_people_have_mostly_one_permit_some_none_and_at_most_nine(place: str) -> None:
    numbers = Counter(len(holder.permits) for holder in holders(place))
    assert numbers[1] > 0.5 * len(holders(place))
    assert numbers[0] > 50
    assert numbers[2] > 15
    assert max(numbers) == 9


@in_each_place
def test_nothing_lies_after_the_day(place: str) -> None:
    for permit in permits(place):
        facts = permit.facts
        days = [facts.issued_on, *(each.cancelled_on for each in facts.cancellations)]
        for filing in facts.endorsements:
            days += [filing.filed_on, filing.decided_on or filing.filed_on]
        days += [each.last_day for each in facts.healed_gaps]
        assert max(days) <= ON
        assert all(gap.first_day <= gap.last_day for gap in facts.healed_gaps)


@in_each_place
def test_a_few_permits_of_before_2016_are_kept_without_endorsements(place: str) -> None:
    earlier = [permit for permit in permits(place) if is_legacy(permit.facts.issued_on)]
    assert 1 <= len(earlier) < 60
    assert not any(permit.facts.endorsements for permit in earlier)


@in_each_place
def test_filings_were_refused_withdrawn_and_left_undecided(place: str) -> None:
    decisions = {
        filing.decision for permit in computed(place) for filing in permit.facts.endorsements
    }
    assert decisions == {None, *Decision}
    others = [holder for holder in holders(place)[len(city(place).cast) :] if holder.permits]
    latest = [each.permits[-1].facts.endorsements[-1:] for each in others]
    assert sum(filings[0].decision is None for filings in latest if filings) > 2


@in_each_place
def test_gaps_were_healed_for_the_office_and_where_it_is_known_for_hardship(place: str) -> None:
    grounds = {gap.ground for permit in computed(place) for gap in permit.facts.healed_gaps}
    hardship = {HealingGround.HARDSHIP} if place == "310000" else set()
    assert grounds == {HealingGround.OFFICE} | hardship


def test_cancellations_were_annulled() -> None:
    records = [each for permit in computed("440300") for each in permit.facts.cancellations]
    assert sum(record.annulled for record in records) >= 2


@in_each_place
def test_permits_were_issued_on_awkward_days(place: str) -> None:
    days = [permit.facts.issued_on for permit in computed(place)]
    assert any((day.month, day.day) == (2, 29) for day in days)
    assert any((day.month, day.day) == (12, 31) for day in days)
    assert any((day.month, day.day) == (1, 1) for day in days)
    assert sum(day == month_end(day.year, day.month) for day in days) > len(days) / 25


@in_each_place
def test_no_permit_number_comes_twice(place: str) -> None:
    numbers = [permit.number for permit in permits(place)]
    assert len(numbers) == len(set(numbers))


def test_a_stay_that_ended_before_2016_brings_no_permit_after_its_end() -> None:
    rules, ended_on = load_measures().for_place("330100"), date(2015, 7, 20)
    stay = Stay(date(2014, 12, 30), ended_on, "left")
    found = [
        permit.facts.issued_on
        for seed in range(400)
        for permit in permits_of_stay(Random(seed), rules, stay, ON, followed=False)
    ]
    assert len(found) > 5
    assert all(date(2015, 6, 30) <= day <= ended_on for day in found)


def test_a_stay_of_less_than_half_a_year_before_2016_brings_no_permit() -> None:
    rules = load_measures().for_place("330100")
    stay = Stay(date(2015, 1, 10), date(2015, 3, 1), "left")
    for seed in range(200):
        assert not list(permits_of_stay(Random(seed), rules, stay, ON, followed=False))
