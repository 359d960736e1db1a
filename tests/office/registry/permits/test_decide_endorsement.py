"""Deciding on a filing: granted, refused, withdrawn."""

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
    filings_of,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.facts import Decision
from anju.law.life import State
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.endorsing import decide_endorsement, file_endorsement
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.refused import Because

FILED_ON, DECIDED_ON = date(2025, 3, 10), date(2025, 3, 20)


def _filed() -> str:
    permit = a_permit(a_person())
    file_endorsement(permit_id=permit, filed_on=FILED_ON, act=act(FILED_ON))
    return permit


def _decide(
    permit: str,
    decision: Decision,
    *,
    acting: Act | None = None,
    filing: int = 2,
    decided_on: date = DECIDED_ON,
    reason: str = "",
) -> Outcome:
    return decide_endorsement(
        permit_id=permit,
        filing=filing,
        decision=decision,
        decided_on=decided_on,
        reason=reason,
        act=acting or officer(DECIDED_ON),
    )


def _state(permit: str, on: date) -> State:
    standing = answer(fold_permit(read_chain(permit)), on).standing
    assert standing
    return standing.status


def test_what_is_granted_counts_from_the_day_of_filing(city: Database) -> None:
    permit = _filed()
    _decide(permit, Decision.GRANTED)
    kind, effective_on, payload, _ = told(permit)[2]
    assert (kind, effective_on) == ("endorsement_decided", "2025-03-20")
    assert payload.pop("measure").startswith("440300:")
    assert payload == {"filing": 2, "decision": "granted"}
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.cycle_year, row.lost_days) == (ISSUED_ON, 2, 0)
    assert (row.endorsed_on, row.pending, row.lapse_on) == (FILED_ON, "", date(2028, 3, 14))
    [filing] = filings_of(permit)
    assert (filing.decision, filing.decided_on) == (Decision.GRANTED, DECIDED_ON)
    assert _state(permit, date(2025, 3, 16)) is State.IN_FORCE


@pytest.mark.parametrize("decision", [Decision.REFUSED, Decision.WITHDRAWN])
def test_what_is_not_granted_suspends_from_the_day_after(
    city: Database, decision: Decision
) -> None:
    permit = _filed()
    _decide(permit, decision, reason="conditions_lost")
    assert told(permit)[2][3] == "conditions_lost"
    row = Permit.objects.get(id=permit)
    assert (row.cycle_year, row.pending, row.endorsed_on) == (1, "", None)
    assert row.last_good_day == date(2025, 3, 20)
    days = [date(2025, 3, 15), date(2025, 3, 20), date(2025, 3, 21)]
    assert [_state(permit, day).value for day in days] == ["in_force", "in_force", "suspended"]


def test_a_decision_made_in_time_leaves_the_last_good_day(sqlite_city: Database) -> None:
    permit = _filed()
    _decide(permit, Decision.REFUSED, decided_on=date(2025, 3, 12))
    assert Permit.objects.get(id=permit).last_good_day == date(2025, 3, 14)


def test_after_a_refusal_one_can_file_again(sqlite_city: Database) -> None:
    permit = _filed()
    _decide(permit, Decision.REFUSED)
    day = date(2025, 3, 21)
    file_endorsement(permit_id=permit, filed_on=day, act=act(day))
    _decide(permit, Decision.GRANTED, filing=4, decided_on=day, acting=officer(day))
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.cycle_year) == (day, 1)


def test_a_filing_is_decided_once(sqlite_city: Database) -> None:
    permit = _filed()
    _decide(permit, Decision.REFUSED)
    with refused(Because.ALREADY_DECIDED):
        _decide(permit, Decision.GRANTED)


@pytest.mark.parametrize("filing", [1, 3, 99])
def test_what_is_no_filing_cannot_be_decided(sqlite_city: Database, filing: int) -> None:
    permit = _filed()
    with refused(Because.NOTHING_TO_DO):
        _decide(permit, Decision.GRANTED, filing=filing)


def test_a_decision_before_its_filing_is_refused(sqlite_city: Database) -> None:
    permit, before = _filed(), date(2025, 3, 9)
    with refused(Because.DAY_OUT_OF_ORDER, before):
        _decide(permit, Decision.GRANTED, decided_on=before)


def test_a_decision_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    permit, after = _filed(), date(2025, 3, 21)
    with refused(Because.DAY_IN_FUTURE, after):
        _decide(permit, Decision.GRANTED, decided_on=after)


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = _filed()
    with refused(Because.NOT_FOUND):
        _decide(permit, Decision.GRANTED, acting=officer(DECIDED_ON, within=FUTIAN))


def test_the_same_request_decides_once(city: Database) -> None:
    permit, acting = _filed(), officer(DECIDED_ON, "key-1")
    first = _decide(permit, Decision.REFUSED, acting=acting, reason="conditions_lost")
    with nothing_written():
        again = _decide(permit, Decision.REFUSED, acting=acting, reason="conditions_lost")
    assert again == first
    with conflicting():
        _decide(permit, Decision.GRANTED, acting=acting, reason="conditions_lost")
    with conflicting():
        _decide(permit, Decision.REFUSED, acting=acting, reason="fraud")
