"""A guardian asks for a child's endorsement: only who is recorded as one, on the day.

Hangzhou lets a guardian or a close relative come for a child under 16 (its measure, art. 22, with
Regulation art. 9(3)).
"""

from collections.abc import Callable
from datetime import date

import pytest
from tests.office.casework.acting import end_guardianship, name_guardian
from tests.office.casework.endorsement.acting import (
    CONTRACT,
    HANGZHOU,
    ISSUED_ON,
    TIMELY,
    holder_of,
    police,
)
from tests.office.databases import Database
from tests.office.registry.acting import OTHER, a_permit, a_person, act, nothing_written, told

from anju.law.applicant_facts import AgentRelation
from anju.law.endorsement_file import Change
from anju.office.casework.endorsement.asking import AskedBy, Declared
from anju.office.casework.endorsement.filing import Changed, file_changed
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.models import AgentRecord

CHILD = PersonalDetails("何小满", sex="F", born_on=date(2012, 5, 6))
GROWN = PersonalDetails("何大满", sex="F", born_on=date(2009, 3, 10))

Ask = Callable[[str, AskedBy], object]


def _on_the_spot(permit: str, asked_by: AskedBy) -> object:
    return endorse_unchanged(permit_id=permit, act=police(TIMELY), declared=Declared(asked_by))


def _changed(permit: str, asked_by: AskedBy) -> object:
    changed = Changed(frozenset({Change.EMPLOYMENT}), CONTRACT, asked_by=asked_by)
    return file_changed(permit_id=permit, changed=changed, act=police(TIMELY))


def _a_childs_permit(details: PersonalDetails = CHILD) -> tuple[str, str]:
    """A child's permit, and the mother, of whom nothing is recorded."""
    child = a_person(details, HANGZHOU)
    return a_permit(child, issued_on=ISSUED_ON, place=HANGZHOU), a_person(OTHER, HANGZHOU)


def _named(permit: str, mother: str, first: date) -> str:
    name_guardian(holder_of(permit), mother, act(max(first, TIMELY), within="000000"), first)
    return str(AgentRecord.objects.get().id)


def _mother(mother: str) -> AskedBy:
    return AskedBy(agent=mother, relation=AgentRelation.GUARDIAN)


@pytest.mark.parametrize("ask", [_on_the_spot, _changed])
def test_who_is_not_recorded_as_a_guardian_may_not_act(sqlite_city: Database, ask: Ask) -> None:
    permit, mother = _a_childs_permit()
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        ask(permit, _mother(mother))
    assert (caught.value.why, caught.value.missing) == (Why.NOT_COMPLETE, ("guardian_evidence",))
    _named(permit, mother, TIMELY)
    ask(permit, _mother(mother))


def test_the_entry_names_the_guardian(city: Database) -> None:
    permit, mother = _a_childs_permit()
    _named(permit, mother, date(2024, 1, 2))
    _on_the_spot(permit, _mother(mother))
    payload = told(permit)[-1][2]
    assert (payload["agent"], payload["relation"]) == (mother, "guardian")


@pytest.mark.parametrize(
    ("last_day", "may"),
    [(date(2025, 3, 9), False), (TIMELY, True), (date(2025, 3, 11), True)],
)
def test_a_guardian_acts_to_the_last_day(sqlite_city: Database, last_day: date, may: bool) -> None:
    permit, mother = _a_childs_permit()
    record = _named(permit, mother, date(2024, 1, 2))
    end_guardianship(holder_of(permit), record, act(date(2025, 3, 11), within="000000"), last_day)
    if may:
        _on_the_spot(permit, _mother(mother))
        return
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        _on_the_spot(permit, _mother(mother))
    assert caught.value.why is Why.LAW
    assert [each.code for each in caught.value.reasons] == ["guardianship_ended"]
    assert [str(place.article) for each in caught.value.reasons for place in each.citations] == [
        "9"
    ]


def test_nobody_acts_for_who_is_sixteen(sqlite_city: Database) -> None:
    permit, mother = _a_childs_permit(GROWN)
    _named(permit, mother, date(2024, 1, 2))
    by = AskedBy(agent=mother, relation=AgentRelation.GUARDIAN, hardly_able_to_come=False)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        _on_the_spot(permit, by)
    assert caught.value.why is Why.LAW
    assert "applicant_of_age" in [each.code for each in caught.value.reasons]
