"""What the tables of cases cannot say: errors that are raised, and limits no place has."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from anju.law.applicant_facts import Applicant, Ground, GroundFact
from anju.law.cancelling import CancelGround, may_be_cancelled
from anju.law.city_size import city_size
from anju.law.endorsement_conditions import may_go_on
from anju.law.in_force import BeforeRegulation
from anju.law.legacy import LegacyPermit, is_still_good
from anju.law.life import State
from anju.law.local_rules import DayKind, LocalRules, TimeLimit
from anju.law.measures import NATIONAL, Measure, Measures, PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.moving import address_change_last_day, converts, keeps_permit
from anju.law.outcome import Met, NotMet
from anju.law.replacement import CardChange, exchange_changed_card
from anju.law.time_limits import last_day_of, production_last_day
from anju.law.working_days import CalendarUnknown
from anju.law.working_days_files import load_working_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from anju.law.outcome import Outcome


TOO_EARLY = date(2015, 12, 31)


def _with_limit(limit: TimeLimit) -> Measure:
    national = load_measures().for_place("000000").on(date(2026, 11, 23))
    return replace(national, local=LocalRules(production_limit=limit))


@pytest.mark.parametrize(
    ("limit", "last_day"),
    [
        (TimeLimit(29), date(2026, 6, 30)),
        (TimeLimit(30), date(2026, 7, 1)),
        (TimeLimit(30, DayKind.WORKING), date(2026, 7, 1)),
        (TimeLimit(22, DayKind.WORKING), date(2026, 7, 1)),
        (TimeLimit(21, DayKind.WORKING), date(2026, 7, 1)),
        (TimeLimit(20, DayKind.WORKING), date(2026, 6, 30)),
    ],
)
def test_the_longest_limit_ends_thirty_days_after_acceptance(
    limit: TimeLimit, last_day: date
) -> None:
    assert (
        production_last_day(date(2026, 6, 1), _with_limit(limit), load_working_days()) == last_day
    )


def test_working_days_are_not_guessed() -> None:
    with pytest.raises(CalendarUnknown):
        last_day_of(date(2026, 11, 23), TimeLimit(1, DayKind.WORKING))


def test_a_change_of_address_may_count_working_days() -> None:
    place = load_measures().for_place("000000").on(date(2026, 11, 23))
    limit = LocalRules(address_change_limit=TimeLimit(3, DayKind.WORKING))
    rule = replace(place, local=limit)
    last_day = address_change_last_day(date(2026, 11, 27), rule, load_working_days())
    assert last_day == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        (True, ["permit_stays_within_city", "new_card_on_move"]),
        (False, ["permit_stays_within_city", "no_new_card_on_move"]),
        (None, ["permit_stays_within_city"]),
    ],
)
def test_a_place_may_ask_for_a_new_card_inside_the_city(
    told: bool | None, codes: list[str]
) -> None:
    on = date(2026, 11, 23)
    place = load_measures().for_place("000000").on(on)
    rule = replace(place, local=LocalRules(new_card_on_move=told))
    outcome = keeps_permit("440103", "440106", Measures({NATIONAL: PlaceMeasures([rule])}), on)
    assert isinstance(outcome, Met)
    assert [reason.code for reason in outcome.reasons] == codes


def test_two_facts_for_one_ground_are_refused() -> None:
    job = GroundFact(Ground.EMPLOYMENT, holds=True)
    with pytest.raises(ValueError, match="one fact for each ground"):
        Applicant(grounds=(job, replace(job, holds=False)))


def test_a_city_has_no_negative_population() -> None:
    with pytest.raises(ValueError, match="-1 is not a number of people"):
        city_size(-1)


def test_a_permit_of_2016_is_no_earlier_permit() -> None:
    with pytest.raises(ValueError, match="in force"):
        LegacyPermit(date(2016, 1, 1))


def test_a_term_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        LegacyPermit(date(2015, 3, 2), date(2015, 3, 1))
    assert LegacyPermit(date(2015, 3, 2), date(2015, 3, 2)).last_day == date(2015, 3, 2)


def test_nothing_is_answered_for_a_day_before_the_regulation() -> None:
    measures = load_measures()
    rule = measures.for_place("000000").on(TOO_EARLY)
    questions: tuple[Callable[[], Outcome], ...] = (
        lambda: is_still_good(LegacyPermit(date(2015, 3, 2)), TOO_EARLY),
        lambda: may_go_on(Applicant(), None, rule, TOO_EARLY),
        lambda: keeps_permit("440103", "440106", measures, TOO_EARLY),
        lambda: converts("440103", "440106", measures, TOO_EARLY),
    )
    for ask in questions:
        with pytest.raises(BeforeRegulation) as refused:
            ask()
        assert refused.value.day == TOO_EARLY


@pytest.mark.parametrize(
    ("told", "registered", "answer", "code"),
    [
        (True, False, Met, "registration_ended_cancels"),
        (True, True, NotMet, "still_registered_here"),
        (False, False, NotMet, "registration_ended_keeps"),
        (False, True, NotMet, "registration_ended_keeps"),
    ],
)
def test_only_a_measure_cancels_with_the_registration(
    told: bool, registered: bool, answer: type, code: str
) -> None:
    place = load_measures().for_place("440000").versions[-1]
    rule = replace(place, local=LocalRules(cancelled_with_registration=told))
    found = may_be_cancelled(CancelGround.CONDITIONS_LOST, registered, rule)
    assert (type(found), [reason.code for reason in found.reasons]) == (answer, [code])


def test_a_measure_may_give_a_new_card_for_a_new_address() -> None:
    place = load_measures().for_place("440000").versions[-1]
    rule = replace(place, local=LocalRules(new_card_on_move=True))
    found = exchange_changed_card(State.IN_FORCE, CardChange.MOVED, True, rule)
    assert isinstance(found, Met)
    assert [reason.code for reason in found.reasons] == ["new_card_on_move", "old_card_returned"]
