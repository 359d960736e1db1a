"""What was handed in and declared in the course of a case, as its steps tell it."""

import json
from datetime import date

from anju.law.applicant_facts import AgentRelation
from anju.law.application_file import ApplicationFile, left_to_bring
from anju.law.materials import Evidence
from anju.office.casework.application.declaration import Declaration, declaration_of
from anju.office.casework.application.facts import file_of
from anju.office.casework.application.judging import Completeness, judged
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.people.belonging import belongs_to

_HANDS_IN = frozenset({Action.FILE, Action.COMPLETE})


def applicant_id(record: CaseRecord) -> str:
    """The person who applies: the record that stands for the one the case was opened for."""
    return belongs_to(record.person_id)


def relation_of(record: CaseRecord) -> AgentRelation | None:
    """What somebody is who filed for the applicant; None for one who came in person."""
    return AgentRelation(record.relation) if record.relation else None


def file_of_case(
    record: CaseRecord, on: date, examined: frozenset[Evidence] = frozenset()
) -> ApplicationFile:
    """The file of a case as it stands, as the law is told it on a legal day."""
    return file_of(
        applicant_id(record),
        declaration_of(record.asks),
        record.materials,
        relation_of(record),
        on,
        examined,
    )


def judged_case(record: CaseRecord, on: date, in_force: MeasuresInForce) -> Completeness:
    """What a case lacks on a legal day, and its prospects."""
    return judged(
        applicant_id(record),
        declaration_of(record.asks),
        record.materials,
        record.division_code,
        on,
        relation_of(record),
        in_force,
    )


def complete_on(record: CaseRecord, on: date) -> date | None:
    """The legal day on which nothing was left to bring; None where something still is.

    `on` is the day of asking.  Whoever handed in all that was asked for waits no longer for a desk;
    while a notice was unanswered, the office waited for them.
    """
    notice = record.last(Action.GIVE_NOTICE)
    materials: frozenset[str] = frozenset()
    declaration = Declaration()
    for step in record.steps:
        if step.action not in _HANDS_IN:
            continue
        materials |= frozenset(step.told.get("materials", "").split())
        asked = json.loads(step.told.get("asks", "{}"))
        declaration = declaration.with_more(declaration_of(asked))
        file = file_of(applicant_id(record), declaration, materials, relation_of(record), on)
        was_asked_later = notice is not None and step.number < notice.number
        if not (was_asked_later or left_to_bring(file)):
            return step.on
    return None
