"""A new address in the same district: the time runs on, the permit goes on, lateness is told."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.registration.stays import STAY, a_resident, codes, futian, nanshan
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    NANSHAN,
    OTHER,
    a_permit,
    act,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.office.casework.refused import Why
from anju.office.casework.registration.arriving import register_newcomer
from anju.office.casework.registration.moving import change_address
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.places import add_place
from anju.office.registry.people.summaries import current_addresses
from anju.office.registry.refused import Because

MOVED, TODAY = date(2027, 1, 4), date(2027, 1, 20)
ADDRESS = "深圳市南山区后海大道3号12栋904室"


def change(person: str, by: Act, moved_on: date | None = MOVED, place: str = NANSHAN) -> Outcome:
    return change_address(
        person_id=person, division_code=place, address=ADDRESS, moved_on=moved_on, act=by
    )


def test_the_address_changes_and_the_time_runs_on(city: Database) -> None:
    person = a_resident()
    outcome = change(person, nanshan(TODAY, "k"))
    assert change(person, nanshan(TODAY, "k")) == outcome
    kind, on, payload, _ = told(person)[-1]
    assert (kind, on) == ("residence_address_changed", "2027-01-20")
    assert (payload["moved_on"], payload["version"]) == ("2027-01-04", 2)
    row = ResidenceRegistration.objects.get()
    assert (row.first_day, row.last_day) == (date(2026, 11, 23), None)
    assert current_addresses([person]) == {person: ADDRESS}
    with conflicting():
        change(person, nanshan(TODAY, "k"), date(2027, 1, 5))
    nothing_is_amiss()


def test_the_permit_goes_on(sqlite_city: Database) -> None:
    person = a_resident()
    a_permit(person)
    outcome = change(person, nanshan(TODAY))
    assert codes(outcome) == ["permit_stays_within_city"]
    assert (outcome["report_by"], outcome["in_time"]) == ("", None)


def test_where_the_measure_says_so_no_new_card_is_needed(sqlite_city: Database) -> None:
    guangzhou = act(TODAY, within="440106")
    stay = replace(STAY, division_code="440106")
    person = str(register_newcomer(details=OTHER, stay=stay, act=guangzhou)["subject"])
    a_permit(person, place="440106")
    outcome = change(person, guangzhou, None, "440106")
    assert codes(outcome) == ["permit_stays_within_city", "no_new_card_on_move"]


def test_in_another_district_there_is_nothing_to_change(sqlite_city: Database) -> None:
    person = a_resident()
    with refused(Because.NOT_FOUND):
        change(person, nanshan(TODAY), place=FUTIAN)
    with refused(Because.NOT_FOUND):
        change(person, futian(TODAY))
    add_place(person, FUTIAN)
    with refused(Because.NOT_FOUND):
        change(person, futian(TODAY))
    with refused(Because.DAY_IN_FUTURE, date(2027, 1, 21)):
        change(person, nanshan(TODAY), date(2027, 1, 21))


@pytest.mark.parametrize("role", ["auditor", "issuing_officer"])
def test_another_role_changes_no_address(role: str, sqlite_city: Database) -> None:
    person = a_resident()
    with case_refused(Why.NOT_YOURS):
        change(person, nanshan(TODAY, role=role))
