"""Endorsing a permit on the spot: timely, late, refused, once."""

from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    ISSUED_ON,
    a_permit,
    a_person,
    act,
    conflicting,
    filings_of,
    nothing_written,
    refused,
    refused_by_law,
    told,
)

from anju.law.facts import Decision
from anju.law.known import Refusal
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse, file_endorsement
from anju.office.registry.refused import Because


def _endorse(permit: str, day: date, key: str = "") -> Outcome:
    return endorse(permit_id=permit, filed_on=day, act=act(day, key))


def test_a_timely_endorsement_moves_the_year_on(city: Database) -> None:
    permit = a_permit(a_person())
    outcome = _endorse(permit, date(2025, 3, 1))
    kind, effective_on, payload, reason = told(permit)[1]
    assert (kind, effective_on, reason) == ("permit_endorsed", "2025-03-01", "")
    assert list(payload) == ["measure"]
    assert payload["measure"].startswith("440300:")
    assert (outcome["subject"], outcome["number"]) == (permit, 2)
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.cycle_year) == (ISSUED_ON, 2)
    assert row.window_first_day == date(2026, 1, 14)
    assert (row.last_day_told, row.last_good_day) == (date(2026, 3, 14), date(2026, 3, 14))
    assert row.lapse_on == date(2028, 3, 14)
    assert (row.continuous_since, row.counted_from, row.lost_days) == (ISSUED_ON, ISSUED_ON, 0)
    assert row.endorsed_on == date(2025, 3, 1)
    [filing] = filings_of(permit)
    assert (filing.number, filing.filed_on) == (2, date(2025, 3, 1))
    assert (filing.decision, filing.decided_on) == (Decision.GRANTED, None)
    assert filing.office == act(ISSUED_ON).office


def test_a_late_endorsement_begins_anew(city: Database) -> None:
    permit = a_permit(a_person())
    _endorse(permit, date(2025, 4, 1))
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.cycle_year) == (date(2025, 4, 1), 1)
    assert row.window_first_day == date(2026, 1, 31)
    assert (row.last_day_told, row.last_good_day) == (date(2026, 3, 31), date(2026, 3, 31))
    assert row.lapse_on == date(2028, 3, 31)
    assert (row.continuous_since, row.counted_from) == (date(2025, 4, 1), date(2025, 4, 1))
    assert row.lost_days == 17


@pytest.mark.parametrize(
    ("day", "cycle_first_day"),
    [
        (date(2025, 1, 14), ISSUED_ON),
        (date(2025, 3, 14), ISSUED_ON),
        (date(2025, 3, 15), date(2025, 3, 15)),
        (date(2027, 3, 14), date(2027, 3, 14)),
    ],
)
def test_the_days_at_the_edges_are_taken(
    sqlite_city: Database, day: date, cycle_first_day: date
) -> None:
    permit = a_permit(a_person())
    _endorse(permit, day)
    assert Permit.objects.get(id=permit).cycle_first_day == cycle_first_day


@pytest.mark.parametrize(
    ("day", "reason", "boundary"),
    [
        (date(2024, 3, 14), Refusal.BEFORE_ISSUE, ISSUED_ON),
        (date(2024, 3, 15), Refusal.TOO_EARLY, date(2025, 1, 14)),
        (date(2025, 1, 13), Refusal.TOO_EARLY, date(2025, 1, 14)),
        (date(2027, 3, 15), Refusal.LAPSED, date(2027, 3, 14)),
    ],
)
def test_the_law_refuses_the_days_beyond(
    sqlite_city: Database, day: date, reason: Refusal, boundary: date
) -> None:
    permit = a_permit(a_person())
    with refused_by_law(reason, boundary):
        _endorse(permit, day)


def test_a_year_is_endorsed_once(city: Database) -> None:
    permit = a_permit(a_person())
    _endorse(permit, date(2025, 3, 1))
    with refused_by_law(Refusal.TOO_EARLY, date(2026, 1, 14)):
        _endorse(permit, date(2025, 3, 2))


def test_the_same_day_twice_is_one_endorsement(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    _endorse(permit, date(2025, 3, 1))
    with refused(Because.ALREADY_DECIDED):
        _endorse(permit, date(2025, 3, 1))


def test_while_a_filing_waits_nothing_is_endorsed_beside_it(sqlite_city: Database) -> None:
    permit, day = a_permit(a_person()), date(2025, 3, 1)
    file_endorsement(permit_id=permit, filed_on=day, act=act(day))
    with refused(Because.FILING_WAITS):
        _endorse(permit, date(2025, 3, 2))


def test_a_permit_whose_lapse_is_recorded_is_closed_for_earlier_days_too(
    sqlite_city: Database,
) -> None:
    person = a_person()
    permit = a_permit(person)
    a_permit(person, "4403J27040100021", date(2027, 4, 1))
    with refused(Because.PERMIT_CLOSED):
        endorse(permit_id=permit, filed_on=date(2027, 3, 14), act=act(date(2027, 4, 2)))


def test_a_cancelled_permit_is_not_endorsed(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    left = CancelReason.LEFT
    cancel(permit_id=permit, cancelled_on=date(2025, 2, 1), reason=left, act=act(date(2025, 2, 1)))
    with refused_by_law(Refusal.AFTER_CANCELLATION, date(2025, 2, 1)):
        _endorse(permit, date(2025, 2, 1))


def test_a_day_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with refused(Because.DAY_IN_FUTURE, date(2025, 3, 2)):
        endorse(permit_id=permit, filed_on=date(2025, 3, 2), act=act(date(2025, 3, 1)))


def test_a_filing_of_an_earlier_day_counts_from_that_day(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=date(2025, 3, 14), act=act(date(2025, 3, 20)))
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.cycle_year, row.lost_days) == (ISSUED_ON, 2, 0)


def test_a_permit_of_before_2016_is_not_endorsed(sqlite_city: Database) -> None:
    permit = a_permit(a_person(), issued_on=date(2015, 6, 1), good_until=date(2025, 5, 31))
    with refused(Because.KEEPS_OWN_TERM):
        _endorse(permit, date(2024, 5, 1))


@pytest.mark.parametrize("within", [FUTIAN, DONGGUAN])
def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database, within: str) -> None:
    permit = a_permit(a_person())
    with refused(Because.NOT_FOUND):
        acting = act(date(2025, 3, 1), within=within)
        endorse(permit_id=permit, filed_on=date(2025, 3, 1), act=acting)


def test_there_is_no_permit_that_was_never_issued(sqlite_city: Database) -> None:
    with refused(Because.NOT_FOUND):
        _endorse("00000000000000000000", date(2025, 3, 1))


def test_the_same_request_endorses_once(city: Database) -> None:
    permit = a_permit(a_person())
    first = _endorse(permit, date(2025, 3, 1), "key-1")
    with nothing_written():
        assert _endorse(permit, date(2025, 3, 1), "key-1") == first
    with conflicting():
        _endorse(permit, date(2025, 3, 2), "key-1")


def test_a_key_of_somebody_else_is_another_key(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    _endorse(permit, date(2025, 3, 1), "key-1")
    other = act(date(2026, 3, 1), "key-1", actor="clerk-2")
    endorse(permit_id=permit, filed_on=date(2026, 3, 1), act=other)
    assert Permit.objects.get(id=permit).cycle_year == 3
