"""Departure: the registration ends, the permit stays, and what it means is told."""

from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.registration.stays import TODAY, a_resident, codes, futian, nanshan
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    a_permit,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.office.casework.refused import Why
from anju.office.casework.registration.departing import Departure, depart
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because

LAST, LATER = date(2027, 6, 30), date(2027, 7, 2)


def leave(
    person: str, by: Act, last: date = LAST, place: str = NANSHAN, to_place: str = ""
) -> Outcome:
    return depart(
        person_id=person,
        division_code=place,
        last_day=last,
        reason=Departure.LEFT,
        act=by,
        to_place=to_place,
    )


def test_the_registration_ends(city: Database) -> None:
    person = a_resident()
    outcome = leave(person, nanshan(LATER, "k"))
    kind, on, payload, reason = told(person)[-1]
    assert (kind, on, reason) == ("residence_ended", "2027-07-02", "left")
    assert payload["last_day"] == "2027-06-30"
    row = ResidenceRegistration.objects.get()
    assert (row.first_day, row.last_day, row.end_reason) == (TODAY, LAST, "left")
    assert leave(person, nanshan(LATER, "k")) == outcome
    with conflicting():
        leave(person, nanshan(LATER, "k"), LATER)
    nothing_is_amiss()


def test_no_permit_is_touched(city: Database) -> None:
    person = a_resident()
    permit = a_permit(person)
    chain = read_chain(permit)
    outcome = leave(person, nanshan(LATER))
    assert read_chain(permit) == chain
    assert Permit.objects.get().closed_on is None
    assert codes(outcome) == ["no_rule_to_cancel_known"]


def test_where_they_go_tells_what_becomes_of_the_permit(sqlite_city: Database) -> None:
    person = a_resident()
    a_permit(person)
    outcome = leave(person, nanshan(LATER), to_place=DONGGUAN)
    assert codes(outcome) == [
        "no_rule_to_cancel_known",
        "another_city_another_permit",
        "no_conversion_between",
    ]


def test_without_a_permit_there_is_nothing_to_tell(sqlite_city: Database) -> None:
    assert codes(leave(a_resident(), nanshan(LATER))) == []


def test_days_out_of_order_are_refused(sqlite_city: Database) -> None:
    person = a_resident()
    with refused(Because.DAY_IN_FUTURE, date(2027, 7, 3)):
        leave(person, nanshan(LATER), date(2027, 7, 3))
    with refused(Because.DAY_OUT_OF_ORDER, date(2026, 11, 22)):
        leave(person, nanshan(LATER), date(2026, 11, 22))
    leave(person, nanshan(LATER), TODAY)


def test_another_district_ends_nothing(sqlite_city: Database) -> None:
    person = a_resident()
    with refused(Because.NOT_FOUND):
        leave(person, futian(LATER))
    with refused(Because.NOT_FOUND):
        leave(person, nanshan(LATER), place=FUTIAN)


@pytest.mark.parametrize("role", ["auditor", "holder", "issuing_officer"])
def test_another_role_ends_nothing(role: str, sqlite_city: Database) -> None:
    person = a_resident()
    with case_refused(Why.NOT_YOURS):
        leave(person, nanshan(LATER, role=role))
