"""Cancelling a permit with a reason."""

from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    ISSUED_ON,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    officer,
    refused,
    refused_by_law,
    told,
)

from anju.law.known import Refusal
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

DAY = date(2025, 2, 10)


def _cancel(
    permit: str,
    day: date = DAY,
    reason: CancelReason = CancelReason.LEFT,
    acting: Act | None = None,
) -> Outcome:
    return cancel(permit_id=permit, cancelled_on=day, reason=reason, act=acting or officer(DAY))


@pytest.mark.parametrize("reason", CancelReason)
def test_it_is_closed_from_its_day_for_its_reason(
    sqlite_city: Database, reason: CancelReason
) -> None:
    permit = a_permit(a_person())
    _cancel(permit, reason=reason)
    assert told(permit)[1] == ("permit_cancelled", "2025-02-10", {}, reason.value)
    row = Permit.objects.get(id=permit)
    assert (row.closed_on, row.closed_reason) == (DAY, reason.value)


def test_afterwards_another_one_can_be_issued(city: Database) -> None:
    person = a_person()
    _cancel(a_permit(person))
    fresh = a_permit(person, "4403J25021000044", DAY)
    assert Permit.objects.get(person_id=person, closed_on=None).id == fresh


def test_a_permit_is_cancelled_once(city: Database) -> None:
    permit = a_permit(a_person())
    _cancel(permit)
    with refused(Because.ALREADY_DECIDED):
        _cancel(permit, reason=CancelReason.FRAUD)


def test_the_day_of_issue_is_the_first_it_can_be_cancelled_from(sqlite_city: Database) -> None:
    permit, before = a_permit(a_person()), date(2024, 3, 14)
    with refused(Because.DAY_OUT_OF_ORDER, before):
        _cancel(permit, before)
    _cancel(permit, ISSUED_ON)
    assert Permit.objects.get(id=permit).closed_on == ISSUED_ON


def test_a_day_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    permit, after = a_permit(a_person()), date(2025, 2, 11)
    with refused(Because.DAY_IN_FUTURE, after):
        _cancel(permit, after)


def test_it_is_not_cancelled_from_a_day_before_an_endorsement(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    with refused_by_law(Refusal.AFTER_CANCELLATION, DAY):
        _cancel(permit, DAY)


def test_a_permit_of_before_2016_can_be_cancelled_too(sqlite_city: Database) -> None:
    permit = a_permit(a_person(), issued_on=date(2015, 6, 1), good_until=date(2025, 5, 31))
    _cancel(permit)
    row = Permit.objects.get(id=permit)
    assert (row.closed_on, row.closed_reason) == (DAY, "left")


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with refused(Because.NOT_FOUND):
        _cancel(permit, acting=officer(DAY, within=FUTIAN))


def test_the_same_request_cancels_once(city: Database) -> None:
    permit = a_permit(a_person())
    first = _cancel(permit, acting=officer(DAY, "key-1"))
    with nothing_written():
        assert _cancel(permit, acting=officer(DAY, "key-1")) == first
    with conflicting():
        _cancel(permit, reason=CancelReason.DIED, acting=officer(DAY, "key-1"))
    with conflicting():
        _cancel(permit, day=date(2025, 2, 9), acting=officer(DAY, "key-1"))
