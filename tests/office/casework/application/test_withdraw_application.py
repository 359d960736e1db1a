"""An applicant withdraws: as long as nothing was decided, and may apply again."""

from collections.abc import Callable

import pytest
from tests.office.casework.acting import agency_clerk, case_of, case_refused
from tests.office.casework.application.given import (
    FILED,
    accepted,
    an_applicant,
    an_application,
    clerk,
    examined,
    filed,
    granted,
    waiting,
)
from tests.office.databases import Database
from tests.office.registry.acting import DONGGUAN, act, conflicting, nothing_is_amiss, officer, told

from anju.office.casework.application.accepting import accept_application
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.refused import Why


def test_it_ends_with_its_own_outcome(city: Database) -> None:
    case = filed()
    outcome = withdraw_application(case_id=case, seen=1, act=clerk(FILED, "k"))
    assert told(case)[-1][:3] == ("case_withdrawn", "2026-11-23", {})
    row = case_of(outcome)
    assert (row.state, row.outcome, row.ended_on) == ("withdrawn", "withdrawn", FILED)
    assert withdraw_application(case_id=case, seen=1, act=clerk(FILED, "k")) == outcome
    with conflicting():
        accept_application(case_id=case, seen=1, act=clerk(FILED, "k"))
    nothing_is_amiss()


@pytest.mark.parametrize("made", [waiting, accepted, examined])
def test_until_the_decision(made: Callable[[], str], sqlite_city: Database) -> None:
    case = made()
    withdraw_application(case_id=case, seen=None, act=agency_clerk(FILED))
    assert case_of({"subject": case}).outcome == "withdrawn"


def test_what_was_granted_is_not_withdrawn(sqlite_city: Database) -> None:
    case = granted()
    with case_refused(Why.NOT_NOW):
        withdraw_application(case_id=case, seen=None, act=clerk())


def test_afterwards_one_may_apply_again(sqlite_city: Database) -> None:
    person = an_applicant()
    case = filed(an_application(person))
    withdraw_application(case_id=case, seen=None, act=clerk())
    assert filed(an_application(person)) != case


def test_an_officer_and_another_place_withdraw_nothing(sqlite_city: Database) -> None:
    case = filed()
    with case_refused(Why.NOT_YOURS):
        withdraw_application(case_id=case, seen=None, act=officer(FILED))
    with case_refused(Why.NO_CASE):
        withdraw_application(case_id=case, seen=None, act=act(FILED, within=DONGGUAN))
