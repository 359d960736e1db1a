"""Registering a person: one entry that commits to details kept elsewhere."""

from datetime import date
from functools import partial

from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    OTHER,
    a_person,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import (
    Detail,
    LookupKey,
    NameGram,
    Person,
    PersonKey,
    PersonPlace,
    Request,
)
from anju.office.registry.people.registering import register_person
from anju.office.registry.refused import Because, Refused

DAY = date(2024, 3, 1)


def _register(details: PersonalDetails = DETAILS, place: str = NANSHAN, key: str = "") -> Outcome:
    return register_person(details=details, division_code=place, act=act(DAY, key))


def test_the_entry_says_nothing_of_the_person(city: Database) -> None:
    person = _register()["subject"]
    [(kind, effective_on, payload, reason)] = told(person)
    assert (kind, effective_on, reason) == ("person_registered", "2024-03-01", "")
    commitment = payload.pop("details")
    assert payload == {"version": 1, "division_code": "440305"}
    assert DETAILS.name not in commitment
    assert DETAILS.identity_number not in commitment


def test_the_details_are_kept_sealed_and_can_be_read(city: Database) -> None:
    person = _register()["subject"]
    row = Person.objects.get(id=person)
    assert (row.registered_on, row.details_version) == (DAY, 1)
    assert (row.merged_into_id, row.erased_on) == (None, None)
    assert read_details([person]) == {person: DETAILS}
    assert PersonKey.objects.filter(person_id=person).count() == 1
    sealed = bytes(Detail.objects.get(subject=person).sealed)
    assert DETAILS.name.encode() not in sealed


def test_they_can_be_found_where_they_were_registered(city: Database) -> None:
    person = _register()["subject"]
    [place] = PersonPlace.objects.filter(person_id=person)
    assert place.division_code == NANSHAN
    assert LookupKey.objects.get(person_id=person).kind == "identity_number"
    places = NameGram.objects.filter(person_id=person).values_list("division_code", flat=True)
    assert set(places) == {NANSHAN}


def test_without_an_identity_number_no_look_up_is_made(sqlite_city: Database) -> None:
    person = _register(PersonalDetails("阿依古丽·买买提"))["subject"]
    assert not LookupKey.objects.filter(person_id=person).exists()


def test_an_identity_number_belongs_to_one_record(city: Database) -> None:
    _register()
    with refused(Because.NUMBER_TAKEN):
        _register(PersonalDetails("欧阳小晨", DETAILS.identity_number.lower()), FUTIAN)


def test_many_who_register_the_same_person_register_one(city: Database) -> None:
    def attempt(clerk: str) -> str:
        try:
            return str(
                register_person(details=DETAILS, division_code=NANSHAN, act=act(DAY, actor=clerk))[
                    "subject"
                ]
            )
        except Refused as found:
            return found.reason.value

    answers = city.in_threads(*(partial(attempt, f"clerk-{number}") for number in range(10)))
    assert answers.count("number_taken") == 9
    assert Person.objects.count() == 1


def test_the_same_request_registers_once(city: Database) -> None:
    first = _register(key="key-1")
    with nothing_written():
        assert _register(key="key-1") == first
    with conflicting():
        _register(OTHER, key="key-1")
    with conflicting():
        _register(place=FUTIAN, key="key-1")


def test_the_request_keeps_nothing_of_the_person(sqlite_city: Database) -> None:
    _register(key="key-1")
    request = str(Request.objects.values().get())
    assert DETAILS.name not in request
    assert DETAILS.identity_number not in request


def test_nobody_is_registered_in_a_place_outside_the_jurisdiction(sqlite_city: Database) -> None:
    with refused(Because.NOT_FOUND):
        _register(place=DONGGUAN)


def test_two_people_have_two_chains(sqlite_city: Database) -> None:
    assert a_person() != a_person(OTHER)
    assert Person.objects.count() == 2
