"""Finding people by name, identity number, permit number or identifier, in a jurisdiction."""

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
)

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.typed import Kind
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.search.finding import PAGE, find_persons

SHENZHEN = Jurisdiction(CITY)
MINORITY = PersonalDetails("阿依古丽·买买提", "653101199105060024")
LATIN = PersonalDetails("John Smith")


def _found(typed: str, within: Jurisdiction = SHENZHEN) -> tuple[str, ...]:
    return find_persons(typed, within).persons


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("欧阳晓晨", Kind.NAME),
        ("欧", Kind.NAME),
        ("晓", Kind.NAME),
        ("阳晓", Kind.NAME),
        ("欧阳晓", Kind.NAME),
        ("oyxc", Kind.NAME),
        ("OY", Kind.NAME),
        (" 欧阳　晓晨 ", Kind.NAME),
        ("110105194912310021", Kind.IDENTITY_NUMBER),
        ("１１０１０５ 1949-1231 0021", Kind.IDENTITY_NUMBER),
        (NUMBER, Kind.PERMIT_NUMBER),
        (NUMBER.lower(), Kind.PERMIT_NUMBER),
    ],
)
def test_what_is_typed_finds_the_person(city: Database, typed: str, kind: Kind) -> None:
    person = a_person()
    a_permit(person)
    a_person(OTHER)
    found = find_persons(typed, SHENZHEN)
    assert (found.kind, found.persons, found.after) == (kind, (person,), "")


@pytest.mark.parametrize("typed", ["买买提", "阿依", "阿依古丽·买买提", "aygl"])
def test_a_name_with_a_dot_is_found_by_its_parts(sqlite_city: Database, typed: str) -> None:
    person = a_person(MINORITY)
    assert _found(typed) == (person,)


@pytest.mark.parametrize("typed", ["john", "Smith", "smi", "John Smith"])
def test_a_latin_name_is_found_by_its_words(sqlite_city: Database, typed: str) -> None:
    person = a_person(LATIN)
    assert _found(typed) == (person,)


def test_a_character_beyond_the_plane_is_found(city: Database) -> None:
    person = a_person(OTHER)
    assert _found("𠮷国") == (person,)


def test_an_identifier_finds_its_person(sqlite_city: Database) -> None:
    person = a_person()
    permit = a_permit(person)
    assert _found(person) == _found(permit) == (person,)
    assert find_persons(person, SHENZHEN).kind is Kind.OPAQUE_ID


@pytest.mark.parametrize("typed", ["", " ", "\n\t"])
def test_nothing_typed_finds_nobody(sqlite_city: Database, typed: str) -> None:
    a_person()
    found = find_persons(typed, SHENZHEN)
    assert (found.kind, found.persons) == (Kind.NOTHING, ())


@pytest.mark.parametrize("typed", ["诸葛", "晨晓", "%", "xx", "110105194912310048", "0" * 20])
def test_what_nobody_has_finds_nobody(sqlite_city: Database, typed: str) -> None:
    a_person()
    assert _found(typed) == ()


@pytest.mark.parametrize("within", [FUTIAN, DONGGUAN, "110000"])
def test_elsewhere_the_person_is_not_found(city: Database, within: str) -> None:
    person = a_person()
    permit = a_permit(person)
    for typed in ("欧阳晓晨", "oyxc", DETAILS.identity_number, NUMBER, person, permit):
        assert _found(typed, Jurisdiction(within)) == ()
        assert _found(typed, Jurisdiction(NANSHAN)) == (person,)


def test_who_moved_is_found_in_both_places_and_once_in_the_city(sqlite_city: Database) -> None:
    person, day = a_person(), date(2024, 9, 1)
    home = Residence(FUTIAN, "深圳市福田区", STATION, day)
    register_residence(person_id=person, residence=home, act=act(day))
    assert _found("欧阳晓晨", Jurisdiction(FUTIAN)) == (person,)
    assert _found("欧阳晓晨", Jurisdiction(NANSHAN)) == (person,)
    assert _found("欧阳晓晨") == (person,)


def test_a_merged_record_shows_as_the_one_that_stands_for_it(city: Database) -> None:
    person, into, day = a_person(), a_person(OTHER), date(2024, 9, 10)
    merge(person, into, day)
    for typed in ("欧阳晓晨", DETAILS.identity_number, person, OTHER.identity_number):
        assert _found(typed) == (into,)


def test_who_is_named_just_so_comes_first(sqlite_city: Database) -> None:
    longer = [
        a_person(PersonalDetails(f"王芳{chr(0x4E00 + number)}")) for number in range(PAGE + 5)
    ]
    exact = a_person(PersonalDetails("王芳"))
    found = _found("王芳")
    assert found[0] == exact
    assert set(found) - {exact} <= set(longer)


def test_pages_follow_one_another_and_leave_out_nobody(city: Database) -> None:
    people = {
        a_person(PersonalDetails(f"赵子{chr(0x5E00 + each)}")) for each in range(2 * PAGE + 3)
    }
    seen: list[str] = []
    after, pages = "", 0
    while pages == 0 or after:
        found = find_persons("赵子", SHENZHEN, after)
        seen += found.persons
        after, pages = found.after, pages + 1
    assert (pages, len(seen), set(seen)) == (3, len(people), people)
