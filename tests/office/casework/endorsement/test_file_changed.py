"""Filing an endorsement when something changed: the permit waits, the new home is registered."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, holder_of_permit
from tests.office.casework.endorsement.acting import (
    CONTRACT,
    DONGGUAN,
    FUTIAN,
    LEASE,
    NANSHAN,
    TIMELY,
    agency,
    filed,
    held,
    holder_of,
    kinds_of,
    police,
    standing_on,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    STATION,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    refused,
    refused_by_law,
    told,
)

from anju.law.endorsement_file import Change
from anju.law.known import Refusal
from anju.law.materials import Material
from anju.office.casework.endorsement.filing import Changed, file_changed
from anju.office.casework.models import Case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.arriving import Stay
from anju.office.registry.models import Permit
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

WORK = frozenset({Change.EMPLOYMENT})
HOME = frozenset({Change.ADDRESS})


def _moved(permit: str, place: str = NANSHAN) -> Changed:
    residence = Residence(NANSHAN, "南山区旧路1号", STATION, date(2024, 3, 1))
    register_residence(
        person_id=holder_of(permit), residence=residence, act=police(date(2024, 3, 1))
    )
    return Changed(HOME, LEASE, Stay(place, "新路2号", date(2025, 3, 1)))


def test_a_complete_file_is_accepted_at_once_and_the_permit_waits(city: Database) -> None:
    permit = held()
    outcome = file_changed(permit_id=permit, changed=Changed(WORK, CONTRACT), act=police(TIMELY))
    case = str(outcome["subject"])
    assert kinds_of(case) == ["case_filed", "case_accepted"]
    payload = told(case)[0][2]
    assert payload["asks"] == '{"changes":"employment"}'
    assert payload["materials"] == "labour_contract resident_identity_card"
    assert told(permit)[1] == ("endorsement_filed", "2025-03-10", {"case": case}, "")
    row = case_of(outcome)
    assert (row.state, row.permit_id, row.receipt_number) == (
        "accepted",
        permit,
        outcome["receipt_number"],
    )
    assert row.clock_on == date(2025, 3, 13)
    assert Permit.objects.get(id=permit).pending == "in_time"
    assert standing_on(permit, date(2025, 4, 1)) == "in_force"
    nothing_is_amiss()


def test_what_is_not_complete_is_filed_and_waits_to_be_accepted(sqlite_city: Database) -> None:
    permit = held()
    case = filed(permit, frozenset())
    assert kinds_of(case) == ["case_filed"]
    assert Permit.objects.get(id=permit).pending == "in_time"


def test_the_agency_accepts_it(sqlite_city: Database) -> None:
    assert kinds_of(filed(held(), by=agency(TIMELY))) == ["case_filed", "case_accepted"]


def test_a_holder_files_and_the_office_accepts(sqlite_city: Database) -> None:
    permit = held()
    assert kinds_of(filed(permit, by=holder_of_permit(permit, TIMELY))) == ["case_filed"]


def test_a_new_address_is_registered_in_the_same_transaction(city: Database) -> None:
    permit = held()
    changed = _moved(permit)
    file_changed(permit_id=permit, changed=changed, act=police(TIMELY))
    assert kinds_of(holder_of(permit))[-1] == "residence_address_changed"
    [row] = ResidenceRegistration.objects.all()
    assert (row.address_version, row.last_day) == (2, None)


def test_a_move_to_another_district_moves_the_registration(sqlite_city: Database) -> None:
    permit = held()
    changed = _moved(permit, FUTIAN)
    file_changed(permit_id=permit, changed=changed, act=police(TIMELY))
    rows = ResidenceRegistration.objects.order_by("first_day")
    assert [(row.division_code, row.first_day, row.last_day) for row in rows] == [
        (NANSHAN, date(2024, 3, 1), date(2025, 3, 9)),
        (FUTIAN, TIMELY, None),
    ]


def test_a_move_is_not_registered_where_nothing_could_be_granted(city: Database) -> None:
    permit = held()
    changed = replace(_moved(permit), stay=Stay(NANSHAN, "新路2号"))
    early = date(2025, 1, 13)
    with refused_by_law(Refusal.TOO_EARLY, date(2025, 1, 14)):
        file_changed(permit_id=permit, changed=changed, act=police(early))


@pytest.mark.parametrize(
    "changed",
    [
        Changed(frozenset(), CONTRACT),
        Changed(HOME, LEASE),
        Changed(WORK, CONTRACT, Stay(NANSHAN, "新路2号")),
    ],
)
def test_what_changed_is_told(sqlite_city: Database, changed: Changed) -> None:
    permit = held()
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        file_changed(permit_id=permit, changed=changed, act=police(TIMELY))
    assert caught.value.why is Why.NOT_COMPLETE


def test_what_the_law_refuses_is_not_filed(sqlite_city: Database) -> None:
    permit = held()
    with refused_by_law(Refusal.LAPSED, date(2027, 3, 14)):
        filed(permit, on=date(2027, 3, 15))
    endorse(permit_id=permit, filed_on=TIMELY, act=police(TIMELY))
    with refused_by_law(Refusal.TOO_EARLY, date(2026, 1, 14)):
        filed(permit, on=date(2025, 3, 11))


def test_one_filing_waits_at_a_time(sqlite_city: Database) -> None:
    permit = held()
    filed(permit)
    with refused(Because.FILING_WAITS):
        filed(permit, on=date(2025, 3, 11))


@pytest.mark.parametrize("role", ["auditor", "department", "issuing_officer"])
def test_who_accepts_nothing_files_nothing(sqlite_city: Database, role: str) -> None:
    permit = held()
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        filed(permit, by=act(TIMELY, role=role))
    assert caught.value.why is Why.NOT_YOURS


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = held()
    with refused(Because.NOT_FOUND):
        filed(permit, by=police(TIMELY, within=DONGGUAN))


def test_the_same_request_files_once(city: Database) -> None:
    permit = held()
    changed = _moved(permit)
    first = file_changed(permit_id=permit, changed=changed, act=police(TIMELY, "k"))
    with nothing_written():
        again = file_changed(permit_id=permit, changed=changed, act=police(TIMELY, "k"))
    assert again == first
    assert Case.objects.count() == 1
    other = Changed(HOME, LEASE | {Material.TITLE_DEED}, changed.stay)
    with conflicting():
        file_changed(permit_id=permit, changed=other, act=police(TIMELY, "k"))
