"""Refusing and sending back: reasons, citations, the way to review, another pair of eyes."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.application.given import (
    APPLICANT,
    an_applicant,
    an_application,
    examined,
    record_of,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    officer,
    told,
)

from anju.law.citation import REGULATION, Citation
from anju.law.own_reasons import RestsOnNothing
from anju.office.casework.application.refusing import refuse_application, return_application
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.refused import Why
from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.permits.models import Permit
from anju.office.registry.verifying.verify import verify

LATER = date(2026, 12, 4)
TRUTH = Citation(REGULATION, 9, 4)
WORDS = "劳动合同经核实系伪造"


def refuse(
    case: str, by: Act | None = None, said: str = "", cited: Citation | None = None
) -> Outcome:
    return refuse_application(
        case_id=case, seen=None, act=by or officer(LATER), said=said, cited=cited
    )


def a_local() -> str:
    """An examined case of somebody whose household is registered in the same city."""
    return examined(an_application(an_applicant(replace(APPLICANT, household_place="440304"))))


def test_the_laws_reasons_refuse(city: Database) -> None:
    case = a_local()
    outcome = refuse(case, officer(LATER, "k"))
    kind, on, payload, _ = told(case)[-1]
    assert (kind, on, payload["review_by"]) == ("case_refused", "2026-12-04", "2027-02-02")
    assert [reason.code for reason in reasons_of(payload["grounds"])] == ["same_city_as_household"]
    row = case_of(outcome)
    assert (row.state, row.outcome, row.decided_on, row.ended_on) == (
        "refused",
        "refused",
        LATER,
        LATER,
    )
    assert Permit.objects.count() == 0
    assert refuse(case, officer(LATER, "k")) == outcome
    with conflicting():
        refuse(case, officer(LATER, "k"), WORDS, TRUTH)
    nothing_is_amiss()


def test_the_officers_words_refuse_with_a_place_in_the_law(city: Database) -> None:
    case = examined()
    refuse(case, said=WORDS, cited=TRUTH)
    payload = told(case)[-1][2]
    [reason] = reasons_of(payload["grounds"])
    assert (reason.code, str(reason.citations[0])) == (
        "reasons_in_own_words",
        "《居住证暂行条例》第9条第4款",
    )
    assert "伪造" not in str(payload)
    sequence()
    assert verify(ring=current_ring()).findings == []


@pytest.mark.parametrize(("said", "cited"), [("", None), (WORDS, None), ("", TRUTH)])
def test_without_words_and_a_place_nothing_is_refused(
    said: str, cited: Citation | None, sqlite_city: Database
) -> None:
    case = examined()
    with case_refused(Why.WORDS_MISSING):
        refuse(case, said=said, cited=cited)


def test_a_place_that_gives_no_reason_refuses_nothing(sqlite_city: Database) -> None:
    case = examined()
    with nothing_written(), pytest.raises(RestsOnNothing):
        refuse(case, said=WORDS, cited=Citation(REGULATION, 21))


def test_words_come_beside_the_laws_reasons(sqlite_city: Database) -> None:
    case = a_local()
    refuse(case, said=WORDS, cited=TRUTH)
    codes = [reason.code for reason in reasons_of(told(case)[-1][2]["grounds"])]
    assert codes == ["same_city_as_household", "reasons_in_own_words"]


def test_who_examined_does_not_refuse(sqlite_city: Database) -> None:
    case = a_local()
    with case_refused(Why.SAME_PERSON):
        refuse(case, officer(LATER, actor="clerk-2"))


@pytest.mark.parametrize("role", ["agency_clerk", "police_clerk"])
def test_only_an_issuing_officer_refuses(role: str, sqlite_city: Database) -> None:
    case = a_local()
    with case_refused(Why.NOT_YOURS):
        refuse(case, act(LATER, role=role))


def test_a_case_is_sent_back_with_words(city: Database) -> None:
    case = examined()
    by = officer(LATER, "k")
    outcome = return_application(case_id=case, seen=3, said="请核对住址", act=by)
    assert state_of(case) == ("accepted", "")
    assert record_of(case).limit_on == date(2026, 12, 8)
    assert "住址" not in str(told(case)[-1])
    assert return_application(case_id=case, seen=3, said="请核对住址", act=by) == outcome
    with conflicting():
        return_application(case_id=case, seen=3, said="请核对合同", act=by)
    sequence()
    assert verify(ring=current_ring()).findings == []


def test_a_case_is_not_sent_back_without_a_word_or_by_its_examiner(sqlite_city: Database) -> None:
    case = examined()
    with case_refused(Why.WORDS_MISSING):
        return_application(case_id=case, seen=None, said="", act=officer(LATER))
    with case_refused(Why.SAME_PERSON):
        return_application(
            case_id=case, seen=None, said="请核对", act=officer(LATER, actor="clerk-2")
        )
    with case_refused(Why.NOT_YOURS):
        return_application(case_id=case, seen=None, said="请核对", act=act(LATER))
