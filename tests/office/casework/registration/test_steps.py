"""Every step in every state of a registration: allowed or refused, typed by hand."""

from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.registration.stays import STAY, THERE, a_resident
from tests.office.databases import Database
from tests.office.registry.acting import NANSHAN, OTHER, a_person, act

from anju.office.casework.refused import Why
from anju.office.casework.registration.arriving import register_arrival
from anju.office.casework.registration.departing import Departure, depart
from anju.office.casework.registration.moving import change_address, move_within_city
from anju.office.casework.registration.standing import registered
from anju.office.casework.registration.steps import Registered, Step

ALLOWED = {
    ("none", "arrive"): "running",
    ("none", "change_address"): None,
    ("none", "depart"): None,
    ("none", "move_within_city"): None,
    ("running", "arrive"): None,
    ("running", "change_address"): "running",
    ("running", "depart"): "ended",
    ("running", "move_within_city"): "running",
    ("ended", "arrive"): "running",
    ("ended", "change_address"): None,
    ("ended", "depart"): None,
    ("ended", "move_within_city"): None,
}
LATER = date(2027, 3, 8)


def _depart(person: str, day: date) -> None:
    depart(
        person_id=person,
        division_code=NANSHAN,
        last_day=day,
        reason=Departure.LEFT,
        act=act(day),
    )


def _in_state(state: str) -> str:
    if state == "none":
        return a_person(OTHER)
    person = a_resident()
    if state == "ended":
        _depart(person, date(2026, 12, 9))
    return person


def _take(step: str, person: str) -> None:
    if step == "arrive":
        register_arrival(person_id=person, stay=STAY, act=act(LATER))
    elif step == "change_address":
        change_address(
            person_id=person,
            division_code=NANSHAN,
            address="深圳市南山区后海大道3号",
            moved_on=None,
            act=act(LATER),
        )
    elif step == "depart":
        _depart(person, LATER)
    else:
        move_within_city(person_id=person, stay=THERE, act=act(LATER))


def test_the_table_has_every_state_and_every_step() -> None:
    assert set(ALLOWED) == {(state.value, step.value) for state in Registered for step in Step}


@pytest.mark.parametrize(("state", "step"), ALLOWED)
def test_a_step_is_taken_or_refused_as_the_table_says(
    state: str, step: str, sqlite_city: Database
) -> None:
    person = _in_state(state)
    assert registered(person, NANSHAN).value == state
    leads_to = ALLOWED[state, step]
    if leads_to is None:
        with case_refused(Why.NOT_NOW):
            _take(step, person)
    else:
        _take(step, person)
        assert registered(person, NANSHAN).value == leads_to
