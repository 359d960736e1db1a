"""A new name or number: shown by a document, and both the old and the new one find the person."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    FUTIAN,
    OTHER,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.casework.life_events.new_identity import IdentityEvidence, record_new_identity
from anju.office.casework.refused import Why
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.refused import Because
from anju.office.registry.search.finding import find_persons

DAY = date(2025, 9, 1)
NEW = replace(DETAILS, name="司马晨曦", identity_number="110105194912310048")


def _record(person: str, details: PersonalDetails = NEW, acting: Act | None = None) -> Outcome:
    return record_new_identity(
        person_id=person,
        details=details,
        evidence=IdentityEvidence.HOUSEHOLD_REGISTER,
        act=acting or act(DAY),
    )


def test_the_old_and_the_new_name_and_number_find_the_person(city: Database) -> None:
    person = a_person()
    outcome = _record(person)
    assert outcome["items"] == "name identity_number"
    kind, _, payload, reason = told(person)[-1]
    assert (kind, reason) == ("person_details_changed", "household_register")
    assert "司马" not in str(payload)
    assert read_details([person])[person] == NEW
    for typed in ("欧阳晓晨", "司马晨曦", DETAILS.identity_number, NEW.identity_number):
        assert find_persons(typed, Jurisdiction(CITY)).persons == (person,)


def test_a_new_card_is_suggested_where_a_permit_is_open(sqlite_city: Database) -> None:
    person = a_person()
    assert "suggests" not in _record(person, replace(DETAILS, name="司马晨曦"))
    a_permit(person)
    assert _record(person)["suggests"] == "card_change"


def test_a_day_of_birth_is_corrected_and_not_changed(sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.NEEDS_CORRECTION):
        _record(person, replace(NEW, born_on=date(1950, 1, 1)))


def test_a_number_of_somebody_else_or_no_change_is_refused(sqlite_city: Database) -> None:
    person = a_person()
    a_person(OTHER)
    with refused(Because.NUMBER_TAKEN):
        _record(person, replace(NEW, identity_number=OTHER.identity_number))
    with refused(Because.NOTHING_TO_DO):
        _record(person, DETAILS)


@pytest.mark.parametrize("role", ["issuing_officer", "auditor", "holder"])
def test_clerks_record_it_at_home(role: str, sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.NOT_YOURS):
        _record(person, acting=act(DAY, role=role))
    with refused(Because.NOT_FOUND):
        _record(person, acting=act(DAY, within=FUTIAN))
    _record(person, acting=agency_clerk(DAY))


def test_the_same_request_records_once(city: Database) -> None:
    person = a_person()
    first = _record(person, acting=act(DAY, "k"))
    with nothing_written():
        assert _record(person, acting=act(DAY, "k")) == first
    with conflicting():
        _record(person, replace(NEW, sex="M"), act(DAY, "k"))
