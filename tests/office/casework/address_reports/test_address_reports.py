"""A new address reported online: sealed until a clerk records it, here or in another district."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.steps_tables import differences
from tests.office.databases import Database
from tests.office.registry.acting import CITY, FUTIAN, NANSHAN, STATION, a_person, act, refused

from anju.office.casework.address_reports.filing import report_address
from anju.office.casework.address_reports.recording import record_reported_address
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.casework.registration.arriving import Stay
from anju.office.casework.registration.standing import running_in
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.people.summaries import current_addresses
from anju.office.registry.refused import Because

DAY = date(2026, 11, 24)
NEW = "望海路8号"


def by(person: str) -> Act:
    """The person acts, online."""
    return replace(act(DAY), actor="h-1", office="", role="holder", within=CITY, persons=(person,))


@pytest.fixture
def person(sqlite_city: Database) -> str:
    """Somebody who is registered in Nanshan."""
    found = a_person()
    residence = Residence(NANSHAN, "科技园南路12号", STATION, date(2024, 3, 1), None)
    register_residence(person_id=found, residence=residence, act=act(date(2024, 3, 1)))
    return found


def test_every_step_in_every_state() -> None:
    steps = {"filed": {"answer": "answered", "grant": "settled", "withdraw": "withdrawn"}}
    assert not differences(Procedure.ADDRESS_REPORT, steps)


@pytest.mark.parametrize("place", [NANSHAN, FUTIAN])
def test_it_is_recorded_in_its_district(place: str, person: str) -> None:
    stay = Stay(place, NEW, date(2026, 11, 20))
    case = case_of(report_address(person_id=person, stay=stay, act=by(person)))
    assert NEW not in "".join(entry.payload for entry in read_chain(case.id))
    record_reported_address(case_id=case.id, seen=1, act=act(DAY, within=CITY))
    running = running_in(person, CITY)
    assert running is not None
    assert (running.division_code, current_addresses([person])[person]) == (place, NEW)


def test_what_cannot_be_is_refused(person: str) -> None:
    with case_refused(Why.NOT_COMPLETE):
        report_address(person_id=person, stay=Stay(NANSHAN, " "), act=by(person))
    with case_refused(Why.NOT_COMPLETE):
        report_address(person_id=person, stay=Stay("110105", NEW), act=by(person))
    with refused(Because.DAY_IN_FUTURE, date(2026, 11, 25)):
        stay = Stay(NANSHAN, NEW, date(2026, 11, 25))
        report_address(person_id=person, stay=stay, act=by(person))


def test_who_was_never_registered_has_nothing_to_report(sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.NOT_NOW):
        report_address(person_id=person, stay=Stay(NANSHAN, NEW), act=by(person))
