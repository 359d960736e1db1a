"""The way in for who moved here from another district or city: by the whole number shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.registration.stays import (
    MOVED_ON,
    THERE,
    TODAY,
    a_resident,
    codes,
    futian,
    nanshan,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    NANSHAN,
    NUMBER,
    OTHER,
    a_permit,
    act,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.office.casework.refused import Why
from anju.office.casework.registration.arriving import register_arrival
from anju.office.casework.registration.departing import Departure, depart
from anju.office.casework.registration.moving import move_within_city, register_mover
from anju.office.casework.registration.way_in import look_for_mover
from anju.office.registry.looks.models import Look
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.places import known_in
from anju.office.registry.people.registering import change_details
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because

CARD = OTHER.identity_number


def days_of(person: str) -> list[tuple[str, date, date | None]]:
    """The registrations of a person: where, from which day, to which."""
    rows = ResidenceRegistration.objects.filter(person_id=person).order_by("first_day", "id")
    return list(rows.values_list("division_code", "first_day", "last_day"))


def test_the_new_district_finds_who_moved_there_and_the_look_is_recorded(city: Database) -> None:
    person = a_resident()
    assert known_in([person], futian(MOVED_ON).reach) == []
    assert look_for_mover(number=CARD, purpose="counter", act=futian(MOVED_ON)) == person
    look = Look.objects.get()
    assert (look.viewer, look.page, look.purpose) == ("clerk-f", "way_in", "counter")
    assert look.persons == f",{person},"
    assert CARD not in str(Look.objects.values())
    assert known_in([person], futian(MOVED_ON).reach) == []


def test_the_registration_moves_without_a_gap(city: Database) -> None:
    person = a_resident()
    outcome = register_mover(number=CARD, stay=THERE, act=futian(MOVED_ON, "k"))
    assert outcome["subject"] == person
    assert days_of(person) == [
        (NANSHAN, TODAY, date(2027, 2, 2)),
        (FUTIAN, MOVED_ON, None),
    ]
    assert [entry[0] for entry in told(person)][-2:] == ["residence_ended", "residence_registered"]
    assert told(person)[-2][3] == "moved_within_city"
    assert register_mover(number=CARD, stay=THERE, act=futian(MOVED_ON, "k")) == outcome
    with conflicting():
        other = replace(THERE, arrived_on=None)
        register_mover(number=CARD, stay=other, act=futian(MOVED_ON, "k"))
    nothing_is_amiss()


def test_from_then_on_the_person_is_known_in_the_new_district(city: Database) -> None:
    person = a_resident()
    register_mover(number=CARD, stay=THERE, act=futian(MOVED_ON))
    assert known_in([person], futian(MOVED_ON).reach) == [person]
    details = replace(OTHER, name="张国")
    change_details(person_id=person, details=details, reason="", act=futian(MOVED_ON))


def test_the_permit_of_the_city_goes_on(sqlite_city: Database) -> None:
    person = a_resident()
    permit = a_permit(person)
    outcome = register_mover(number=NUMBER, stay=THERE, act=futian(MOVED_ON))
    assert codes(outcome) == ["permit_stays_within_city"]
    row = Permit.objects.get(id=permit)
    assert (row.closed_on, row.division_code) == (None, NANSHAN)


def test_another_city_does_not_find_by_a_permit_number_of_this_one(sqlite_city: Database) -> None:
    a_permit(a_resident())
    stay = replace(THERE, division_code=DONGGUAN)
    with refused(Because.NOT_FOUND):
        register_mover(number=NUMBER, stay=stay, act=act(MOVED_ON, within=DONGGUAN))
    with refused(Because.NOT_FOUND):
        look_for_mover(number=NUMBER, purpose="counter", act=act(MOVED_ON, within=DONGGUAN))


def test_another_city_registers_anew_and_leaves_the_rest_as_it_is(sqlite_city: Database) -> None:
    person = a_resident()
    a_permit(person)
    stay = replace(THERE, division_code=DONGGUAN)
    outcome = register_mover(number=CARD, stay=stay, act=act(MOVED_ON, within=DONGGUAN))
    assert days_of(person) == [(NANSHAN, TODAY, None), (DONGGUAN, MOVED_ON, None)]
    assert codes(outcome, "permits") == ["another_city_another_permit", "no_conversion_between"]
    assert Permit.objects.get().closed_on is None


def test_after_an_end_the_registration_begins_anew(sqlite_city: Database) -> None:
    person = a_resident()
    depart(
        person_id=person,
        division_code=NANSHAN,
        last_day=date(2026, 12, 24),
        reason=Departure.LEFT,
        act=nanshan(date(2026, 12, 24)),
    )
    register_mover(number=CARD, stay=THERE, act=futian(MOVED_ON))
    assert days_of(person) == [
        (NANSHAN, TODAY, date(2026, 12, 24)),
        (FUTIAN, MOVED_ON, None),
    ]


@pytest.mark.parametrize("number", ["", "张", "0" * 17 + "X", "44010619900229", "4403J9999"])
def test_no_part_of_a_number_and_no_name_leads_anywhere(number: str, sqlite_city: Database) -> None:
    a_permit(a_resident())
    with refused(Because.NOT_FOUND):
        register_mover(number=number, stay=THERE, act=futian(MOVED_ON))
    with refused(Because.NOT_FOUND):
        look_for_mover(number=number, purpose="counter", act=futian(MOVED_ON))


def test_nobody_is_moved_into_a_district_of_others(sqlite_city: Database) -> None:
    a_resident()
    with refused(Because.NOT_FOUND):
        register_mover(number=CARD, stay=THERE, act=nanshan(MOVED_ON))


def test_who_moved_on_the_day_of_registering_moves_the_day_after(sqlite_city: Database) -> None:
    person = a_resident()
    stay = replace(THERE, arrived_on=None)
    before = TODAY - timedelta(days=1)
    with refused(Because.DAY_OUT_OF_ORDER, before):
        register_mover(number=CARD, stay=stay, act=futian(TODAY))
    register_mover(number=CARD, stay=stay, act=futian(TODAY + timedelta(days=1)))
    assert days_of(person)[0] == (NANSHAN, TODAY, TODAY)


def test_inside_the_district_it_is_a_change_of_address(sqlite_city: Database) -> None:
    person = a_resident()
    stay = replace(THERE, division_code=NANSHAN)
    with case_refused(Why.NOT_NOW):
        move_within_city(person_id=person, stay=stay, act=nanshan(MOVED_ON))
    with case_refused(Why.NOT_NOW):
        register_mover(number=CARD, stay=stay, act=nanshan(MOVED_ON))


def test_who_is_known_here_as_well_moves_without_a_number(sqlite_city: Database) -> None:
    person = a_resident()
    move_within_city(person_id=person, stay=THERE, act=act(MOVED_ON))
    assert days_of(person)[-1] == (FUTIAN, MOVED_ON, None)
    back = replace(THERE, division_code=NANSHAN)
    with refused(Because.NOT_FOUND):
        move_within_city(person_id=person, stay=back, act=futian(date(2027, 3, 1)))


@pytest.mark.parametrize("role", ["auditor", "department", "issuing_officer"])
def test_another_role_has_no_way_in(role: str, sqlite_city: Database) -> None:
    a_resident()
    with case_refused(Why.NOT_YOURS):
        look_for_mover(number=CARD, purpose="counter", act=futian(MOVED_ON, role=role))
    with case_refused(Why.NOT_YOURS):
        register_mover(number=CARD, stay=THERE, act=futian(MOVED_ON, role=role))


def test_who_registers_who_is_registered_is_refused(sqlite_city: Database) -> None:
    person = a_resident()
    with case_refused(Why.NOT_NOW):
        register_arrival(person_id=person, stay=THERE, act=act(MOVED_ON))
