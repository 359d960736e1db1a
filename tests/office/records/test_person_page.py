"""A person's page: what it shows, what it hides, and the look it leaves."""

from datetime import date

import pytest
from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import WHY, Somebody, last_look, looks, somebody
from tests.office.registry.acting import (
    DETAILS,
    FUTIAN,
    NANSHAN,
    OTHER,
    a_person,
    merge,
    officer,
)

from anju.office.access.roles import Role
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.permits.cancelling import CancelReason, cancel

DAY = date(2026, 11, 20)
THIRD = PersonalDetails("李梅", "320102198803054526", "F", "01", date(1988, 3, 5), "320102")


@pytest.fixture
def known(desk: str) -> Somebody:
    return somebody(desk)


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    browser = browser_of(appointed(Role.POLICE_CLERK))
    browser.post("/why/", WHY)
    return browser


def test_it_shows_the_person_with_the_number_masked(clerk: Client, known: Somebody) -> None:
    page = clerk.get(f"/people/{known.person}/").content
    said = words(page)
    assert "欧阳晓晨" in said
    assert "1101***********021" in said
    assert "深圳市南山区桃园路2号" in said
    assert "stable employment" in said
    assert f"/permits/{known.permit}/" in page.decode()
    assert DETAILS.identity_number not in page.decode()


def test_the_look_names_who_is_shown_and_why(clerk: Client, known: Somebody) -> None:
    before = looks()
    clerk.get(f"/people/{known.person}/")
    assert looks() == before + 1
    assert last_look() == ("person", "counter", [known.person])


def test_where_the_look_cannot_be_recorded_there_is_no_page(
    clerk: Client, known: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**_told: object) -> None:
        raise RuntimeError("no look was recorded")

    monkeypatch.setattr("anju.office.screens.purposes.record_look", busy)
    for url in (f"/people/{known.person}/", f"/permits/{known.permit}/", "/find/?q=欧阳"):
        with pytest.raises(RuntimeError, match="no look"):
            clerk.get(url)


def test_a_merged_record_leads_to_the_one_that_stands_for_it(
    clerk: Client, known: Somebody
) -> None:
    into = a_person(OTHER)
    merge(known.person, into, DAY)
    page = clerk.get(f"/people/{known.person}/").content
    assert OTHER.name in words(page)
    assert f"/permits/{known.permit}/" in page.decode()
    assert sorted(last_look()[2]) == sorted([into, known.person])


def test_what_was_recorded_of_a_merged_record_shows_with_the_one_that_stands(
    clerk: Client, known: Somebody
) -> None:
    into, last = a_person(OTHER), a_person(THIRD)
    merge(known.person, into, DAY)
    merge(into, last, DAY)
    page = words(clerk.get(f"/people/{last}/").content)
    assert "深圳市南山区桃园路2号" in page
    assert "stable employment" in page
    assert sorted(last_look()[2]) == sorted([known.person, into, last])


def test_its_permit_names_and_leads_to_the_one_that_stands(clerk: Client, known: Somebody) -> None:
    into = a_person(OTHER)
    merge(known.person, into, DAY)
    page = clerk.get(f"/permits/{known.permit}/")
    assert OTHER.name in words(page.content)
    assert f"/people/{into}/" in page.content.decode()
    assert last_look()[2] == [into]


def test_who_knew_the_merged_record_sees_the_one_that_stands(
    appointed: Appointed, known: Somebody
) -> None:
    into, elsewhere = a_person(OTHER, FUTIAN), a_person(THIRD, FUTIAN)
    merge(known.person, into, DAY)
    nanshan = browser_of(appointed(Role.POLICE_CLERK, place=NANSHAN))
    nanshan.post("/why/", WHY)
    assert OTHER.name in words(nanshan.get(f"/people/{into}/").content)
    assert nanshan.get(f"/people/{elsewhere}/").status_code == 404


def test_a_record_merged_twice_leads_to_the_last(clerk: Client, known: Somebody) -> None:
    into, last = a_person(OTHER), a_person(THIRD)
    merge(known.person, into, DAY)
    merge(into, last, DAY)
    assert THIRD.name in words(clerk.get(f"/people/{known.person}/").content)
    assert last in last_look()[2]
    found = clerk.get("/find/", {"q": DETAILS.name}).content.decode()
    assert f"/people/{last}/" in found
    assert f"/people/{into}/" not in found


def test_of_an_erased_person_no_detail_is_shown(clerk: Client, known: Somebody) -> None:
    left = CancelReason.LEFT
    cancel(permit_id=known.permit, cancelled_on=DAY, reason=left, act=officer(DAY))
    erase_person(person_id=known.person, reason="retention_over", act=officer(DAY))
    answer = clerk.get(f"/people/{known.person}/")
    assert answer.status_code == 200
    page = answer.content.decode()
    for detail in ("欧阳", "晓晨", "021", "1949", "桃园路"):
        assert detail not in words(answer.content), detail
    assert f"/permits/{known.permit}/" in page
    assert last_look()[2] == [known.person]
    permit = clerk.get(f"/permits/{known.permit}/")
    assert permit.status_code == 200
    assert "欧阳" not in permit.content.decode()
    assert "(details erased)" in words(permit.content)
    assert known.person not in clerk.get("/find/", {"q": "欧阳晓晨"}).content.decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_the_language_that_was_asked_for(
    appointed: Appointed, known: Somebody, language: str
) -> None:
    browser = browser_of(appointed(Role.POLICE_CLERK), language)
    browser.post("/why/", WHY)
    said = words(browser.get(f"/people/{known.person}/").content)
    assert ("stable employment" in said) == (language == "en")
    assert ("合法稳定就业" in said) == (language == "zh")


def test_only_the_auditor_is_led_to_who_looked(
    appointed: Appointed, clerk: Client, known: Somebody
) -> None:
    address = f"/people/{known.person}/looks/"
    assert address not in clerk.get(f"/people/{known.person}/").content.decode()
    auditor = browser_of(appointed(Role.AUDITOR))
    auditor.post("/why/", WHY)
    assert address in auditor.get(f"/people/{known.person}/").content.decode()
