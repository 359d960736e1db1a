"""Non-acceptance: only with the law's reasons, or when a notice has run out."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.application.given import (
    APPLICANT,
    CARD,
    FILED,
    PHOTO,
    WORK,
    an_applicant,
    an_application,
    clerk,
    filed,
    record_of,
    state_of,
    waiting,
)
from tests.office.databases import Database
from tests.office.registry.acting import conflicting, nothing_is_amiss, officer, told

from anju.office.casework.application.accepting import not_accept_application
from anju.office.casework.application.noticing import complete_materials
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome


def not_accept(case: str, by: Act, seen: int | None = None) -> Outcome:
    return not_accept_application(case_id=case, seen=seen, act=by)


def codes(case: str) -> list[str]:
    step = record_of(case).last(Action.NOT_ACCEPT)
    assert step is not None
    return [reason.code for reason in reasons_of(step.told["grounds"])]


def test_who_may_not_apply_is_told_why_and_how_to_challenge_it(city: Database) -> None:
    case = filed(an_application(an_applicant(replace(APPLICANT, household_place="440304"))))
    outcome = not_accept(case, clerk(FILED, "k"), 1)
    kind, on, payload, _ = told(case)[-1]
    assert (kind, on, payload["review_by"]) == ("case_not_accepted", "2026-11-23", "2027-01-22")
    assert codes(case) == ["same_city_as_household"]
    [reason] = reasons_of(payload["grounds"])
    assert str(reason.citations[0]) == "《居住证暂行条例》第2条"
    row = case_of(outcome)
    assert (row.state, row.outcome, row.decided_on, row.ended_on) == (
        "not_accepted",
        "not_accepted",
        FILED,
        FILED,
    )
    assert not_accept(case, clerk(FILED, "k"), 1) == outcome
    with conflicting():
        withdraw_application(case_id=case, seen=1, act=clerk(FILED, "k"))
    nothing_is_amiss()


@pytest.mark.parametrize(
    ("since", "refused"),
    [(date(2025, 11, 22), False), (date(2025, 11, 23), False), (date(2025, 11, 24), True)],
)
def test_too_short_a_registration_is_a_reason(
    since: date, refused: bool, sqlite_city: Database
) -> None:
    # Registered 23 November 2025, twelve months are complete on 22 November 2026.
    declaration = replace(WORK, merits=frozenset())
    case = filed(an_application(an_applicant(since=since), declaration))
    if refused:
        not_accept(case, clerk())
        assert codes(case) == ["no_merit", "registered_too_short"]
    else:
        with case_refused(Why.NOTHING_AGAINST):
            not_accept(case, clerk())


@pytest.mark.parametrize("day", [22, 23])
def test_until_the_last_day_a_notice_is_waited_for(day: int, sqlite_city: Database) -> None:
    case = waiting()
    with case_refused(Why.TOO_SOON, date(2026, 12, 24)):
        not_accept(case, clerk(date(2026, 12, day)))


def test_the_day_after_it_an_unanswered_notice_is_a_reason(sqlite_city: Database) -> None:
    case = waiting()
    not_accept(case, clerk(date(2026, 12, 24)))
    assert codes(case) == ["notice_unanswered"]


def test_what_was_completed_in_part_runs_out_as_well(sqlite_city: Database) -> None:
    case = waiting(materials=frozenset())
    complete_materials(
        case_id=case, seen=None, materials=frozenset({CARD}), act=clerk(date(2026, 12, 1))
    )
    with case_refused(Why.TOO_SOON, date(2026, 12, 24)):
        not_accept(case, clerk(date(2026, 12, 23)))
    not_accept(case, clerk(date(2026, 12, 24)))


def test_what_is_complete_cannot_run_out(sqlite_city: Database) -> None:
    case = waiting()
    complete_materials(
        case_id=case, seen=None, materials=frozenset({PHOTO}), act=clerk(date(2026, 12, 30))
    )
    with case_refused(Why.NOTHING_AGAINST):
        not_accept(case, clerk(date(2026, 12, 30)))


def test_without_a_notice_missing_papers_are_no_reason(sqlite_city: Database) -> None:
    case = filed(an_application(materials=frozenset({CARD})))
    with case_refused(Why.NOTHING_AGAINST):
        not_accept(case, clerk(date(2027, 3, 1)))


def test_a_fact_that_nobody_told_is_no_reason(sqlite_city: Database) -> None:
    case = filed(an_application(declaration=replace(WORK, insured_months_running=None)))
    with case_refused(Why.NOTHING_AGAINST):
        not_accept(case, clerk())


def test_an_officer_does_not_turn_away(sqlite_city: Database) -> None:
    case = filed(an_application(an_applicant(replace(APPLICANT, household_place="440304"))))
    with case_refused(Why.NOT_YOURS):
        not_accept(case, officer(FILED))
    assert state_of(case) == ("filed", "")
