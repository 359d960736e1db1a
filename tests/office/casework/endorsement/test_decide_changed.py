"""Deciding an endorsement with changes: examined, granted, refused, sent back, withdrawn."""

from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.endorsement.acting import (
    CONTRACT,
    DONGGUAN,
    GOES_ON,
    LOST,
    TIMELY,
    agency,
    examined,
    filed,
    held,
    issuing,
    kinds_of,
    police,
    standing_on,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import conflicting, nothing_is_amiss, nothing_written, told

from anju.law.applicant_facts import Applicant
from anju.law.materials import Material
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.endorsement.examining import examine_changed
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.endorsement.refusing import refuse_changed
from anju.office.casework.endorsement.returning import return_filed
from anju.office.casework.endorsement.withdrawing import withdraw_filed
from anju.office.casework.models import Case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.models import Permit

LATER = date(2025, 3, 20)


def test_what_is_granted_counts_from_the_day_of_filing(city: Database) -> None:
    permit = held()
    case = filed(permit)
    outcome = grant_changed(case_id=case, seen=2, act=police(LATER))
    names = ("subject", "endorsed_on", "effect", "years_before", "years", "last_day_told")
    assert tuple(outcome[name] for name in names) == (
        case,
        "2025-03-10",
        "timely",
        1,
        1,
        "2026-03-14",
    )
    assert told(case)[2] == ("case_granted", "2025-03-20", {"result": permit}, "")
    kind, on, payload, _ = told(permit)[2]
    assert (kind, on, payload["decision"]) == ("endorsement_decided", "2025-03-20", "granted")
    row = Case.objects.get(id=case)
    assert (row.state, row.outcome, row.ended_on) == ("settled", "granted", LATER)
    assert standing_on(permit, date(2025, 3, 16)) == "in_force"
    nothing_is_amiss()


def test_the_same_request_grants_once(city: Database) -> None:
    case = filed(held())
    first = grant_changed(case_id=case, seen=2, act=police(LATER, "k"))
    with nothing_written():
        assert grant_changed(case_id=case, seen=2, act=police(LATER, "k")) == first
    with conflicting():
        withdraw_filed(case_id=case, seen=None, act=police(LATER, "k"))


def test_the_agency_does_not_grant_and_an_officer_may(sqlite_city: Database) -> None:
    permit = held()
    case = filed(permit, by=agency(TIMELY))
    with case_refused(Why.NOT_YOURS):
        grant_changed(case_id=case, seen=None, act=agency(LATER))
    assert kinds_of(permit)[-1] == "endorsement_filed"
    grant_changed(case_id=case, seen=None, act=issuing(LATER))


def test_conditions_that_hold_are_found(sqlite_city: Database) -> None:
    case = filed(held())
    examined(case)
    kind, _, payload, _ = told(case)[2]
    assert (kind, payload["finding"]) == ("case_examined", "met")
    grant_changed(case_id=case, seen=None, act=police(TIMELY))


def test_what_is_not_known_is_found_out_first(sqlite_city: Database) -> None:
    case = filed(held())
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        examined(case, Applicant())
    assert caught.value.why is Why.UNKNOWN
    assert "insured_months_of_last_12" in caught.value.missing


def test_what_was_lost_is_not_granted_but_refused_by_an_officer(city: Database) -> None:
    permit = held()
    case = filed(permit)
    examined(case, LOST)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        grant_changed(case_id=case, seen=None, act=police(LATER))
    codes = [each.code for each in caught.value.reasons]
    assert "insured_months_of_last_12_too_few" in codes
    with case_refused(Why.NOT_YOURS):
        refuse_changed(case_id=case, seen=None, act=police(LATER, actor="clerk-2"))
    with case_refused(Why.SAME_PERSON):
        refuse_changed(case_id=case, seen=None, act=issuing(LATER, actor="clerk-1"))
    refuse_changed(case_id=case, seen=3, act=issuing(LATER), said="社保不足")
    kind, on, payload, reason = told(case)[3]
    assert (kind, on, reason) == ("case_refused", "2025-03-20", "conditions_lost")
    assert payload["review_by"] == "2025-05-19"
    assert [each.code for each in reasons_of(payload["grounds"])] == codes
    assert "社保" not in str(payload)
    assert told(permit)[2][3] == "conditions_lost"
    days = [date(2025, 3, 16), LATER, date(2025, 3, 21)]
    assert [standing_on(permit, day) for day in days] == ["in_force", "in_force", "suspended"]
    nothing_is_amiss()


def test_a_refusal_in_the_window_suspends_when_it_was_due(sqlite_city: Database) -> None:
    permit = held()
    case = filed(permit)
    examined(case, LOST)
    refuse_changed(case_id=case, seen=None, act=issuing(date(2025, 3, 11)))
    assert Permit.objects.get(id=permit).last_good_day == date(2025, 3, 14)
    endorse_unchanged(permit_id=permit, act=police(date(2025, 3, 12)))


def test_nothing_is_refused_without_a_ground(sqlite_city: Database) -> None:
    case = filed(held())
    with case_refused(Why.NO_GROUND):
        refuse_changed(case_id=case, seen=None, act=issuing(LATER))
    examined(case)
    with case_refused(Why.NO_GROUND):
        refuse_changed(case_id=case, seen=None, act=issuing(LATER))


def test_an_officer_sends_it_back_to_be_examined_again(sqlite_city: Database) -> None:
    case = filed(held())
    examined(case, LOST)
    return_filed(case_id=case, seen=3, act=issuing(LATER), said="请核对社保")
    assert state_of(case) == "accepted"
    examined(case, GOES_ON, on=LATER)
    grant_changed(case_id=case, seen=None, act=police(LATER))


def test_another_paper_is_looked_at_before_it_is_granted(sqlite_city: Database) -> None:
    other = frozenset({Material.RESIDENT_IDENTITY_CARD, Material.OTHER_EMPLOYMENT_PROOF})
    case = filed(held(), other)
    with case_refused(Why.NOT_NOW):
        grant_changed(case_id=case, seen=None, act=police(LATER))
    examined(case)
    grant_changed(case_id=case, seen=None, act=police(LATER))


def test_the_holder_withdraws(city: Database) -> None:
    permit = held()
    case = filed(permit)
    withdraw_filed(case_id=case, seen=2, act=police(LATER))
    assert told(case)[2] == ("case_withdrawn", "2025-03-20", {}, "withdrawn_by_holder")
    payload = told(permit)[2][2]
    assert (payload["decision"], Permit.objects.get(id=permit).pending) == ("withdrawn", "")
    assert standing_on(permit, date(2025, 3, 21)) == "suspended"
    with case_refused(Why.NOT_NOW):
        withdraw_filed(case_id=case, seen=None, act=police(LATER))


def test_whoever_saw_an_earlier_step_overwrites_nothing(sqlite_city: Database) -> None:
    case = filed(held())
    examined(case)
    with case_refused(Why.MOVED_ON):
        grant_changed(case_id=case, seen=2, act=police(LATER))


def test_a_case_elsewhere_is_not_there(sqlite_city: Database) -> None:
    case = filed(held(), CONTRACT)
    with case_refused(Why.NO_CASE):
        grant_changed(case_id=case, seen=None, act=police(LATER, within=DONGGUAN))
    with case_refused(Why.NO_CASE):
        examine_changed(
            case_id=case,
            holder=GOES_ON,
            still_lives_there=True,
            seen=None,
            act=police(LATER, within=DONGGUAN),
        )
