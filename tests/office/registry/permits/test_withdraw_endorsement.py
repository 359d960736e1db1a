"""Taking back an endorsement on the day it was recorded, by who recorded it."""

from datetime import UTC, date, datetime

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    a_permit,
    a_person,
    act,
    conflicting,
    filings_of,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.office.registry.models import Permit, Proposal
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse, withdraw_endorsement
from anju.office.registry.refused import Because

DAY = date(2025, 3, 1)


def _endorsed() -> str:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    return permit


def test_it_is_voided_by_reference_and_the_permit_is_as_before(city: Database) -> None:
    before = Permit.objects.filter(id=(permit := a_permit(a_person()))).values().get()
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    outcome = withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY))
    assert [kind for kind, *_ in told(permit)][1:] == [
        "permit_endorsed",
        "correction_proposed",
        "correction_decided",
    ]
    reason = "withdrawn_same_day"
    proposed = {"entry": 2, "role": "police_clerk"}
    decided = {"proposal": 3, "decision": "granted"}
    assert told(permit)[2] == ("correction_proposed", "2025-03-01", proposed, reason)
    assert told(permit)[3] == ("correction_decided", "2025-03-01", decided, reason)
    assert (len(outcome["entries"]), outcome["number"]) == (2, 4)
    assert Permit.objects.filter(id=permit).values().get() == before
    assert not filings_of(permit)
    assert Proposal.objects.get(subject=permit).decision == "granted"


def test_afterwards_it_can_be_endorsed_again(sqlite_city: Database) -> None:
    permit = _endorsed()
    withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY))
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    assert Permit.objects.get(id=permit).cycle_year == 2


def test_on_the_next_day_it_is_too_late(sqlite_city: Database) -> None:
    permit = _endorsed()
    with refused(Because.TOO_LATE_TO_WITHDRAW):
        withdraw_endorsement(permit_id=permit, entry=2, act=act(date(2025, 3, 2)))


def test_the_day_that_counts_is_the_one_it_was_recorded_on(city: Database) -> None:
    """It was filed two days before, and the day of filing does not come again."""
    filed_on = date(2025, 2, 27)
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=filed_on, act=act(DAY))
    kind, effective_on, payload, _ = told(permit)[-1]
    assert (kind, effective_on) == ("permit_endorsed", "2025-02-27")
    assert payload["recorded_on"] == "2025-03-01"
    for day in (filed_on, date(2025, 3, 2)):
        with refused(Because.TOO_LATE_TO_WITHDRAW):
            withdraw_endorsement(permit_id=permit, entry=2, act=act(day))
    withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY))
    assert Permit.objects.get(id=permit).cycle_year == 1


def test_an_entry_of_the_day_of_filing_says_no_other_day(sqlite_city: Database) -> None:
    assert set(told(_endorsed())[-1][2]) == {"measure"}


@pytest.mark.parametrize(
    ("recorded_at", "taken_back_at"),
    [
        (datetime(2025, 2, 28, 23, 50, tzinfo=UTC), datetime(2025, 3, 1, 0, 10, tzinfo=UTC)),
        (datetime(2026, 8, 8, 2, 0, tzinfo=UTC), datetime(2026, 8, 9, 2, 0, tzinfo=UTC)),
    ],
    ids=["before and after eight in the morning", "on another day of the real clock"],
)
def test_a_moment_does_not_tell_the_legal_day(
    sqlite_city: Database, recorded_at: datetime, taken_back_at: datetime
) -> None:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY, at=recorded_at))
    with refused(Because.TOO_LATE_TO_WITHDRAW):
        withdraw_endorsement(permit_id=permit, entry=2, act=act(date(2025, 3, 2), at=taken_back_at))
    withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY, at=taken_back_at))


def test_nobody_else_takes_it_back(sqlite_city: Database) -> None:
    permit = _endorsed()
    with refused(Because.TOO_LATE_TO_WITHDRAW):
        withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY, actor="clerk-2"))


def test_what_was_followed_by_another_entry_stays(sqlite_city: Database) -> None:
    permit = _endorsed()
    cancel(
        permit_id=permit,
        cancelled_on=date(2025, 3, 2),
        reason=CancelReason.LEFT,
        act=officer(date(2025, 3, 2)),
    )
    with refused(Because.NOTHING_TO_DO):
        withdraw_endorsement(permit_id=permit, entry=2, act=act(date(2025, 3, 2)))


def test_the_issue_is_not_taken_back(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with refused(Because.NOTHING_TO_DO):
        withdraw_endorsement(permit_id=permit, entry=1, act=act(date(2024, 3, 15)))


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = _endorsed()
    with refused(Because.NOT_FOUND):
        withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY, within=FUTIAN))


def test_the_same_request_withdraws_once(city: Database) -> None:
    permit = _endorsed()
    first = withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY, "key-1"))
    with nothing_written():
        assert withdraw_endorsement(permit_id=permit, entry=2, act=act(DAY, "key-1")) == first
    with conflicting():
        withdraw_endorsement(permit_id=permit, entry=3, act=act(DAY, "key-1"))
