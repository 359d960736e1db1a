"""Opening a case: its receipt number, its row, one open case, once for each request."""

from datetime import date

import pytest
from tests.office.casework.acting import AGENCY, agency_clerk, case_of, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    NANSHAN,
    STATION,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    refused,
    told,
)

from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.receipt_numbers import normal_receipt_number
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.common.keyring import current_ring
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because
from anju.office.registry.verifying.verify import verify

DAY = date(2026, 11, 23)


def _filing(person: str, **more: object) -> Filing:
    return Filing(Procedure.APPLICATION, person, DAY, **more)  # type: ignore[arg-type]


def test_a_case_is_filed_with_a_receipt_number(city: Database) -> None:
    person = a_person()
    filing = _filing(person, asks={"grounds": "employment"}, materials=frozenset({"photo"}))
    outcome = open_case(filing, act(DAY, "k1"))
    number = str(outcome["receipt_number"])
    assert normal_receipt_number(number) == number
    assert number.startswith("20261123")
    [(kind, on, payload, _)] = told(str(outcome["subject"]))
    assert (kind, on) == ("case_filed", "2026-11-23")
    assert payload == {
        "procedure": "application",
        "person": person,
        "office": STATION,
        "division_code": NANSHAN,
        "receipt": number,
        "channel": "counter",
        "asks": '{"grounds":"employment"}',
        "materials": "photo",
    }
    row = case_of(outcome)
    assert (row.state, row.desk, row.outcome, row.step) == ("filed", "clerk", "", 1)
    assert (row.filed_on, row.due_on, row.clock_on, row.ended_on) == (DAY, DAY, None, None)


def test_the_same_request_opens_one_case(city: Database) -> None:
    person = a_person()
    first = open_case(_filing(person), act(DAY, "k1"))
    assert open_case(_filing(person), act(DAY, "k1")) == first
    assert Case.objects.count() == 1
    with conflicting():
        open_case(_filing(person, materials=frozenset({"photo"})), act(DAY, "k1"))


def test_a_second_open_case_of_one_procedure_is_refused(city: Database) -> None:
    person = a_person()
    open_case(_filing(person), act(DAY, "k1"))
    with case_refused(Why.ALREADY_OPEN):
        open_case(_filing(person), act(DAY, "k2"))


@pytest.mark.parametrize("role", ["auditor", "city_administrator", "department", "issuing_officer"])
def test_who_may_not_accept_may_not_file(role: str, sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.NOT_YOURS):
        open_case(_filing(person), act(DAY, role=role))


def test_nobody_files_for_a_person_elsewhere_or_ahead(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        open_case(_filing(person), act(DAY, within=DONGGUAN))
    with refused(Because.DAY_IN_FUTURE, DAY):
        open_case(_filing(person), act(date(2026, 11, 22)))


def test_the_agency_files_at_its_own_office(sqlite_city: Database) -> None:
    row = case_of(open_case(_filing(a_person()), agency_clerk(DAY)))
    assert (row.office_id, row.division_code) == (AGENCY, NANSHAN)


def test_an_office_that_is_not_open_takes_nothing(sqlite_city: Database) -> None:
    filing = _filing(a_person(), office_id="0" * 20)
    with case_refused(Why.NO_OFFICE):
        open_case(filing, act(DAY))


def test_what_was_said_is_committed_to_and_cases_are_rebuilt(city: Database) -> None:
    open_case(_filing(a_person(), said="我想尽快办理"), act(DAY))
    payload = told(Case.objects.get().id)[0][2]
    assert "我想" not in str(payload)
    nothing_is_amiss()
    Case.objects.update(state="granted")
    [finding] = verify(ring=current_ring()).findings
    assert "casework_case" in str(finding)
    assert rebuild().changed == ["casework_case"]
    assert Case.objects.get().state == "filed"
