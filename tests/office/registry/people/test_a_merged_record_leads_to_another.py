"""What is done to a record that was merged is refused, and the refusal says where to go."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    NUMBER,
    OTHER,
    STATION,
    a_permit,
    a_person,
    act,
    merge,
    officer,
    refused,
    told,
)

from anju.law.facts import Decision
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.details.keeping import keys_of, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.models import GroundRecord, Person, ResidenceRegistration
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.merging import decide_on_persons, propose_merge, propose_split
from anju.office.registry.people.photographs import take_photo
from anju.office.registry.people.places import known_in
from anju.office.registry.people.registering import (
    Residence,
    change_address,
    change_details,
    end_ground,
    end_residence,
    record_ground,
    register_residence,
)
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because, Refused
from anju.office.registry.search.finding import find_persons

DAY = date(2024, 9, 10)
THIRD = PersonalDetails("李梅", "320102198803054526", "F", "01", date(1988, 3, 5), "320102")
SINCE = date(2024, 3, 2)
HOME = Residence(NANSHAN, "某路1号", STATION, SINCE)


def _recorded() -> tuple[str, str, str]:
    """Somebody with a registration and a ground that last; these two by identifier."""
    person = a_person()
    register_residence(person_id=person, residence=HOME, act=act(DAY))
    _ground(person, act(DAY))
    return (
        person,
        ResidenceRegistration.objects.get(person_id=person).id,
        GroundRecord.objects.get(person_id=person).id,
    )


def _ground(person: str, acting: Act) -> None:
    record_ground(
        person_id=person,
        ground="employment",
        first_day=SINCE,
        evidence="labour_contract",
        evidence_on=SINCE,
        act=acting,
    )


OPERATIONS: dict[str, Callable[[str, str, str], object]] = {
    "change details": lambda person, *_: change_details(
        person_id=person, details=THIRD, reason="renamed", act=act(DAY)
    ),
    "register residence": lambda person, *_: register_residence(
        person_id=person, residence=HOME, act=act(DAY)
    ),
    "change address": lambda person, home, _: change_address(
        person_id=person, record=home, address="某路2号", act=act(DAY)
    ),
    "end residence": lambda person, home, _: end_residence(
        person_id=person, record=home, last_day=DAY, reason="left", act=act(DAY)
    ),
    "record ground": lambda person, *_: _ground(person, act(DAY)),
    "end ground": lambda person, _, ground: end_ground(
        person_id=person, record=ground, last_day=DAY, act=act(DAY)
    ),
    "issue a permit": lambda person, *_: a_permit(person, issued_on=DAY),
    "erase": lambda person, *_: erase_person(
        person_id=person, reason="retention_over", act=officer(DAY)
    ),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_operation_changes_it(city: Database, name: str) -> None:
    person, home, ground = _recorded()
    between, into = a_person(OTHER), a_person(THIRD)
    merge(person, between, DAY)
    merge(between, into, DAY)
    with refused(Because.MERGED, leads_to=into):
        OPERATIONS[name](person, home, ground)


def test_it_is_merged_into_nothing_else(sqlite_city: Database) -> None:
    person, into, another = a_person(), a_person(OTHER), a_person(THIRD)
    merge(person, into, DAY)
    with refused(Because.MERGED, leads_to=into):
        propose_merge(person_id=person, into=another, reason="same", act=act(DAY))


def test_no_photo_of_it_is_taken(sqlite_city: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    person, into = a_person(), a_person(OTHER)
    merge(person, into, DAY)
    monkeypatch.setattr("anju.office.registry.people.photographs.drawn_anew", lambda file: file)
    with refused(Because.MERGED, leads_to=into):
        take_photo(person_id=person, file=b"a photo", act=act(DAY))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "this record was merged into the record {}; look that one up, and do it there",
        ),
        ("zh", "该记录已并入记录 {}，请查找那份记录，在那里办理"),
    ],
)
def test_the_refusal_names_a_record_that_the_search_finds(
    sqlite_city: Database, language: str, sentence: str
) -> None:
    person, into = a_person(), a_person(OTHER)
    merge(person, into, DAY)
    with pytest.raises(Refused) as caught:
        _ground(person, act(DAY))
    assert caught.value.in_words(language) == sentence.format(into)
    assert find_persons(into, Jurisdiction(CITY)).persons == (into,)


def test_what_lasts_on_it_is_ended_through_the_record_that_stands(city: Database) -> None:
    person, home, ground = _recorded()
    into = a_person(OTHER)
    merge(person, into, DAY)
    before = read_chain(into)
    change_address(person_id=into, record=home, address="某路2号", act=act(DAY))
    end_residence(person_id=into, record=home, last_day=DAY, reason="left", act=act(DAY))
    end_ground(person_id=into, record=ground, last_day=DAY, act=act(DAY))
    assert read_chain(into) == before
    assert [kind for kind, *_ in told(person)[-3:]] == [
        "residence_address_changed",
        "residence_ended",
        "ground_ended",
    ]
    assert ResidenceRegistration.objects.get(id=home).last_day == DAY
    assert GroundRecord.objects.get(id=ground).last_day == DAY
    addresses = read_texts([home], DetailKind.ADDRESS, keys_of([person]))
    assert addresses == {home: "某路2号"}


def test_nobody_ends_what_is_on_the_record_of_somebody_else(sqlite_city: Database) -> None:
    _, home, ground = _recorded()
    another = a_person(OTHER)
    with refused(Because.NOTHING_TO_DO):
        end_residence(person_id=another, record=home, last_day=DAY, reason="left", act=act(DAY))
    with refused(Because.NOTHING_TO_DO):
        end_ground(person_id=another, record=ground, last_day=DAY, act=act(DAY))


def test_its_permit_is_endorsed_as_before(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    permit = a_permit(person)
    merge(person, into, DAY)
    day = date(2025, 3, 1)
    endorse(permit_id=permit, filed_on=day, act=act(day))
    assert told(permit)[-1][0] == "permit_endorsed"


def test_split_off_again_it_can_be_changed(sqlite_city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    merge(person, into, DAY)
    propose_split(person_id=person, reason="not_the_same", act=act(DAY))
    decide_on_persons(person_id=person, proposal=4, decision=Decision.GRANTED, act=officer(DAY))
    _ground(person, act(DAY))
    assert Person.objects.get(id=person).merged_into_id is None


def test_who_knew_the_merged_record_knows_the_one_that_stands(city: Database) -> None:
    person, into = a_person(place=FUTIAN), a_person(OTHER, DONGGUAN)
    merge(person, into, DAY)
    futian = Jurisdiction(FUTIAN)
    assert known_in([person, into], futian) == [person, into]
    for typed in (into, OTHER.identity_number, DETAILS.identity_number, DETAILS.name):
        assert find_persons(typed, futian).persons == (into,)
    _ground(into, act(DAY, within=FUTIAN))
    with refused(Because.NOT_FOUND):
        _ground(into, act(DAY, within=NANSHAN))


def test_its_numbers_lead_to_the_one_that_stands(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    permit = a_permit(person)
    merge(person, into, DAY)
    for typed in (person, permit, NUMBER, DETAILS.identity_number, DETAILS.name):
        assert find_persons(typed, Jurisdiction(CITY)).persons == (into,)
