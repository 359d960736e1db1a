"""Annulling a cancellation: it counts as never made."""

from datetime import date

from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import CancelReason, annul_cancellation, cancel
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

CANCELLED_ON, DAY = date(2025, 2, 10), date(2025, 2, 20)


def _cancelled(person: str) -> str:
    permit = a_permit(person)
    cancel(
        permit_id=permit,
        cancelled_on=CANCELLED_ON,
        reason=CancelReason.LEFT,
        act=officer(CANCELLED_ON),
    )
    return permit


def _annul(permit: str, acting: Act | None = None, reason: str = "wrong_person") -> Outcome:
    return annul_cancellation(permit_id=permit, reason=reason, act=acting or officer(DAY))


def test_the_permit_is_as_if_it_had_never_been_cancelled(city: Database) -> None:
    permit = a_permit(person := a_person())
    before = Permit.objects.filter(person_id=person).values().get()
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.DIED, act=officer(DAY))
    _annul(permit)
    annulled = ("cancellation_annulled", "2025-02-20", {"entry": 2}, "wrong_person")
    assert told(permit)[2] == annulled
    assert Permit.objects.filter(person_id=person).values().get() == before
    endorse(permit_id=permit, filed_on=date(2025, 3, 1), act=act(date(2025, 3, 1)))


def test_what_is_not_cancelled_cannot_be_annulled(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with refused(Because.NOTHING_TO_DO):
        _annul(permit)


def test_a_cancellation_is_annulled_once_and_the_next_one_by_itself(
    sqlite_city: Database,
) -> None:
    permit = _cancelled(a_person())
    _annul(permit)
    with refused(Because.NOTHING_TO_DO):
        _annul(permit)
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.DIED, act=officer(DAY))
    _annul(permit)
    assert told(permit)[-1][2] == {"entry": 4}


def test_it_stays_cancelled_where_another_permit_is_open_by_now(city: Database) -> None:
    person = a_person()
    permit = _cancelled(person)
    a_permit(person, "4403J25021500044", date(2025, 2, 15))
    with refused(Because.ALREADY_OPEN):
        _annul(permit)


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = _cancelled(a_person())
    with refused(Because.NOT_FOUND):
        _annul(permit, officer(DAY, within=FUTIAN))


def test_the_same_request_annuls_once(city: Database) -> None:
    permit = _cancelled(a_person())
    first = _annul(permit, officer(DAY, "key-1"))
    with nothing_written():
        assert _annul(permit, officer(DAY, "key-1")) == first
    with conflicting():
        _annul(permit, officer(DAY, "key-1"), reason="wrong_entry")
