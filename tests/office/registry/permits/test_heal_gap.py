"""Healing a gap: days of suspension that are not charged to the holder."""

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
    told,
)

from anju.law.facts import HealingGround
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import heal_gap
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

FIRST_DAY, LAST_DAY, ENDORSED_ON = date(2025, 3, 15), date(2025, 3, 31), date(2025, 4, 1)
HARDSHIP, OFFICE = HealingGround.HARDSHIP, HealingGround.OFFICE
PUDONG = "310115"


def _late(place: str = "440305") -> str:
    permit = a_permit(a_person(place=place), place=place)
    endorse(permit_id=permit, filed_on=ENDORSED_ON, act=act(ENDORSED_ON, within="000000"))
    return permit


def _heal(
    permit: str,
    ground: HealingGround = OFFICE,
    first_day: date = FIRST_DAY,
    last_day: date = LAST_DAY,
    acting: Act | None = None,
) -> Outcome:
    return heal_gap(
        permit_id=permit,
        first_day=first_day,
        last_day=last_day,
        ground=ground,
        act=acting or officer(date(2025, 5, 6), within="000000"),
    )


def test_the_offices_own_delay_is_as_if_there_had_been_no_gap(city: Database) -> None:
    permit = _late()
    _heal(permit)
    payload = {"first_day": "2025-03-15", "last_day": "2025-03-31", "ground": "office"}
    assert told(permit)[2] == ("gap_healed", "2025-05-06", payload, "office")
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.cycle_year, row.lost_days) == (ISSUED_ON, 2, 0)
    assert (row.continuous_since, row.counted_from) == (ISSUED_ON, ISSUED_ON)


def test_hardship_heals_where_the_measure_has_it(sqlite_city: Database) -> None:
    permit = _late(PUDONG)
    _heal(permit, HARDSHIP)
    assert Permit.objects.get(id=permit).continuous_since == ISSUED_ON


def test_hardship_has_no_effect_where_the_measure_has_it_not(sqlite_city: Database) -> None:
    permit = _late()
    _heal(permit, HARDSHIP)
    row = Permit.objects.get(id=permit)
    assert (row.continuous_since, row.lost_days) == (ENDORSED_ON, 17)


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [(date(2025, 3, 16), LAST_DAY), (FIRST_DAY, date(2025, 3, 30))],
)
def test_a_part_of_a_gap_has_no_effect(
    sqlite_city: Database, first_day: date, last_day: date
) -> None:
    permit = _late()
    _heal(permit, first_day=first_day, last_day=last_day)
    assert Permit.objects.get(id=permit).continuous_since == ENDORSED_ON


def test_the_offices_delay_lets_a_lapsed_year_be_endorsed(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    day = date(2027, 4, 1)
    _heal(permit, last_day=date(2027, 3, 31), acting=officer(day))
    endorse(permit_id=permit, filed_on=day, act=act(day))
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.cycle_year, row.lost_days) == (ISSUED_ON, 4, 0)


def test_days_out_of_order_are_refused(sqlite_city: Database) -> None:
    permit, before = _late(), date(2025, 3, 14)
    with refused(Because.DAY_OUT_OF_ORDER, before):
        _heal(permit, last_day=before)


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = _late()
    with refused(Because.NOT_FOUND):
        _heal(permit, acting=officer(date(2025, 5, 6), within=FUTIAN))


def test_the_same_request_heals_once(city: Database) -> None:
    permit, acting = _late(), officer(date(2025, 5, 6), "key-1")
    first = _heal(permit, acting=acting)
    with nothing_written():
        assert _heal(permit, acting=acting) == first
    with conflicting():
        _heal(permit, HARDSHIP, acting=acting)
