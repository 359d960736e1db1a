"""What is missing is told once; what comes in time counts from the first day of filing.

Shenzhen: filed on 10 March 2025, notice on the 10th, to be completed by 9 April; the last good day
is 14 March 2025.
"""

from datetime import date

import pytest
from tests.office.casework.acting import case_refused, holder_of_permit
from tests.office.casework.endorsement.acting import (
    CONTRACT,
    TIMELY,
    agency,
    filed,
    held,
    issuing,
    kinds_of,
    police,
    standing_on,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import nothing_written, refused_by_law, told

from anju.law.known import Refusal
from anju.law.materials import Material
from anju.office.casework.endorsement.accepting import accept_filed
from anju.office.casework.endorsement.completing import complete_filed
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.not_accepting import not_accept_filed
from anju.office.casework.endorsement.noticing import give_notice
from anju.office.casework.models import Case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.models import Permit

COMPLETE_BY = date(2025, 4, 9)


def _waiting() -> tuple[str, str]:
    permit = held()
    case = filed(permit, frozenset())
    give_notice(case_id=case, seen=1, act=police(TIMELY))
    return permit, case


def _complete(case: str, day: date, materials: frozenset[Material] = CONTRACT) -> None:
    complete_filed(case_id=case, materials=materials, seen=None, act=police(day))


def test_the_notice_names_all_that_is_missing_and_a_last_day(city: Database) -> None:
    _, case = _waiting()
    told_then = {"missing": "identity_evidence employment_evidence", "complete_by": "2025-04-09"}
    assert told(case)[1] == ("case_notice_given", "2025-03-10", told_then, "")
    row = Case.objects.get(id=case)
    assert (row.state, row.complete_by, row.due_on) == ("waiting", COMPLETE_BY, COMPLETE_BY)


def test_no_notice_is_given_twice_or_of_nothing(sqlite_city: Database) -> None:
    _, case = _waiting()
    with case_refused(Why.NOT_NOW):
        give_notice(case_id=case, seen=None, act=police(TIMELY))
    holder_filed = filed_by_holder()
    with case_refused(Why.NOT_NOW):
        give_notice(case_id=holder_filed, seen=None, act=police(TIMELY))


def filed_by_holder() -> str:
    """A complete file that was not accepted at once."""
    from tests.office.registry.acting import OTHER, a_permit, a_person

    permit = a_permit(a_person(OTHER), "4403J24031500025")
    return filed(permit, by=holder_of_permit(permit, TIMELY))


def test_nothing_is_accepted_before_it_is_complete(sqlite_city: Database) -> None:
    case = filed(held(), frozenset({Material.LABOUR_CONTRACT}))
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        accept_filed(case_id=case, seen=None, act=agency(TIMELY))
    assert (caught.value.why, caught.value.missing) == (Why.NOT_COMPLETE, ("identity_evidence",))


@pytest.mark.parametrize("day", [date(2025, 4, 8), COMPLETE_BY])
def test_completed_in_time_the_first_day_counts(sqlite_city: Database, day: date) -> None:
    permit, case = _waiting()
    _complete(case, day)
    assert kinds_of(permit) == ["permit_issued", "endorsement_filed"]
    accept_filed(case_id=case, seen=3, act=police(day))
    outcome = grant_changed(case_id=case, seen=4, act=police(day))
    assert (outcome["endorsed_on"], outcome["effect"]) == ("2025-03-10", "timely")


def test_completed_later_the_day_of_completion_counts(city: Database) -> None:
    permit, case = _waiting()
    _complete(case, date(2025, 4, 10))
    assert told(permit)[2] == ("endorsement_filing_moved", "2025-04-10", {"filing": 2}, "")
    assert standing_on(permit, date(2025, 4, 10)) == "suspended"
    accept_filed(case_id=case, seen=None, act=police(date(2025, 4, 10)))
    outcome = grant_changed(case_id=case, seen=None, act=police(date(2025, 4, 20)))
    assert (outcome["endorsed_on"], outcome["effect"]) == ("2025-04-10", "restarted")
    assert Permit.objects.get(id=permit).continuous_since == date(2025, 4, 10)


def test_the_day_on_which_the_last_paper_comes_counts(sqlite_city: Database) -> None:
    permit, case = _waiting()
    _complete(case, date(2025, 4, 1), frozenset({Material.RESIDENT_IDENTITY_CARD}))
    assert state_of(case) == "completed"
    _complete(case, date(2025, 4, 11), frozenset({Material.LABOUR_CONTRACT}))
    assert told(permit)[2][:2] == ("endorsement_filing_moved", "2025-04-11")


def test_what_comes_beside_a_complete_file_moves_no_day(sqlite_city: Database) -> None:
    permit, case = _waiting()
    _complete(case, COMPLETE_BY)
    _complete(case, date(2025, 4, 11), frozenset({Material.LEASE}))
    assert kinds_of(permit) == ["permit_issued", "endorsement_filed"]
    assert Permit.objects.get(id=permit).pending == "in_time"


def test_what_comes_after_the_lapse_is_refused(sqlite_city: Database) -> None:
    _, case = _waiting()
    with refused_by_law(Refusal.LAPSED, date(2027, 3, 14)):
        _complete(case, date(2027, 3, 15))


def test_an_unanswered_notice_ends_the_case_after_its_last_day(city: Database) -> None:
    permit, case = _waiting()
    after = date(2025, 4, 10)
    for day in (date(2025, 4, 8), COMPLETE_BY):
        with case_refused(Why.TOO_SOON, after):
            not_accept_filed(case_id=case, seen=2, act=police(day))
    not_accept_filed(case_id=case, seen=2, act=police(after), said="家人代为说明")
    kind, on, payload, reason = told(case)[2]
    assert (kind, on, reason) == ("case_not_accepted", "2025-04-10", "not_completed")
    assert payload["review_by"] == "2025-06-09"
    assert "notice_unanswered" in payload["grounds"]
    assert "家人" not in str(payload)
    assert told(permit)[2][3] == "not_completed"
    assert standing_on(permit, date(2025, 4, 10)) == "in_force"
    assert standing_on(permit, date(2025, 4, 11)) == "suspended"
    assert Case.objects.get(id=case).outcome == "not_accepted"


def test_what_is_complete_is_accepted_even_if_late(sqlite_city: Database) -> None:
    _, case = _waiting()
    _complete(case, date(2025, 4, 20))
    with case_refused(Why.NOT_NOW):
        not_accept_filed(case_id=case, seen=None, act=police(date(2025, 4, 20)))


def test_an_officer_does_not_do_the_counters_work(sqlite_city: Database) -> None:
    _, case = _waiting()
    with case_refused(Why.NOT_YOURS):
        complete_filed(case_id=case, materials=CONTRACT, seen=None, act=issuing(TIMELY))
