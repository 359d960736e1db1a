"""Opening an office from a day on."""

from datetime import date

from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    FUTIAN,
    NANSHAN,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.places.models import Office, OfficeKind, OfficeName
from anju.office.registry.city.offices import NewOffice, close_office, open_office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.refused import Because

DAY = date(2026, 4, 1)
STATION = NewOffice(OfficeKind.POLICE_STATION, "粤海派出所", "Yuehai police station", NANSHAN)


def _open(office: NewOffice = STATION, acting: Act | None = None, **named: str) -> Outcome:
    return open_office(office=office, act=acting or act(DAY, actor="admin-1"), **named)


def test_the_entry_tells_the_office_and_the_row_follows(city: Database) -> None:
    authority = NewOffice(OfficeKind.ISSUING_AUTHORITY, "南山分局", "Nanshan branch", NANSHAN)
    parent = _open(authority)["subject"]
    office = _open(NewOffice(STATION.kind, STATION.name_zh, STATION.name_en, NANSHAN, parent))
    payload = {
        "kind": "police_station",
        "name_zh": "粤海派出所",
        "name_en": "Yuehai police station",
        "division_code": NANSHAN,
        "parent": parent,
    }
    assert told(office["subject"]) == [("office_opened", "2026-04-01", payload, "")]
    row = Office.objects.get(id=office["subject"])
    assert (row.kind, row.division_code, row.parent_id) == ("police_station", NANSHAN, parent)
    assert (row.first_day, row.last_day, row.merged_into_id) == (DAY, None, None)
    assert (row.name("zh"), row.name("en")) == ("粤海派出所", "Yuehai police station")
    assert OfficeName.objects.get(office_id=row.id).first_day == DAY


def test_an_identifier_that_is_given_is_kept(sqlite_city: Database) -> None:
    _open(identifier="0123456789abcdef0123")
    assert Office.objects.filter(id="0123456789abcdef0123").exists()


def test_nobody_opens_an_office_outside_the_jurisdiction(sqlite_city: Database) -> None:
    with refused(Because.NOT_FOUND):
        _open(acting=act(DAY, within=FUTIAN))


def test_an_office_above_it_is_there_and_open(sqlite_city: Database) -> None:
    below = NewOffice(STATION.kind, "某所", "Some station", NANSHAN, "00000000000000000000")
    with refused(Because.NOT_FOUND):
        _open(below)
    closed = _open()["subject"]
    close_office(office_id=closed, act=act(DAY))
    with refused(Because.NOT_FOUND):
        _open(NewOffice(STATION.kind, "某所", "Some station", NANSHAN, closed))


def test_the_same_request_opens_once(city: Database) -> None:
    first = _open(acting=act(DAY, "key-1", within=CITY))
    with nothing_written():
        assert _open(acting=act(DAY, "key-1", within=CITY)) == first
    renamed = NewOffice(STATION.kind, STATION.name_zh, "Another name", NANSHAN)
    with conflicting():
        _open(renamed, act(DAY, "key-1", within=CITY))
