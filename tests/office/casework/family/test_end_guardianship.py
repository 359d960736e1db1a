"""Ending a guardianship: its last day, why, and who may act on which day."""

from datetime import date

import pytest
from tests.office.casework.acting import case_refused, end_guardianship
from tests.office.casework.family.test_name_guardian import CHILD, name
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.office.casework.family.who_may_act import is_guardian, was_guardian
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import AgentRecord
from anju.office.registry.refused import Because

LAST, TODAY = date(2026, 12, 1), date(2026, 12, 3)


def a_guardianship() -> tuple[str, str, str]:
    """A child, the mother, and the record of the guardianship."""
    child, mother = a_person(CHILD), a_person()
    name(child, mother)
    return child, mother, AgentRecord.objects.get().id


def end(child: str, record: str, by: Act | None = None, last: date = LAST) -> Outcome:
    return end_guardianship(child, record, by or act(TODAY), last)


def test_a_guardianship_ends(city: Database) -> None:
    child, _, record = a_guardianship()
    end(child, record)
    kind, on, payload, reason = told(child)[-1]
    assert (kind, on, reason) == ("guardian_ended", "2026-12-03", "court_ruled")
    assert payload == {"record": record, "last_day": "2026-12-01"}
    row = AgentRecord.objects.get()
    assert (row.last_day, row.end_reason) == (LAST, "court_ruled")
    nothing_is_amiss()


def test_a_guardian_acts_until_the_last_day(sqlite_city: Database) -> None:
    child, mother, record = a_guardianship()
    end(child, record)
    days = [date(2026, 11, 30), LAST, date(2026, 12, 2)]
    assert [is_guardian(mother, child, day) for day in days] == [True, True, False]
    assert [was_guardian(mother, child, day) for day in days] == [False, False, True]


def test_a_guardian_can_be_named_again(sqlite_city: Database) -> None:
    child, mother, record = a_guardianship()
    end(child, record)
    name(child, mother, act(TODAY), first=TODAY)
    assert is_guardian(mother, child, TODAY)
    assert not was_guardian(mother, child, TODAY)


def test_what_ended_is_not_ended_again(city: Database) -> None:
    child, _, record = a_guardianship()
    first = end(child, record, act(TODAY, "k"))
    assert end(child, record, act(TODAY, "k")) == first
    with conflicting():
        end(child, record, act(TODAY, "k"), last=TODAY)
    with refused(Because.NOTHING_TO_DO):
        end(child, record)


def test_days_out_of_order_are_refused(sqlite_city: Database) -> None:
    child, _, record = a_guardianship()
    with refused(Because.DAY_OUT_OF_ORDER, date(2026, 11, 19)):
        end(child, record, last=date(2026, 11, 19))
    with refused(Because.DAY_IN_FUTURE, date(2026, 12, 4)):
        end(child, record, last=date(2026, 12, 4))


def test_outside_the_jurisdiction_there_is_no_such_child(sqlite_city: Database) -> None:
    child, _, record = a_guardianship()
    with refused(Because.NOT_FOUND):
        end(child, record, act(TODAY, within=DONGGUAN))


@pytest.mark.parametrize("role", ["auditor", "guardian", "issuing_officer"])
def test_another_role_does_not_end_it(role: str, sqlite_city: Database) -> None:
    child, _, record = a_guardianship()
    with case_refused(Why.NOT_YOURS):
        end(child, record, act(TODAY, role=role, persons=(child,)))
