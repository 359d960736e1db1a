"""Naming a guardian: an entry on the ward's chain, a row, who may act from which day."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    FUTIAN,
    OTHER,
    a_person,
    act,
    conflicting,
    merge,
    nothing_is_amiss,
    refused,
    told,
)

from anju.law.applicant_facts import AgentRelation
from anju.office.casework.family.evidence import AgentEvidence
from anju.office.casework.family.naming import Relationship, name_agent
from anju.office.casework.family.who_may_act import is_guardian
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.agents import agents_of, whom_one_acts_for
from anju.office.registry.people.models import AgentRecord
from anju.office.registry.refused import Because

FIRST, PAPER, TODAY = date(2026, 11, 20), date(2019, 5, 7), date(2026, 11, 23)
CHILD = replace(OTHER, born_on=date(2019, 5, 7), identity_number="")


def name(child: str, guardian: str, by: Act | None = None, first: date = FIRST) -> Outcome:
    shown = Relationship(AgentRelation.GUARDIAN, AgentEvidence.BIRTH_CERTIFICATE, PAPER)
    return name_agent(
        person_id=child,
        agent_id=guardian,
        relationship=shown,
        first_day=first,
        act=by or act(TODAY),
    )


def test_a_guardian_is_named(city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    name(child, mother)
    kind, on, payload, _ = told(child)[-1]
    [row] = AgentRecord.objects.all()
    assert (kind, on) == ("guardian_named", "2026-11-20")
    assert payload == {
        "record": row.id,
        "guardian": mother,
        "evidence": "birth_certificate",
        "evidence_on": "2019-05-07",
    }
    assert (row.person_id, row.agent_id, row.first_day) == (child, mother, FIRST)
    assert (row.last_day, row.end_reason) == (None, "")
    nothing_is_amiss()


def test_a_guardian_may_act_from_the_first_day(sqlite_city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    name(child, mother)
    days = [date(2026, 11, 19), FIRST, date(2026, 11, 21)]
    assert [is_guardian(mother, child, day) for day in days] == [False, True, True]
    assert not is_guardian(child, mother, TODAY)
    assert whom_one_acts_for(mother, TODAY) == ((child, AgentRelation.GUARDIAN),)
    assert whom_one_acts_for(mother, date(2026, 11, 19)) == ()


def test_both_parents_are_guardians(sqlite_city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    father = a_person(replace(DETAILS, name="李明", identity_number="", sex="M"), FUTIAN)
    name(child, mother)
    name(child, father, first=TODAY)
    assert [each.agent_id for each in agents_of(child, TODAY)] == [mother, father]


def test_the_same_request_names_once(city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    first = name(child, mother, act(TODAY, "k"))
    assert name(child, mother, act(TODAY, "k")) == first
    assert AgentRecord.objects.count() == 1
    with conflicting():
        name(child, child, act(TODAY, "k"))


def test_who_is_a_guardian_already_is_not_named_again(city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    name(child, mother)
    with refused(Because.ALREADY_DECIDED):
        name(child, mother)


def test_nobody_is_their_own_guardian_nor_one_who_is_not_recorded(sqlite_city: Database) -> None:
    child = a_person(CHILD)
    with refused(Because.NOTHING_TO_DO):
        name(child, child)
    with refused(Because.NOT_FOUND):
        name(child, "0" * 20)


def test_a_day_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    with refused(Because.DAY_IN_FUTURE, date(2026, 11, 24)):
        name(child, mother, first=date(2026, 11, 24))


def test_outside_the_jurisdiction_there_is_no_such_child(sqlite_city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    with refused(Because.NOT_FOUND):
        name(child, mother, act(TODAY, within=DONGGUAN))


@pytest.mark.parametrize("role", ["auditor", "city_administrator", "department", "holder"])
def test_another_role_does_not_name_a_guardian(role: str, sqlite_city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    with case_refused(Why.NOT_YOURS):
        name(child, mother, act(TODAY, role=role, persons=(child, mother)))


def test_an_agency_clerk_names_a_guardian(sqlite_city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    name(child, mother, act(TODAY, role="agency_clerk"))
    assert is_guardian(mother, child, TODAY)


def test_a_guardian_whose_record_was_merged_goes_on_acting(city: Database) -> None:
    child, mother = a_person(CHILD), a_person()
    twin = a_person(replace(DETAILS, identity_number=""))
    name(child, twin)
    merge(twin, mother, TODAY)
    assert is_guardian(mother, child, TODAY)
    assert is_guardian(twin, child, TODAY)
    assert whom_one_acts_for(mother, TODAY) == ((child, AgentRelation.GUARDIAN),)
