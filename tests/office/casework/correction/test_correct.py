"""A correction: proposed by one, decided by another in another role, sealed until then."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    FUTIAN,
    NANSHAN,
    STATION,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.office.casework.correction.deciding import (
    grant_correction,
    refuse_correction,
    withdraw_proposed_correction,
)
from anju.office.casework.correction.proposing import (
    Grounds,
    HolderAnswer,
    propose_address_correction,
    propose_details_correction,
    propose_entry_correction,
)
from anju.office.casework.refused import Why
from anju.office.common.keyring import current_ring
from anju.office.registry.details.keeping import keys_of, read_details, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.models import Permit
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.places import add_place
from anju.office.registry.people.registering import (
    Residence,
    change_details,
    register_residence,
)
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because
from anju.office.registry.verifying.verify import verify

DAY, ENDORSED_ON = date(2025, 3, 5), date(2025, 3, 1)
WRONG = Grounds("wrong_entry", HolderAnswer.AGREES)
RIGHT = replace(DETAILS, name="欧阳晓辰")


def _endorsed() -> str:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=ENDORSED_ON, act=act(ENDORSED_ON))
    return permit


def _entry(permit: str, acting: Act | None = None) -> Outcome:
    return propose_entry_correction(
        permit_id=permit, entry=2, grounds=WRONG, act=acting or act(DAY)
    )


def _details(person: str, acting: Act | None = None) -> Outcome:
    return propose_details_correction(
        person_id=person, details=RIGHT, grounds=WRONG, act=acting or act(DAY)
    )


def test_an_entry_is_voided_by_a_second_person(city: Database) -> None:
    permit = _endorsed()
    row = case_of(_entry(permit))
    assert (row.procedure, row.state, row.desk) == ("correction", "filed", "officer")
    assert told(row.id)[0][2]["asks"] == (
        '{"answer":"agrees","entry":2,"proposal":3,"reason":"wrong_entry","what":"entry"}'
    )
    assert Permit.objects.get(id=permit).endorsed_on == ENDORSED_ON
    done = grant_correction(case_id=row.id, seen=1, act=officer(DAY))
    assert "suggests" not in done
    assert case_of(done).outcome == "granted"
    assert Permit.objects.get(id=permit).endorsed_on is None
    nothing_is_amiss()


def test_a_refused_correction_leaves_the_entry(sqlite_city: Database) -> None:
    permit = _endorsed()
    case = str(_entry(permit)["subject"])
    row = case_of(refuse_correction(case_id=case, seen=1, act=officer(DAY), said="无依据"))
    assert row.outcome == "refused"
    assert told(case)[-1][2]["review_by"] == "2025-05-04"
    assert told(permit)[-1][2]["decision"] == "refused"
    assert Permit.objects.get(id=permit).endorsed_on == ENDORSED_ON


def test_who_proposed_withdraws_and_the_proposal_with_it(sqlite_city: Database) -> None:
    permit = _endorsed()
    case = str(_entry(permit)["subject"])
    with refused(Because.NOTHING_TO_DO):
        withdraw_proposed_correction(case_id=case, seen=1, act=act(DAY, actor="clerk-2"))
    row = case_of(withdraw_proposed_correction(case_id=case, seen=1, act=act(DAY)))
    assert row.state == "withdrawn"
    assert told(permit)[-1][2]["decision"] == "withdrawn"


def test_a_detail_is_sealed_until_it_is_decided(city: Database) -> None:
    person = a_person()
    a_permit(person)
    row = case_of(_details(person))
    assert "欧阳晓辰" not in str(told(row.id))
    assert read_details([person])[person] == DETAILS
    done = grant_correction(case_id=row.id, seen=1, act=officer(DAY))
    assert done["suggests"] == "card_change"
    assert read_details([person])[person] == RIGHT
    kind, _, payload, reason = told(person)[-1]
    assert (kind, payload["items"], reason) == ("person_details_changed", "name", "wrong_entry")
    sequence()
    assert verify(ring=current_ring()).findings == []


def test_without_a_permit_no_card_is_suggested(sqlite_city: Database) -> None:
    case = str(_details(a_person())["subject"])
    assert "suggests" not in grant_correction(case_id=case, seen=1, act=officer(DAY))


def test_what_changed_meanwhile_is_not_overwritten(sqlite_city: Database) -> None:
    person = a_person()
    case = str(_details(person)["subject"])
    newer = replace(DETAILS, ethnicity="01")
    change_details(person_id=person, details=newer, reason="new_name", act=act(DAY))
    with case_refused(Why.RECORD_CHANGED):
        grant_correction(case_id=case, seen=1, act=officer(DAY))


def test_an_address_is_corrected(city: Database) -> None:
    person = a_person()
    residence = Residence(NANSHAN, "粤海街道1号", STATION, date(2024, 3, 1))
    register_residence(person_id=person, residence=residence, act=act(DAY))
    record = ResidenceRegistration.objects.get(person_id=person).id
    case = propose_address_correction(
        person_id=person, record=record, address="粤海街道7号", grounds=WRONG, act=act(DAY)
    )
    assert "7号" not in str(told(str(case["subject"])))
    grant_correction(case_id=str(case["subject"]), seen=1, act=officer(DAY))
    assert read_texts([record], DetailKind.ADDRESS, keys_of([person])) == {record: "粤海街道7号"}


def test_an_address_that_is_not_there_is_not_corrected(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOTHING_TO_DO):
        propose_address_correction(
            person_id=person, record="0" * 20, address="x", grounds=WRONG, act=act(DAY)
        )
    residence = Residence(NANSHAN, "粤海街道1号", STATION, date(2024, 3, 1))
    register_residence(person_id=person, residence=residence, act=act(DAY))
    record = ResidenceRegistration.objects.get(person_id=person).id
    add_place(person, FUTIAN)
    with refused(Because.NOTHING_TO_DO):
        propose_address_correction(
            person_id=person,
            record=record,
            address="x",
            grounds=WRONG,
            act=act(DAY, within=FUTIAN),
        )


def test_two_pairs_of_eyes(city: Database) -> None:
    person = a_person()
    case = str(_details(person)["subject"])
    with case_refused(Why.SAME_PERSON):
        grant_correction(case_id=case, seen=1, act=officer(DAY, actor="clerk-1"))
    with case_refused(Why.NOT_YOURS):
        grant_correction(case_id=case, seen=1, act=act(DAY, actor="clerk-2"))
    with case_refused(Why.NO_CASE):
        grant_correction(case_id=case, seen=1, act=officer(DAY, within=FUTIAN))
    with case_refused(Why.MOVED_ON):
        grant_correction(case_id=case, seen=9, act=officer(DAY))


@pytest.mark.parametrize("role", ["issuing_officer", "holder", "auditor"])
def test_only_clerks_propose(role: str, sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.NOT_YOURS):
        _details(person, act(DAY, role=role, persons=(person,)))


def test_nothing_is_proposed_that_is_so_already_or_elsewhere(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOTHING_TO_DO):
        propose_details_correction(person_id=person, details=DETAILS, grounds=WRONG, act=act(DAY))
    with refused(Because.NOT_FOUND):
        _details(person, act(DAY, within=FUTIAN))


def test_the_same_request_corrects_once(city: Database) -> None:
    person = a_person()
    first = _details(person, act(DAY, "k"))
    with nothing_written():
        assert _details(person, act(DAY, "k")) == first
    with conflicting():
        propose_details_correction(
            person_id=person, details=replace(RIGHT, sex="M"), grounds=WRONG, act=act(DAY, "k")
        )
    case = str(first["subject"])
    granted = grant_correction(case_id=case, seen=1, act=officer(DAY, "g"))
    with nothing_written():
        assert grant_correction(case_id=case, seen=1, act=officer(DAY, "g")) == granted
