"""Granting: another account than the examiner's issues the permit, never against the law's no."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.application.given import (
    APPLICANT,
    CARD,
    FILED,
    HOME,
    PHOTO,
    WORK,
    accepted,
    an_applicant,
    an_application,
    examined,
    examiner,
    record_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    NANSHAN,
    STATION,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    officer,
    refused,
    told,
)

from anju.law.applicant_facts import Ground
from anju.law.materials import Material
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.granting import grant_application, permit_of
from anju.office.casework.application.refusing import return_application
from anju.office.casework.refused import Why
from anju.office.common.keyring import current_ring
from anju.office.registry.details.keeping import keys_of, read_texts
from anju.office.registry.details.models import DetailKind, LookupKey
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.models import GroundRecord, ResidenceRegistration
from anju.office.registry.people.registering import end_residence
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because
from anju.office.registry.search.finding import find_persons
from anju.office.registry.verifying.verify import verify

LATER = date(2026, 12, 4)


def grant(case: str, by: Act | None = None, said: str = "", seen: int | None = None) -> Outcome:
    return grant_application(case_id=case, seen=seen, act=by or officer(LATER), said=said)


def number_of(permit: str) -> str:
    person = Permit.objects.get(id=permit).person_id
    return read_texts([permit], DetailKind.PERMIT_NUMBER, keys_of([person]))[permit]


def test_the_permit_is_issued_on_the_day_in_the_same_step(city: Database) -> None:
    person = an_applicant()
    case = examined(an_application(person))
    outcome = grant(case, officer(LATER, "k"), seen=3)
    kind, on, payload, _ = told(case)[-1]
    [permit] = Permit.objects.all()
    assert (kind, on, payload["result"]) == ("case_granted", "2026-12-04", permit.id)
    assert (permit.person_id, permit.division_code, permit.office_id) == (person, NANSHAN, STATION)
    assert (permit.issued_on, permit.closed_on, permit.city_code) == (LATER, None, "440300")
    row = case_of(outcome)
    assert (row.state, row.outcome, row.decided_on, row.ended_on) == (
        "granted",
        "granted",
        LATER,
        None,
    )
    assert row.clock_on == date(2026, 12, 8)
    assert grant(case, officer(LATER, "k"), seen=3) == outcome
    with conflicting():
        grant(case, officer(LATER, "k"), "同意", 3)
    nothing_is_amiss()


def test_the_number_is_the_identity_number(sqlite_city: Database) -> None:
    case = examined()
    grant(case)
    assert number_of(permit_of(record_of(case))) == APPLICANT.identity_number
    assert APPLICANT.identity_number not in str(told(case))


def test_who_has_no_identity_number_gets_one_of_our_own(sqlite_city: Database) -> None:
    person = an_applicant(replace(APPLICANT, identity_number=""))
    case = examined(an_application(person, replace(WORK, citizen=True)))
    grant(case)
    number = number_of(permit_of(record_of(case)))
    assert (len(number), number[:10]) == (18, "4403052026")
    assert number[10:].isdigit()


def test_the_ground_it_rests_on_is_recorded_with_its_paper(sqlite_city: Database) -> None:
    papers = frozenset({CARD, PHOTO, Material.LEASE})
    grant(examined(an_application(declaration=HOME, materials=papers)))
    [row] = GroundRecord.objects.all()
    assert (row.ground, row.evidence, row.evidence_on) == ("accommodation", "lease", FILED)
    assert (row.first_day, row.last_day) == (date(2025, 5, 1), date(2027, 4, 30))


def test_who_examined_does_not_grant(sqlite_city: Database) -> None:
    case = examined()
    with case_refused(Why.SAME_PERSON):
        grant(case, officer(LATER, actor="clerk-2"))


@pytest.mark.parametrize("role", ["agency_clerk", "auditor", "police_clerk"])
def test_only_an_issuing_officer_grants(role: str, sqlite_city: Database) -> None:
    case = examined()
    with case_refused(Why.NOT_YOURS):
        grant(case, act(LATER, role=role))


def test_nothing_is_granted_against_what_was_found(sqlite_city: Database) -> None:
    person = an_applicant(replace(APPLICANT, household_place="440304"))
    case = examined(an_application(person))
    with case_refused(Why.LAW):
        grant(case, said="情况特殊")


def test_nothing_is_granted_against_the_law_of_the_day(sqlite_city: Database) -> None:
    person = an_applicant()
    case = examined(an_application(person, replace(WORK, merits=frozenset())))
    row = ResidenceRegistration.objects.get(person_id=person)
    end_residence(
        person_id=person, record=row.id, last_day=date(2026, 12, 1), reason="left", act=act(LATER)
    )
    with case_refused(Why.LAW):
        grant(case, said="情况特殊")


def test_where_the_law_cannot_tell_the_officer_says_why(city: Database) -> None:
    case = examined(an_application(declaration=replace(WORK, insured_months_running=None)))
    with case_refused(Why.UNKNOWN):
        grant(case)
    grant(case, said="社保局已电话确认连续缴费满12个月")
    payload = told(case)[-1][2]
    assert payload["person"] == record_of(case).person_id
    assert "社保" not in str(payload)
    sequence()
    assert verify(ring=current_ring()).findings == []


def test_a_paper_nobody_looked_at_is_not_granted_without_words(sqlite_city: Database) -> None:
    papers = frozenset({CARD, PHOTO, Material.OTHER_EMPLOYMENT_PROOF})
    case = examined(an_application(materials=papers))
    with case_refused(Why.UNKNOWN):
        grant(case)
    _examined_again(case)
    grant(case)


def _examined_again(case: str) -> None:
    return_application(case_id=case, seen=None, said="请查看工作证明", act=officer(LATER))
    examine_application(
        case_id=case, seen=None, act=examiner(LATER), papers_show={Ground.EMPLOYMENT: True}
    )


def test_a_second_permit_of_the_city_has_the_same_number_after_a_closed_one(
    city: Database,
) -> None:
    person = an_applicant()
    first = a_permit(person, APPLICANT.identity_number, date(2025, 8, 1))
    cancel(
        permit_id=first,
        cancelled_on=date(2025, 9, 1),
        reason=CancelReason.LEFT,
        act=officer(date(2025, 9, 1)),
    )
    case = examined(an_application(person))
    grant(case)
    second = permit_of(record_of(case))
    assert number_of(first) == number_of(second) == APPLICANT.identity_number
    keys = LookupKey.objects.filter(kind="permit_number").order_by("id")
    assert list(keys.values_list("subject", "current")) == [(first, False), (second, True)]
    assert find_persons(APPLICANT.identity_number, act(LATER).reach).persons == (person,)
    nothing_is_amiss()


def test_a_number_of_somebody_else_is_not_given(sqlite_city: Database) -> None:
    other = a_person(replace(APPLICANT, identity_number="", name="周文彬"))
    a_permit(other, APPLICANT.identity_number, date(2025, 8, 1))
    case = examined()
    with refused(Because.NUMBER_TAKEN):
        grant(case)


def test_a_lapse_is_recorded_before_the_new_permit(city: Database) -> None:
    person = an_applicant()
    first = a_permit(person, issued_on=date(2023, 11, 20))
    case = examined(an_application(person))
    grant(case)
    entries = told(first)
    assert [entry[0] for entry in entries] == ["permit_issued", "permit_lapsed"]
    assert entries[1][1] == "2026-11-20"
    assert Permit.objects.get(id=first).closed_on == date(2026, 11, 20)
    assert Permit.objects.filter(person_id=person, closed_on__isnull=True).count() == 1


def test_beside_a_permit_that_was_opened_meanwhile_nothing_is_issued(city: Database) -> None:
    person = an_applicant()
    case = examined(an_application(person))
    a_permit(person, issued_on=date(2026, 12, 1))
    with refused(Because.ALREADY_OPEN):
        grant(case)


def test_who_saw_an_earlier_step_grants_nothing(sqlite_city: Database) -> None:
    case = examined()
    with case_refused(Why.MOVED_ON):
        grant(case, seen=2)


def test_before_the_examination_nothing_is_granted(sqlite_city: Database) -> None:
    case = accepted()
    with case_refused(Why.NOT_NOW):
        grant(case)
