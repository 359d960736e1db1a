"""What is seen before anybody confirms: what the endorsement does, or why it cannot be made."""

from datetime import date

import pytest
from tests.office.casework.endorsement.acting import (
    DONGGUAN,
    FUTIAN,
    HANGZHOU,
    NANSHAN,
    PUDONG,
    TIMELY,
    agency,
    filed,
    held,
    police,
)
from tests.office.databases import Database
from tests.office.registry.acting import NUMBER, a_permit, a_person, nothing_written, refused

from anju.law.known import RefusedHistory
from anju.law.standing import NextStep
from anju.law.statements import Topic
from anju.office.casework.endorsement.asking import Declared
from anju.office.casework.endorsement.preview import Preview, preview
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.refused import Because, Refused


def _seen(permit: str, on: date, declared: Declared | None = None) -> Preview:
    with nothing_written():
        return preview(permit_id=permit, on=on, act=police(on), declared=declared or Declared())


def test_a_timely_one_loses_nothing(city: Database) -> None:
    seen = _seen(held(), TIMELY)
    assert seen.told
    assert seen.told.as_outcome() == {
        "endorsed_on": "2025-03-10",
        "effect": "timely",
        "window_first_day": "2026-01-14",
        "last_day_told": "2026-03-14",
        "suspended_from": "2026-03-15",
        "continuous_since": "2024-03-15",
        "counted_from": "2024-03-15",
        "years_before": 0,
        "years": 0,
        "years_lost": 0,
        "days": 361,
        "days_lost": 0,
        "measure": "440300",
    }
    assert (seen.next_step, seen.refusal, seen.opens_on) == (NextStep.ENDORSE, None, None)
    assert seen.sentence("en").startswith("Endorse by Friday, 14 March 2025")
    topics = {each.topic for each in seen.statements("zh")}
    assert {Topic.YEARS, Topic.PROSPECT, Topic.COST} <= topics


@pytest.mark.parametrize(
    ("place", "on", "effect", "before", "after", "years_lost", "days_lost"),
    [
        (NANSHAN, date(2025, 4, 1), "restarted", 1, 0, 1, 17),
        (DONGGUAN, date(2025, 4, 1), "restarted", 1, 0, 1, 16),
        (PUDONG, date(2025, 5, 13), "grace", 1, 1, 0, 0),
        (PUDONG, date(2025, 5, 14), "restarted", 1, 0, 1, 60),
        (HANGZHOU, date(2025, 4, 1), "gap_excluded", 1, 1, 0, 16),
    ],
)
def test_what_lateness_costs(
    sqlite_city: Database,
    place: str,
    on: date,
    effect: str,
    before: int,
    after: int,
    years_lost: int,
    days_lost: int,
) -> None:
    told = _seen(held(place), on).told
    assert told
    assert (told.effect.value, told.years_lost, told.days_lost) == (effect, years_lost, days_lost)
    assert (told.before.residence_years, told.after.residence_years) == (before, after)


def test_too_early_names_the_day_it_opens(sqlite_city: Database) -> None:
    permit = held()
    for on, opens_on in ((date(2025, 1, 13), date(2025, 1, 14)), (date(2025, 1, 14), None)):
        assert _seen(permit, on).opens_on == opens_on
    early = _seen(permit, date(2025, 1, 13))
    assert isinstance(early.refusal, RefusedHistory)
    assert "14 January 2025" in early.sentence("en")
    assert "2025年1月14日" in early.sentence("zh")
    assert (early.told, early.next_step) == (None, NextStep.NOTHING)


def test_after_the_lapse_a_new_permit_is_applied_for(sqlite_city: Database) -> None:
    seen = _seen(held(), date(2027, 3, 15))
    assert (seen.told, seen.next_step) == (None, NextStep.APPLY_ANEW)


def test_a_filing_that_waits_is_seen(sqlite_city: Database) -> None:
    permit = held()
    filed(permit)
    seen = _seen(permit, date(2025, 3, 12))
    assert isinstance(seen.refusal, Refused)
    assert seen.refusal.reason is Because.FILING_WAITS


def test_conditions_that_were_lost_are_seen(sqlite_city: Database) -> None:
    seen = _seen(held(), TIMELY, Declared(still_lives_there=False))
    assert isinstance(seen.refusal, CaseRefused)
    assert [each.code for each in seen.refusal.reasons] == ["lives_there_no_more"]


def test_who_may_not_endorse_sees_that(sqlite_city: Database) -> None:
    seen = preview(permit_id=held(), on=TIMELY, act=agency(TIMELY))
    assert isinstance(seen.refusal, CaseRefused)
    assert seen.refusal.why is Why.LAW


def test_a_permit_with_a_term_of_its_own_is_not_endorsed(sqlite_city: Database) -> None:
    issued_on, good_until = date(2015, 6, 1), date(2018, 5, 31)
    permit = a_permit(a_person(), NUMBER, issued_on, NANSHAN, good_until)
    seen = _seen(permit, date(2017, 6, 1))
    assert isinstance(seen.refusal, Refused)
    assert seen.refusal.reason is Because.KEEPS_OWN_TERM
    assert (seen.next_step, seen.statements("en")) == (NextStep.NOTHING, ())


@pytest.mark.parametrize(
    ("place", "on", "until"),
    [
        (PUDONG, date(2025, 5, 13), None),
        (PUDONG, date(2025, 5, 14), date(2026, 3, 14)),
        (PUDONG, date(2026, 3, 14), date(2026, 3, 14)),
        (PUDONG, date(2026, 3, 15), None),
        (NANSHAN, date(2025, 5, 14), None),
    ],
)
def test_hardship_is_offered_where_and_while_it_can_be_asked_for(
    sqlite_city: Database, place: str, on: date, until: date | None
) -> None:
    assert _seen(held(place), on).hardship_until == until


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = held()
    with refused(Because.NOT_FOUND):
        preview(permit_id=permit, on=TIMELY, act=police(TIMELY, within=FUTIAN))
