"""A page asks the database as often for many as for one."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import WHY
from tests.office.registry.acting import NANSHAN, a_permit, a_person, act

from anju.office.access.roles import Role
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse

CANCELLED = CancelReason.LEFT


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    browser = browser_of(appointed(Role.POLICE_CLERK))
    browser.post("/why/", WHY)
    return browser


def _queries(browser: Client, url: str) -> int:
    browser.get(url)  # what is read once for a process is read now
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


def _holders(count: int, issued_on: date, first: int = 0) -> list[str]:
    found = []
    for number in range(first, first + count):
        person = a_person(PersonalDetails(f"赵子{chr(0x5E00 + number)}"))
        home = Residence(NANSHAN, f"桃园路{number}号", "", date(2024, 3, 1))
        register_residence(person_id=person, residence=home, act=act(date(2024, 3, 1)))
        a_permit(person, f"4403J25{number:09}", issued_on)
        found.append(person)
    return found


def test_a_search_with_one_result_and_with_twenty(clerk: Client, desk: str) -> None:
    _holders(1, date(2025, 11, 26))
    one = _queries(clerk, "/find/?q=赵子")
    _holders(19, date(2025, 11, 26), first=1)
    assert _queries(clerk, "/find/?q=赵子") == one


@pytest.mark.parametrize("tab", ["due", "late"])
def test_a_list_with_one_row_and_with_twenty(clerk: Client, desk: str, tab: str) -> None:
    issued_on = date(2025, 11, 26) if tab == "due" else date(2025, 11, 20)
    _holders(1, issued_on)
    one = _queries(clerk, f"/due/?tab={tab}")
    _holders(19, issued_on, first=1)
    assert _queries(clerk, f"/due/?tab={tab}") == one


def test_a_person_with_one_permit_and_with_twenty(clerk: Client, desk: str) -> None:
    [person] = _holders(1, date(2024, 3, 15))
    one = _queries(clerk, f"/people/{person}/")
    for number in range(19):
        day = date(2024, 4, 1 + number)
        open_one = _open_permit(person)
        cancel(permit_id=open_one, cancelled_on=day, reason=CANCELLED, act=act(day))
        a_permit(person, f"4403J24{number:09}", day)
    assert _queries(clerk, f"/people/{person}/") == one


def _open_permit(person: str) -> str:
    from anju.office.registry.models import Permit

    return Permit.objects.get(person_id=person, closed_on=None).id


def test_a_permit_with_one_entry_and_with_many(clerk: Client, desk: str) -> None:
    [person] = _holders(1, date(2016, 3, 15))
    permit = _open_permit(person)
    one = _queries(clerk, f"/permits/{permit}/")
    for year in range(2017, 2027):
        day = date(year, 3, 1)
        endorse(permit_id=permit, filed_on=day, act=act(day, actor=f"clerk-{year}"))
    assert _queries(clerk, f"/permits/{permit}/") == one


def test_the_first_page_with_one_recent_and_with_five(clerk: Client, desk: str) -> None:
    people = _holders(5, date(2025, 11, 26))
    clerk.get(f"/people/{people[0]}/")
    one = _queries(clerk, "/")
    for person in people[1:]:
        clerk.get(f"/people/{person}/")
    assert _queries(clerk, "/") == one


def test_the_looks_page_with_one_and_with_many(appointed: Appointed, desk: str) -> None:
    auditor = browser_of(appointed(Role.AUDITOR))
    auditor.post("/why/", WHY)
    people = _holders(6, date(2025, 11, 26))
    auditor.get(f"/people/{people[0]}/")
    few = _queries(auditor, "/looks/")
    for person in people[1:]:
        auditor.get(f"/people/{person}/")
    assert _queries(auditor, "/looks/") == few
