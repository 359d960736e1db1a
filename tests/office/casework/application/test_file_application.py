"""Filing: what stands in the entry, who may come for the applicant, once for each request."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import (
    AGENCY,
    agency_clerk,
    case_of,
    case_refused,
    end_guardianship,
    name_guardian,
)
from tests.office.casework.application.given import (
    APPLICANT,
    CHILD,
    FILED,
    MOTHER,
    PAPERS,
    WORK,
    a_mother,
    an_applicant,
    an_application,
    clerk,
    filed,
    record_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.law.applicant_facts import AgentRelation
from anju.law.materials import Material
from anju.office.casework.application.agent import ActsFor, agent_said
from anju.office.casework.application.filing import file_application
from anju.office.casework.cases.receipt_numbers import normal_receipt_number
from anju.office.casework.refused import Why
from anju.office.common.keyring import current_ring
from anju.office.registry.details.keeping import key_of, opened
from anju.office.registry.details.models import Detail, DetailKind
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.models import AgentRecord
from anju.office.registry.refused import Because
from anju.office.registry.verifying.verify import verify

WITH_AGENT = PAPERS | {Material.AGENT_IDENTITY_CARD}
OLD = replace(APPLICANT, identity_number="340104195503031012", born_on=date(1955, 3, 3))


def test_an_application_is_filed(city: Database) -> None:
    person = an_applicant()
    outcome = file_application(application=an_application(person), act=clerk(FILED, "k"))
    case = str(outcome["subject"])
    assert normal_receipt_number(str(outcome["receipt_number"]))
    [(kind, on, payload, _)] = told(case)
    assert (kind, on) == ("case_filed", "2026-11-23")
    assert payload["asks"] == (
        '{"grounds":{"employment":{"first_day":"2025-03-03"}},"insured_months_running":14}'
    )
    assert payload["materials"] == "labour_contract photo resident_identity_card"
    assert file_application(application=an_application(person), act=clerk(FILED, "k")) == outcome
    with conflicting():
        other = an_application(person, replace(WORK, insured_months_running=15))
        file_application(application=other, act=clerk(FILED, "k"))
    nothing_is_amiss()


def test_a_second_application_is_refused_while_one_is_open(city: Database) -> None:
    person = an_applicant()
    filed(an_application(person))
    with case_refused(Why.ALREADY_OPEN):
        filed(an_application(person))


def test_beside_an_open_permit_nothing_is_filed(city: Database) -> None:
    person = an_applicant()
    a_permit(person, issued_on=date(2025, 8, 1))
    with refused(Because.ALREADY_OPEN):
        filed(an_application(person))


@pytest.mark.parametrize(
    ("issued_on", "files"),
    [
        (date(2023, 11, 23), False),  # suspended from 2024-11-23, lapses after 2026-11-22
        (date(2023, 11, 22), True),
        (date(2023, 11, 24), False),
    ],
)
def test_beside_a_permit_that_has_lapsed_one_may_file(
    issued_on: date, files: bool, sqlite_city: Database
) -> None:
    person = an_applicant()
    a_permit(person, issued_on=issued_on)
    today = date(2026, 11, 22)
    if files:
        filed(an_application(person), clerk(today))
    else:
        with refused(Because.ALREADY_OPEN):
            filed(an_application(person), clerk(today))


def test_the_agency_files(sqlite_city: Database) -> None:
    case = filed(by=agency_clerk(FILED))
    assert case_of({"subject": case}).office_id == AGENCY


def test_a_child_is_applied_for_by_a_mother_who_is_not_known_here(city: Database) -> None:
    child = an_applicant(CHILD)
    case = filed(an_application(child, materials=WITH_AGENT, agent=a_mother()))
    [(_, _, payload, _)] = told(case)
    assert payload["relation"] == "guardian"
    assert "agent" not in payload
    assert "何佳宁" not in str(payload)
    row = Detail.objects.get(subject=case, kind=DetailKind.REQUEST)
    said = opened(row, key_of(child)).decode()
    assert agent_said(said) == ("何佳宁", MOTHER.identity_number)
    sequence()
    assert verify(ring=current_ring()).findings == []


def test_a_mother_who_is_known_is_named_by_her_record(sqlite_city: Database) -> None:
    child, mother = an_applicant(CHILD), a_person(MOTHER, FUTIAN)
    _is_guardian(child, mother)
    case = filed(an_application(child, materials=WITH_AGENT, agent=a_mother()))
    assert record_of(case).agent == mother
    assert not Detail.objects.filter(subject=case).exists()


def test_who_has_another_name_than_the_record_is_kept_apart(sqlite_city: Database) -> None:
    a_person(replace(MOTHER, name="何佳佳"), FUTIAN)
    child = an_applicant(CHILD)
    case = filed(an_application(child, materials=WITH_AGENT, agent=a_mother()))
    assert record_of(case).agent == ""


def test_a_guardian_of_the_registry_has_to_be_recorded(sqlite_city: Database) -> None:
    child, mother = an_applicant(CHILD), a_person(MOTHER, FUTIAN)
    agent = ActsFor(AgentRelation.GUARDIAN, mother)
    with case_refused(Why.NOT_COMPLETE):
        filed(an_application(child, materials=WITH_AGENT, agent=agent))
    _is_guardian(child, mother)
    filed(an_application(child, materials=WITH_AGENT, agent=agent))


def test_who_is_a_guardian_no_longer_is_refused(sqlite_city: Database) -> None:
    child, mother = an_applicant(CHILD), a_person(MOTHER, FUTIAN)
    _is_guardian(child, mother)
    end_guardianship(child, AgentRecord.objects.get().id, clerk(), date(2026, 11, 22))
    agent = ActsFor(AgentRelation.GUARDIAN, mother)
    with case_refused(Why.LAW):
        filed(an_application(child, materials=WITH_AGENT, agent=agent))


@pytest.mark.parametrize(
    ("today", "may"),
    [(date(2035, 5, 6), True), (date(2035, 5, 7), False), (date(2035, 5, 8), False)],
)
def test_from_the_sixteenth_birthday_on_nobody_comes_for_a_child(
    today: date, may: bool, sqlite_city: Database
) -> None:
    told_able = replace(WORK, limited_mobility=False)
    application = an_application(an_applicant(CHILD), told_able, WITH_AGENT, a_mother())
    if may:
        filed(application, clerk(today))
    else:
        with case_refused(Why.LAW):
            filed(application, clerk(today))


@pytest.mark.parametrize(
    ("hardly", "why"), [(True, None), (False, Why.LAW), (None, Why.NOT_COMPLETE)]
)
def test_a_son_comes_for_who_can_hardly_come(
    hardly: bool | None, why: Why | None, sqlite_city: Database
) -> None:
    declaration = replace(WORK, limited_mobility=hardly)
    son = ActsFor(AgentRelation.CLOSE_RELATIVE, name="周明", identity_number="x1")
    application = an_application(an_applicant(OLD), declaration, WITH_AGENT, son)
    if why:
        with case_refused(why):
            filed(application)
    else:
        assert record_of(filed(application)).relation == "close_relative"


def test_a_neighbour_does_not_come(sqlite_city: Database) -> None:
    neighbour = ActsFor(AgentRelation.OTHER, name="周明", identity_number="x1")
    application = an_application(an_applicant(CHILD), WORK, WITH_AGENT, neighbour)
    with case_refused(Why.LAW):
        filed(application)


@pytest.mark.parametrize(("name", "number"), [("", ""), ("何佳宁", ""), ("", "340104199208114024")])
def test_an_agent_without_an_identity_is_refused(
    name: str, number: str, sqlite_city: Database
) -> None:
    agent = ActsFor(AgentRelation.GUARDIAN, name=name, identity_number=number)
    application = an_application(an_applicant(CHILD), WORK, WITH_AGENT, agent)
    with case_refused(Why.NOT_COMPLETE):
        filed(application)


def test_an_agent_who_is_the_applicant_or_not_there_is_refused(sqlite_city: Database) -> None:
    child = an_applicant(CHILD)
    with refused(Because.NOTHING_TO_DO):
        filed(an_application(child, agent=ActsFor(AgentRelation.GUARDIAN, child)))
    with refused(Because.NOT_FOUND):
        filed(an_application(child, agent=ActsFor(AgentRelation.GUARDIAN, "0" * 20)))


def test_outside_the_jurisdiction_nothing_is_filed(sqlite_city: Database) -> None:
    person = an_applicant()
    with refused(Because.NOT_FOUND):
        filed(an_application(person), act(FILED, within=DONGGUAN))


def _is_guardian(child: str, mother: str) -> None:
    name_guardian(child, mother, clerk(), date(2019, 5, 7))
