"""Registering a residence; two of one person in one city share no day."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    STATION,
    a_person,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Detail, PersonPlace, ResidenceRegistration
from anju.office.registry.people.registering import Residence, end_residence, register_residence
from anju.office.registry.people.summaries import current_addresses
from anju.office.registry.refused import Because

DAY, ENDED_ON = date(2024, 3, 1), date(2024, 6, 30)
ADDRESS = "深圳市南山区科技园路7号3栋502"


def _register(
    person: str,
    first_day: date = DAY,
    place: str = NANSHAN,
    address: str = ADDRESS,
    acting: Act | None = None,
) -> Outcome:
    residence = Residence(place, address, STATION, first_day)
    return register_residence(
        person_id=person, residence=residence, act=acting or act(first_day, within="440000")
    )


def _end(person: str) -> None:
    record = told(person)[-1][2]["record"]
    end_residence(
        person_id=person, record=record, last_day=ENDED_ON, reason="moved", act=act(ENDED_ON)
    )


def test_the_entry_commits_to_the_address_and_the_row_follows(city: Database) -> None:
    person = a_person()
    _register(person)
    kind, effective_on, payload, _ = told(person)[1]
    assert (kind, effective_on) == ("residence_registered", "2024-03-01")
    record, commitment = payload.pop("record"), payload.pop("address")
    assert payload == {"version": 1, "division_code": NANSHAN, "office": STATION}
    assert ADDRESS not in commitment
    row = ResidenceRegistration.objects.get(id=record)
    assert (row.person_id, row.division_code, row.office_id) == (person, NANSHAN, STATION)
    assert (row.first_day, row.last_day, row.address_version) == (DAY, None, 1)
    assert current_addresses([person]) == {person: ADDRESS}
    assert ADDRESS.encode() not in bytes(Detail.objects.get(subject=record).sealed)


def test_the_person_is_known_in_the_place(sqlite_city: Database) -> None:
    person = a_person()
    _register(person, place=FUTIAN)
    places = PersonPlace.objects.filter(person_id=person).values_list("division_code", flat=True)
    assert sorted(places) == [FUTIAN, NANSHAN]


@pytest.mark.parametrize("first_day", [DAY, date(2024, 6, 30)])
def test_a_second_one_in_the_same_city_shares_no_day(city: Database, first_day: date) -> None:
    person = a_person()
    _register(person)
    _end(person)
    with refused(Because.OVERLAPS):
        _register(person, first_day, FUTIAN)


def test_the_day_after_the_last_one_is_free(sqlite_city: Database) -> None:
    person = a_person()
    _register(person)
    _end(person)
    _register(person, date(2024, 7, 1), FUTIAN)
    assert ResidenceRegistration.objects.filter(person_id=person).count() == 2


def test_one_that_lasts_leaves_no_later_day(sqlite_city: Database) -> None:
    person = a_person()
    _register(person)
    with refused(Because.OVERLAPS):
        _register(person, date(2026, 1, 1), FUTIAN)


def test_another_city_is_beside_it(sqlite_city: Database) -> None:
    person = a_person()
    _register(person)
    _register(person, place=DONGGUAN)
    assert ResidenceRegistration.objects.filter(person_id=person).count() == 2


def test_the_database_itself_refuses_what_overlaps(city: Database) -> None:
    person = a_person()
    _register(person)
    row = ResidenceRegistration.objects.get(person_id=person)
    row.id, row.division_code = "00000000000000000000", FUTIAN
    with (
        nothing_written(),
        pytest.raises(DatabaseError, match="ranges overlap"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)
    row.division_code = DONGGUAN
    row.save(force_insert=True)
    with (
        nothing_written(),
        pytest.raises(DatabaseError, match="ranges overlap"),
        transaction.atomic(),
    ):
        ResidenceRegistration.objects.filter(id=row.id).update(division_code=NANSHAN)


def test_a_day_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    person, tomorrow = a_person(), date(2024, 3, 2)
    with refused(Because.DAY_IN_FUTURE, tomorrow):
        _register(person, tomorrow, acting=act(DAY))


def test_outside_the_jurisdiction_there_is_nobody(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        _register(person, acting=act(DAY, within=DONGGUAN))


def test_nobody_registers_a_residence_outside_the_jurisdiction(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        _register(person, place=DONGGUAN, acting=act(DAY))


def test_the_same_request_registers_once(city: Database) -> None:
    person, acting = a_person(), act(DAY, "key-1")
    first = _register(person, acting=acting)
    with nothing_written():
        assert _register(person, acting=acting) == first
    with conflicting():
        _register(person, address="深圳市南山区科技园路8号", acting=acting)
    with conflicting():
        _register(person, place=FUTIAN, acting=acting)
