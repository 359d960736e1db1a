"""Complaints: filed with words and a receipt, answered with words, one at a time."""

from dataclasses import replace
from datetime import date

from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.steps_tables import differences
from tests.office.databases import Database
from tests.office.registry.acting import CITY, a_person, act

from anju.office.casework.cases.saying import read_said
from anju.office.casework.complaints.about import About
from anju.office.casework.complaints.answering import answer_case
from anju.office.casework.complaints.filing import complain
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act, read_chain

DAY = date(2026, 11, 24)


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
    answer_case(case_id=case.id, seen=1, said="已增加窗口", act=act(DAY))
    assert read_said(case.id, 2) == "已增加窗口"
    case.refresh_from_db()
    assert (case.state, case.outcome, case.ended_on) == ("answered", "answered", DAY)


def test_nothing_said_is_neither_filed_nor_answered(sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.WORDS_MISSING):
        complain(person_id=person, about=About.RECORD, said="  ", act=by(person))
    case = case_of(complain(person_id=person, about=About.RECORD, said="错了", act=by(person)))
    with case_refused(Why.WORDS_MISSING):
        answer_case(case_id=case.id, seen=1, said=" ", act=act(DAY))
    with case_refused(Why.ALREADY_OPEN):
        complain(person_id=person, about=About.LOOK, said="又", act=by(person))
    with case_refused(Why.NOT_YOURS):
        answer_case(case_id=case.id, seen=1, said="好", act=by(person))
