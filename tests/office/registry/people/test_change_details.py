"""Changing a person's details: another version, the earlier one stays."""

from dataclasses import replace
from datetime import date

from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    DONGGUAN,
    OTHER,
    a_person,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Detail, LookupKey, Person
from anju.office.registry.people.registering import change_details
from anju.office.registry.refused import Because
from anju.office.registry.search.finding import find_persons

DAY = date(2024, 5, 6)
RENAMED = replace(DETAILS, name="欧阳晨曦", ethnicity="01")


def _change(
    person: str,
    details: PersonalDetails = RENAMED,
    acting: Act | None = None,
    reason: str = "renamed",
) -> Outcome:
    return change_details(person_id=person, details=details, reason=reason, act=acting or act(DAY))


def test_the_entry_names_the_items_and_commits_to_the_version(city: Database) -> None:
    person = a_person()
    _change(person)
    kind, effective_on, payload, reason = told(person)[1]
    assert (kind, effective_on, reason) == ("person_details_changed", "2024-05-06", "renamed")
    assert payload["details"] != told(person)[0][2]["details"]
    assert (payload["version"], payload["items"]) == (2, "name ethnicity")


def test_the_latest_version_is_read_and_the_first_is_kept(city: Database) -> None:
    person = a_person()
    _change(person)
    assert read_details([person]) == {person: RENAMED}
    assert Person.objects.get(id=person).details_version == 2
    versions = Detail.objects.filter(subject=person).values_list("version", flat=True)
    assert sorted(versions) == [1, 2]


def test_the_person_is_found_by_the_new_name_and_the_former_one(city: Database) -> None:
    person = a_person()
    _change(person)
    within = Jurisdiction(CITY)
    assert find_persons("晨曦", within).persons == (person,)
    assert find_persons("晓晨", within).persons == (person,)
    assert find_persons("建国", within).persons == ()


def test_a_number_that_was_replaced_goes_on_finding_its_person(city: Database) -> None:
    person = a_person()
    corrected = replace(DETAILS, identity_number="110105194912310048")
    _change(person, corrected)
    rows = LookupKey.objects.filter(person_id=person, kind="identity_number")
    assert sorted(rows.values_list("current", flat=True)) == [False, True]
    for number in (DETAILS.identity_number, corrected.identity_number):
        assert find_persons(number, Jurisdiction(CITY)).persons == (person,)


def test_a_number_of_somebody_else_is_refused(city: Database) -> None:
    person, other = a_person(), a_person(OTHER)
    with refused(Because.NUMBER_TAKEN):
        _change(person, replace(DETAILS, identity_number=OTHER.identity_number))
    assert read_details([other]) == {other: OTHER}


def test_a_number_can_be_given_back_to_who_had_it(sqlite_city: Database) -> None:
    person = a_person()
    _change(person, replace(DETAILS, identity_number="110105194912310048"))
    _change(person, DETAILS)
    assert read_details([person]) == {person: DETAILS}


def test_a_change_of_nothing_is_refused(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOTHING_TO_DO):
        _change(person, DETAILS)


def test_outside_the_jurisdiction_there_is_nobody(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        _change(person, acting=act(DAY, within=DONGGUAN))


def test_the_same_request_changes_once(city: Database) -> None:
    person = a_person()
    first = _change(person, acting=act(DAY, "key-1"))
    with nothing_written():
        assert _change(person, acting=act(DAY, "key-1")) == first
    with conflicting():
        _change(person, replace(RENAMED, sex="M"), act(DAY, "key-1"))
    with conflicting():
        _change(person, acting=act(DAY, "key-1"), reason="slip_of_typing")
