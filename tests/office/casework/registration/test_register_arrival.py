"""Registering who came to live here: the person, the residence, what is told of the report."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.registration.stays import (
    MOVED_ON,
    STAY,
    THERE,
    TODAY,
    a_resident,
    codes,
    futian,
    nanshan,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    NANSHAN,
    OTHER,
    STATION,
    a_person,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.office.casework.refused import Why
from anju.office.casework.registration.arriving import register_arrival, register_newcomer
from anju.office.casework.registration.departing import Departure, depart
from anju.office.casework.registration.standing import registered
from anju.office.casework.registration.steps import Registered
from anju.office.registry.people.models import Person, ResidenceRegistration
from anju.office.registry.refused import Because


def test_a_newcomer_is_recorded_and_registered_at_once(city: Database) -> None:
    outcome = register_newcomer(details=OTHER, stay=STAY, act=nanshan(TODAY, "k"))
    person = str(outcome["subject"])
    kind, on, payload, _ = told(person)[-1]
    assert (kind, on) == ("residence_registered", "2026-11-23")
    assert (payload["arrived_on"], payload["division_code"]) == ("2026-11-19", NANSHAN)
    [row] = ResidenceRegistration.objects.all()
    assert (row.id, row.person_id, row.office_id) == (outcome["record"], person, STATION)
    assert (row.first_day, row.last_day) == (TODAY, None)
    assert register_newcomer(details=OTHER, stay=STAY, act=nanshan(TODAY, "k")) == outcome
    assert Person.objects.count() == 1
    nothing_is_amiss()


@pytest.mark.parametrize(
    ("arrived_on", "code"),
    [
        (date(2026, 11, 21), ["stay_reported_in_time"]),
        (date(2026, 11, 20), ["stay_reported_in_time"]),
        (date(2026, 11, 19), ["stay_reported_late"]),
        (None, []),
    ],
)
def test_lateness_is_told_and_nothing_is_refused(
    arrived_on: date | None, code: list[str], sqlite_city: Database
) -> None:
    stay = replace(STAY, arrived_on=arrived_on)
    outcome = register_newcomer(details=OTHER, stay=stay, act=nanshan(TODAY))
    assert codes(outcome) == code
    assert ResidenceRegistration.objects.get().first_day == TODAY


def test_a_day_of_arrival_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    stay = replace(STAY, arrived_on=date(2026, 11, 24))
    with refused(Because.DAY_IN_FUTURE, date(2026, 11, 24)):
        register_newcomer(details=OTHER, stay=stay, act=nanshan(TODAY))


def test_a_number_that_is_known_is_no_newcomer(city: Database) -> None:
    a_resident()
    with refused(Because.NUMBER_TAKEN):
        register_newcomer(details=OTHER, stay=THERE, act=futian(MOVED_ON))


def test_who_is_known_here_is_registered(city: Database) -> None:
    person = a_person(OTHER)
    outcome = register_arrival(person_id=person, stay=STAY, act=nanshan(TODAY, "k"))
    assert register_arrival(person_id=person, stay=STAY, act=nanshan(TODAY, "k")) == outcome
    assert registered(person, NANSHAN) is Registered.RUNNING
    other = replace(STAY, address="深圳市南山区海德三道5号")
    with conflicting():
        register_arrival(person_id=person, stay=other, act=nanshan(TODAY, "k"))


def test_who_came_back_is_registered_anew(sqlite_city: Database) -> None:
    person = a_resident()
    leaves = nanshan(date(2026, 12, 5))
    depart(
        person_id=person,
        division_code=NANSHAN,
        last_day=date(2026, 12, 5),
        reason=Departure.LEFT,
        act=leaves,
    )
    register_arrival(person_id=person, stay=STAY, act=nanshan(date(2027, 1, 9)))
    days = ResidenceRegistration.objects.order_by("first_day").values_list("first_day", "last_day")
    assert list(days) == [(TODAY, date(2026, 12, 5)), (date(2027, 1, 9), None)]


def test_nobody_is_registered_where_the_clerk_may_not(sqlite_city: Database) -> None:
    person = a_person(OTHER)
    with refused(Because.NOT_FOUND):
        register_arrival(person_id=person, stay=STAY, act=futian(TODAY))
    with refused(Because.NOT_FOUND):
        register_newcomer(details=replace(OTHER, identity_number=""), stay=STAY, act=futian(TODAY))


@pytest.mark.parametrize("role", ["auditor", "department", "holder", "issuing_officer"])
def test_another_role_registers_nobody(role: str, sqlite_city: Database) -> None:
    person = a_person(OTHER)
    with case_refused(Why.NOT_YOURS):
        register_arrival(person_id=person, stay=STAY, act=nanshan(TODAY, role=role))
