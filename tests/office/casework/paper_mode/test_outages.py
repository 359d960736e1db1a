"""An outage of an office: begun and ended by its staff, afterwards as a rule."""

from datetime import date

import pytest
from tests.office.casework.acting import AGENCY, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    STATION,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.office.casework.paper_mode.outages import begin_outage, end_outage
from anju.office.casework.refused import Why
from anju.office.places.models import Outage
from anju.office.registry.city.outages import OutageReason
from anju.office.registry.ledger.entries import Act
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because

BEGAN, ENDED, TODAY = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 23)
DOWN = OutageReason.SYSTEM_DOWN


def _begin(first_day: date = BEGAN, *, by: Act | None = None, office: str = STATION) -> str:
    begun = begin_outage(office_id=office, first_day=first_day, reason=DOWN, act=by or act(TODAY))
    return str(begun["outage"])


def _end(outage: str, last_day: date = ENDED, *, by: Act | None = None) -> None:
    end_outage(outage=outage, last_day=last_day, act=by or officer(TODAY))


def test_it_begins_and_ends(city: Database) -> None:
    outage = _begin()
    _end(outage)
    began, ended = told(STATION)[1:]
    assert began == ("outage_began", "2026-11-16", {"outage": outage}, "system_down")
    assert ended == ("outage_ended", "2026-11-18", {"outage": outage}, "")
    row = Outage.objects.get(id=outage)
    assert (row.office_id, row.first_day, row.last_day) == (STATION, BEGAN, ENDED)
    assert row.reason == "system_down"
    nothing_is_amiss()
    Outage.objects.update(last_day=TODAY)
    assert rebuild().changed == ["places_outage"]
    assert Outage.objects.get().last_day == ENDED


def test_one_lasts_at_a_time_and_days_do_not_overlap(sqlite_city: Database) -> None:
    outage = _begin()
    with refused(Because.ALREADY_DECIDED):
        _begin(date(2026, 11, 20))
    _begin(office=AGENCY)
    _end(outage)
    with refused(Because.DAY_OUT_OF_ORDER, ENDED):
        _begin(ENDED)
    _begin(date(2026, 11, 19))


def test_days_that_have_not_come_or_are_out_of_order_are_refused(sqlite_city: Database) -> None:
    with refused(Because.DAY_IN_FUTURE, date(2026, 11, 24)):
        _begin(date(2026, 11, 24))
    with refused(Because.DAY_OUT_OF_ORDER, date(2015, 12, 31)):
        _begin(date(2015, 12, 31))
    outage = _begin()
    with refused(Because.DAY_OUT_OF_ORDER, date(2026, 11, 15)):
        _end(outage, date(2026, 11, 15))
    with refused(Because.DAY_IN_FUTURE, date(2026, 11, 24)):
        _end(outage, date(2026, 11, 24))
    _end(outage)
    with refused(Because.ALREADY_DECIDED):
        _end(outage)


@pytest.mark.parametrize("role", ["auditor", "city_administrator", "holder"])
def test_another_role_records_none(sqlite_city: Database, role: str) -> None:
    with case_refused(Why.NOT_YOURS):
        _begin(by=act(TODAY, role=role))
    outage = _begin()
    with case_refused(Why.NOT_YOURS):
        _end(outage, by=act(TODAY, role=role))


def test_outside_the_jurisdiction_there_is_no_office(sqlite_city: Database) -> None:
    with refused(Because.NOT_FOUND):
        _begin(by=act(TODAY, within=FUTIAN))
    outage = _begin()
    with refused(Because.NOT_FOUND):
        _end(outage, by=officer(TODAY, within=FUTIAN))


def test_the_same_request_records_once(city: Database) -> None:
    outage = _begin(by=act(TODAY, "k"))
    with nothing_written():
        assert _begin(by=act(TODAY, "k")) == outage
    with conflicting():
        _begin(ENDED, by=act(TODAY, "k"))
