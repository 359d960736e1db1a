"""Offices are renamed, merged and closed; each keeps its past."""

from datetime import date
from functools import partial

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    NANSHAN,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.places.models import Office, OfficeKind, OfficeName
from anju.office.registry.city.offices import (
    NewOffice,
    close_office,
    merge_office,
    open_office,
    rename_office,
)
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.refused import Because

OPENED_ON, DAY = date(2020, 5, 4), date(2026, 4, 1)


def _open(name: str = "粤海派出所", place: str = NANSHAN) -> str:
    office = NewOffice(OfficeKind.POLICE_STATION, name, "A station", place)
    return str(open_office(office=office, act=act(OPENED_ON))["subject"])


def _rename(office: str, acting: Act | None = None, name_en: str = "Houhai") -> Outcome:
    return rename_office(
        office_id=office, name_zh="后海派出所", name_en=name_en, act=acting or act(DAY)
    )


def test_a_new_name_holds_from_its_day_and_the_old_one_is_known(city: Database) -> None:
    office = _open()
    _rename(office)
    payload = {"name_zh": "后海派出所", "name_en": "Houhai"}
    assert told(office)[1] == ("office_renamed", "2026-04-01", payload, "")
    assert Office.objects.get(id=office).name_zh == "后海派出所"
    names = OfficeName.objects.filter(office_id=office).order_by("first_day")
    expected = [(OPENED_ON, "粤海派出所"), (DAY, "后海派出所")]
    assert [(row.first_day, row.name_zh) for row in names] == expected


def test_an_office_goes_into_another_one(city: Database) -> None:
    office, into = _open(), _open("南头派出所")
    merge_office(office_id=office, into=into, act=act(DAY))
    assert told(office)[1] == ("office_merged", "2026-04-01", {"into": into}, "")
    row = Office.objects.get(id=office)
    assert (row.last_day, row.merged_into_id) == (DAY, into)
    assert Office.objects.get(id=into).last_day is None


def test_an_office_is_closed(city: Database) -> None:
    office = _open()
    close_office(office_id=office, act=act(DAY))
    assert told(office)[1] == ("office_closed", "2026-04-01", {}, "")
    assert Office.objects.get(id=office).last_day == DAY


def test_an_office_goes_into_no_other_that_is_not_open(sqlite_city: Database) -> None:
    office, closed = _open(), _open("南头派出所")
    close_office(office_id=closed, act=act(DAY))
    for into in (office, closed, "00000000000000000000"):
        with refused(Because.NOT_FOUND):
            merge_office(office_id=office, into=into, act=act(DAY))


def test_what_is_closed_changes_no_more(sqlite_city: Database) -> None:
    office, other = _open(), _open("南头派出所")
    close_office(office_id=office, act=act(DAY))
    with refused(Because.NOT_FOUND):
        close_office(office_id=office, act=act(DAY))
    with refused(Because.NOT_FOUND):
        _rename(office)
    with refused(Because.NOT_FOUND):
        merge_office(office_id=office, into=other, act=act(DAY))


def test_many_who_close_it_at_once_close_it_once(city: Database) -> None:
    office = _open()

    def attempt(clerk: str) -> bool:
        try:
            close_office(office_id=office, act=act(DAY, actor=clerk))
        except ValueError:
            return False
        return True

    answers = city.in_threads(*(partial(attempt, f"admin-{number}") for number in range(20)))
    assert sum(answers) == 1
    assert len(told(office)) == 2


@pytest.mark.parametrize("within", [FUTIAN, "110000"])
def test_outside_the_jurisdiction_there_is_no_office(sqlite_city: Database, within: str) -> None:
    office, elsewhere = _open(), act(DAY, within=within)
    with refused(Because.NOT_FOUND):
        _rename(office, elsewhere)
    with refused(Because.NOT_FOUND):
        close_office(office_id=office, act=elsewhere)


def test_the_same_request_changes_once(city: Database) -> None:
    office = _open()
    first = _rename(office, act(DAY, "key-1"))
    with nothing_written():
        assert _rename(office, act(DAY, "key-1")) == first
    with conflicting():
        _rename(office, act(DAY, "key-1"), "Another name")
    with conflicting():
        close_office(office_id=office, act=act(DAY, "key-1"))
