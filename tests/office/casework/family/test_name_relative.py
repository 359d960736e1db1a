"""Naming a close relative, taking it back at once, and who may do either."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_refused, name_guardian
from tests.office.databases import Database
from tests.office.registry.acting import (
    OTHER,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.law.applicant_facts import AgentRelation
from anju.office.casework.family.ending import end_agent
from anju.office.casework.family.evidence import AgentEnd, AgentEvidence
from anju.office.casework.family.naming import DECLARED, Relationship, name_agent
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.agents import agents_of, whom_one_acts_for
from anju.office.registry.people.models import AgentRecord
from anju.office.registry.refused import Because

TODAY, PAPER = date(2026, 11, 23), date(2019, 5, 7)
RELATIVE = AgentRelation.CLOSE_RELATIVE


def name(holder: str, relative: str, by: Act | None = None, paper: date | None = None) -> Outcome:
    seen = paper and Relationship(RELATIVE, AgentEvidence.HOUSEHOLD_BOOKLET, paper)
    return name_agent(
        person_id=holder,
        agent_id=relative,
        relationship=seen or DECLARED,
        first_day=TODAY,
        act=by or act(TODAY),
    )


def holder_acts(person: str, key: str = "", role: str = "holder") -> Act:
    return replace(act(TODAY, key, actor="own-account", role=role), persons=(person,))


def end(holder: str, by: Act) -> Outcome:
    return end_agent(
        person_id=holder,
        relation=RELATIVE,
        record=AgentRecord.objects.get().id,
        last_day=TODAY,
        reason=AgentEnd.OWN_WISH,
        act=by,
    )


def test_a_relative_is_named_at_the_counter_and_ended(city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    name(old, daughter, paper=PAPER)
    [row] = AgentRecord.objects.all()
    kind, on, payload, _ = told(old)[-1]
    assert (kind, on) == ("relative_named", "2026-11-23")
    assert payload == {
        "record": row.id,
        "relative": daughter,
        "evidence": "household_booklet",
        "evidence_on": "2019-05-07",
    }
    assert [each.agent_id for each in agents_of(old, TODAY)] == [daughter]
    assert agents_of(old, date(2026, 11, 22)) == ()
    assert whom_one_acts_for(daughter, TODAY) == ((old, RELATIVE),)
    end(old, act(TODAY))
    assert (agents_of(old, TODAY), whom_one_acts_for(daughter, TODAY)) == ((), ())
    nothing_is_amiss()


def test_a_holder_names_one_and_takes_it_back_themselves(sqlite_city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    name(old, daughter, holder_acts(old))
    assert told(old)[-1][2]["evidence"] == "declaration"
    with refused(Because.NOT_FOUND):
        end(old, holder_acts(daughter))
    end(old, holder_acts(old))
    assert whom_one_acts_for(daughter, TODAY) == ()
    with refused(Because.NOTHING_TO_DO):
        end(old, holder_acts(old))


def test_a_holder_ends_no_guardianship_and_no_paper_shows_anything_else(
    sqlite_city: Database,
) -> None:
    child, mother = a_person(), a_person(OTHER)
    name_guardian(child, mother, act(TODAY), TODAY)
    with refused(Because.NOTHING_TO_DO):
        end(child, holder_acts(child))
    for wrong in (AgentEvidence.COURT_RULING, AgentEvidence.HOUSEHOLD_BOOKLET):
        with pytest.raises(ValueError, match=wrong.value):
            Relationship(RELATIVE, wrong)
    with pytest.raises(ValueError, match="own_wish"):
        end_agent(
            person_id=child,
            relation=AgentRelation.GUARDIAN,
            record=AgentRecord.objects.get().id,
            last_day=TODAY,
            reason=AgentEnd.OWN_WISH,
            act=act(TODAY),
        )


def test_the_same_request_names_once(city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    first = name(old, daughter, holder_acts(old, "k"))
    assert name(old, daughter, holder_acts(old, "k")) == first
    with conflicting():
        name(old, old, holder_acts(old, "k"))
    with refused(Because.ALREADY_DECIDED):
        name(old, daughter, holder_acts(old, "l"))


def test_nobody_is_their_own_relative_nor_one_who_is_not_recorded(sqlite_city: Database) -> None:
    old = a_person()
    with refused(Because.NOTHING_TO_DO):
        name(old, old)
    with refused(Because.NOT_FOUND):
        name(old, "0" * 20)
    daughter = a_person(OTHER)
    with refused(Because.DAY_IN_FUTURE, date(2026, 11, 24)):
        name(old, daughter, paper=date(2026, 11, 24))


@pytest.mark.parametrize("role", ["auditor", "close_relative", "department", "guardian"])
def test_nobody_else_names_one(role: str, sqlite_city: Database) -> None:
    old, daughter = a_person(), a_person(OTHER)
    with case_refused(Why.NOT_YOURS):
        name(old, daughter, holder_acts(old, role=role))
