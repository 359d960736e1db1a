"""Moving a filing: what was missing came after its notice, so that a later day counts."""

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

from anju.law.facts import Decision
from anju.law.known import Refusal
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.endorsing import (
    decide_endorsement,
    file_endorsement,
    move_filing,
)
from anju.office.registry.refused import Because

FILED_ON, MOVED_TO = date(2025, 3, 10), date(2025, 3, 26)


def _filed(filed_on: date = FILED_ON) -> str:
    permit = a_permit(a_person())
    file_endorsement(permit_id=permit, filed_on=filed_on, act=act(filed_on))
    return permit


def _move(permit: str, to: date = MOVED_TO, *, filing: int = 2, by: Act | None = None) -> Outcome:
    return move_filing(permit_id=permit, filing=filing, to=to, act=by or act(MOVED_TO))


def _grant(permit: str) -> None:
    decide_endorsement(
        permit_id=permit,
        filing=2,
        decision=Decision.GRANTED,
        decided_on=MOVED_TO,
        reason="",
        act=officer(MOVED_TO),
    )


def test_the_later_day_counts_as_if_nothing_had_been_filed_before(city: Database) -> None:
    permit = _filed()
    _move(permit)
    assert told(permit)[2] == ("endorsement_filing_moved", "2025-03-26", {"filing": 2}, "")
    row = Permit.objects.get(id=permit)
    assert (row.pending, row.last_good_day) == ("late", date(2025, 3, 14))
    _grant(permit)
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.continuous_since, row.lost_days) == (MOVED_TO, MOVED_TO, 11)
    assert row.endorsed_on == MOVED_TO


def test_a_filing_moved_inside_the_window_is_in_time(sqlite_city: Database) -> None:
    permit = _filed(date(2025, 2, 1))
    _move(permit, date(2025, 3, 14))
    assert Permit.objects.get(id=permit).pending == "in_time"
    _grant(permit)
    row = Permit.objects.get(id=permit)
    assert (row.continuous_since, row.endorsed_on) == (ISSUED_ON, date(2025, 3, 14))


@pytest.mark.parametrize("to", [FILED_ON, date(2025, 3, 9)])
def test_a_filing_moves_to_a_later_day_only(sqlite_city: Database, to: date) -> None:
    permit = _filed()
    with refused(Because.DAY_OUT_OF_ORDER, to):
        _move(permit, to)


def test_a_filing_moves_to_no_day_that_has_not_come(sqlite_city: Database) -> None:
    permit, after = _filed(), date(2025, 3, 27)
    with refused(Because.DAY_IN_FUTURE, after):
        _move(permit, after)


def test_what_was_decided_moves_no_more(sqlite_city: Database) -> None:
    permit = _filed()
    _grant(permit)
    with refused(Because.NOTHING_TO_DO):
        _move(permit)


@pytest.mark.parametrize("filing", [1, 3])
def test_what_is_no_filing_cannot_be_moved(sqlite_city: Database, filing: int) -> None:
    permit = _filed()
    with refused(Because.NOTHING_TO_DO):
        _move(permit, filing=filing)


def test_a_filing_moves_to_no_day_on_which_nothing_could_be_granted(sqlite_city: Database) -> None:
    permit, late = _filed(), date(2027, 3, 15)
    with refused_by_law(Refusal.LAPSED, date(2027, 3, 14)):
        _move(permit, late, by=act(late))


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = _filed()
    with refused(Because.NOT_FOUND):
        _move(permit, by=act(MOVED_TO, within=FUTIAN))


def test_the_same_request_moves_once(city: Database) -> None:
    permit, acting = _filed(), act(MOVED_TO, "key-1")
    first = _move(permit, by=acting)
    with nothing_written():
        assert _move(permit, by=acting) == first
    with conflicting():
        _move(permit, date(2025, 3, 25), by=acting)
