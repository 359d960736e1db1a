"""Complaints: filed with words and a receipt, answered with words, one at a time."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.steps_tables import differences
from tests.office.databases import Database
from tests.office.registry.acting import CITY, a_permit, a_person, act, officer

from anju.office.casework.cases.ending import withdraw_case
from anju.office.casework.cases.saying import read_said
from anju.office.casework.complaints.about import About
from anju.office.casework.complaints.answering import answer_case
from anju.office.casework.complaints.filing import complain
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.looks.recording import record_look
from anju.office.registry.permits.endorsing import endorse

DAY, AFTER = date(2026, 11, 24), date(2026, 11, 25)
ANOTHER = act(AFTER, actor="clerk-9")
"""A clerk who had nothing to do with the holder."""


def by(person: str) -> Act:
    """The person acts, online."""
    return replace(act(DAY), actor="h-1", office="", role="holder", within=CITY, persons=(person,))


def test_every_step_in_every_state() -> None:
    steps = {"filed": {"answer": "answered", "withdraw": "withdrawn"}}
    assert not differences(Procedure.COMPLAINT, steps)


def test_the_words_are_sealed_and_read_by_who_answers(city: Database) -> None:
    person = a_person()
    outcome = complain(person_id=person, about=About.OFFICE, said="等了很久", act=by(person))
    case = case_of(outcome)
    assert "等了很久" not in "".join(entry.payload for entry in read_chain(case.id))
    assert read_said(case.id, 1) == "等了很久"
    assert case.desk == "officer"
    answer_case(case_id=case.id, seen=1, said="已增加窗口", act=officer(DAY))
    assert read_said(case.id, 2) == "已增加窗口"
    case.refresh_from_db()
    assert (case.state, case.outcome, case.ended_on) == ("answered", "answered", DAY)


def test_nothing_said_is_neither_filed_nor_answered(sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.WORDS_MISSING):
        complain(person_id=person, about=About.RECORD, said="  ", act=by(person))
    case = case_of(complain(person_id=person, about=About.RECORD, said="错了", act=by(person)))
    with case_refused(Why.WORDS_MISSING):
        answer_case(case_id=case.id, seen=1, said=" ", act=ANOTHER)
    with case_refused(Why.ALREADY_OPEN):
        complain(person_id=person, about=About.LOOK, said="又", act=by(person))
    with case_refused(Why.NOT_YOURS):
        answer_case(case_id=case.id, seen=1, said="好", act=by(person))


@pytest.mark.parametrize("about", About)
def test_nobody_answers_a_complaint_about_themselves(about: About, sqlite_city: Database) -> None:
    """Who recorded something of the holder before it; what is recorded afterwards does not count.

    One about an office or a look takes an officer.
    """
    person = a_person()
    permit = a_permit(person)
    record_look(
        viewer="officer-2", page="person", purpose="counter", persons=[person], at=act(DAY).at
    )
    for viewer in ("officer-3", "clerk-9"):  # in a queue, which shows whoever waits
        in_queue = {"page": "desk", "purpose": "queue cases to_do"}
        record_look(viewer=viewer, persons=[person], at=act(DAY).at, **in_queue)
    case = case_of(complain(person_id=person, about=about, said="不对", act=by(person))).id
    endorse(permit_id=permit, filed_on=DAY, act=officer(AFTER, actor="officer-3"))

    def answers(acting: Act) -> object:
        return answer_case(case_id=case, seen=1, said="已查", act=acting)

    of_staff = about in {About.LOOK, About.OFFICE}
    with case_refused(Why.FOR_AN_OFFICER if of_staff else Why.CONCERNED):
        answers(act(AFTER))
    with case_refused(Why.CONCERNED):
        answers(officer(AFTER))  # who issued the permit
    if about is About.LOOK:
        with case_refused(Why.CONCERNED):
            answers(officer(AFTER, actor="officer-2"))
    if of_staff:
        with case_refused(Why.FOR_AN_OFFICER):
            answers(ANOTHER)
        answers(officer(AFTER, actor="officer-3"))
    else:
        answers(ANOTHER)
    assert Case.objects.get(id=case).outcome == "answered"


def test_only_who_complained_withdraws(sqlite_city: Database) -> None:
    person = a_person()
    case = case_of(complain(person_id=person, about=About.OFFICE, said="慢", act=by(person))).id
    for acting in (ANOTHER, officer(DAY)):
        with case_refused(Why.NOT_YOURS):
            withdraw_case(case_id=case, seen=1, act=acting)
    assert case_of(withdraw_case(case_id=case, seen=1, act=by(person))).state == "withdrawn"
