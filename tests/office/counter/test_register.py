"""Registering residence at the counter: somebody new, somebody known, a move, a departure."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from stdnum.cn import ric
from tests.office.counter.conftest import Clerk
from tests.office.records.looked import last_look
from tests.office.registry.acting import DETAILS, FUTIAN, NANSHAN, OTHER, a_person, act

from anju.office.access.roles import Role
from anju.office.registry.details.keeping import read_details
from anju.office.registry.models import Person, PersonPlace, ResidenceRegistration
from anju.office.registry.people.registering import Residence, register_residence

DAY = date(2026, 11, 24)
NUMBER = "11010519491231002X"
NEWCOMER = {
    "name": " 欧阳 晓晨 ",
    "identity_number": "1101 0519 4912 3100 2x",
    "ethnicity": "03",
    "household_place": "湖南省衡阳市祁东县",
    "address": "桃园路2号",
    "arrived_on": "2026-11-20",
}


def _sent(browser: Client, url: str, told: dict[str, str]) -> tuple[int, str]:
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    shown = browser.get(url).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', shown)
    assert key
    answer = browser.post(url, {"key": key[1], **told})
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def _running() -> ResidenceRegistration:
    return ResidenceRegistration.objects.get(last_day__isnull=True)


def test_somebody_new_is_registered_from_today(clerk: Clerk) -> None:
    status, where = _sent(clerk(), "/desk/register/", NEWCOMER)
    person = Person.objects.get()
    assert (status, where) == (302, f"/desk/people/{person.id}/")
    details = read_details([person.id])[person.id]
    assert (details.name, details.sex, details.born_on) == ("欧阳晓晨", "F", date(1949, 12, 31))
    assert (details.ethnicity, details.household_place) == ("03", "430426")
    assert (_running().first_day, _running().division_code) == (DAY, NANSHAN)


def test_nobody_is_asked_why_after_registering_somebody(clerk: Clerk) -> None:
    browser = clerk()
    key = re.search(r'name="key" value="([^"]+)"', browser.get("/desk/register/").content.decode())
    assert key
    answer = browser.post("/desk/register/", {"key": key[1], **NEWCOMER})
    assert browser.get(answer["Location"]).status_code == 200
    assert last_look()[1] == "counter"
    other = browser.get(f"/desk/people/{a_person(OTHER)}/")
    assert (other.status_code, other["Location"][:5]) == (302, "/why/")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("identity_number", "110105194912310021", "a digit is wrong"),
        ("identity_number", "1101051949", "18 characters"),
        ("identity_number", "110105194913310021", "date of birth that does not exist"),
        ("household_place", "朝阳区", "Several places are called so"),
        ("household_place", "无此县", "No place has this name"),
        ("address", "", "Fill this in."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    field: str, typed: str, sentence: str, clerk: Clerk
) -> None:
    status, page = _sent(clerk(), "/desk/register/", {**NEWCOMER, field: typed})
    assert (status, sentence in page) == (422, True)
    assert "湖南省衡阳市祁东县" in page or field == "household_place"
    assert not Person.objects.exists()


@pytest.mark.parametrize("typed", ["衡阳祁东", "湖南 祁东县", "４３０４２６"])
def test_a_place_is_taken_as_people_call_it(typed: str, clerk: Clerk) -> None:
    told = {**NEWCOMER, "household_place": typed}
    assert _sent(clerk(), "/desk/register/", told)[0] == 302
    (person,) = Person.objects.all()
    assert read_details([person.id])[person.id].household_place == "430426"


def test_a_number_of_a_county_that_came_later_is_taken(clerk: Clerk) -> None:
    browser = clerk()
    for number in ("445102198404110000", "110112197903030020"):
        whole = number[:17] + ric.calc_check_digit(number)
        told = {**NEWCOMER, "identity_number": whole}
        assert _sent(browser, "/desk/register/", told)[0] == 302
    assert Person.objects.count() == 2


def test_what_is_wrong_is_said_in_chinese(clerk: Clerk) -> None:
    told = {**NEWCOMER, "identity_number": "110105194912310021"}
    status, page = _sent(clerk(language="zh"), "/desk/register/", told)
    assert (status, "最后一位" in page) == (422, True)


def test_a_known_number_leads_to_the_other_form(clerk: Clerk, desk: str) -> None:
    person = a_person(replace(DETAILS, identity_number=NUMBER), FUTIAN)
    browser = clerk()
    status, page = _sent(browser, "/desk/register/", NEWCOMER)
    assert (status, "belongs to another record" in page) == (422, True)
    told = {"number": NUMBER, "address": "桃园路2号", "arrived_on": ""}
    status, where = _sent(browser, "/desk/register/known/", told)
    assert (status, where) == (302, f"/desk/people/{person}/")
    assert PersonPlace.objects.filter(person_id=person, division_code=NANSHAN).exists()
    assert NUMBER not in browser.get(where).content.decode()


def test_a_number_that_leads_to_nobody_is_refused(clerk: Clerk) -> None:
    told = {"number": NUMBER, "address": "桃园路2号", "arrived_on": ""}
    status, _ = _sent(clerk(), "/desk/register/known/", told)
    assert (status, PersonPlace.objects.exists()) == (422, False)


def test_a_new_address_keeps_the_registration_running(clerk: Clerk, desk: str) -> None:
    person, since = a_person(), date(2024, 3, 1)
    register_residence(
        person_id=person, residence=Residence(NANSHAN, "旧址", desk, since), act=act(since)
    )
    told = {"address": "新址88号", "arrived_on": "2026-11-20"}
    status, _ = _sent(clerk(), f"/desk/people/{person}/residence/", told)
    assert (status, _running().first_day, _running().address_version) == (302, since, 2)


def test_a_registration_ends_and_the_permit_is_not_cancelled(clerk: Clerk, desk: str) -> None:
    person, since = a_person(), date(2024, 3, 1)
    register_residence(
        person_id=person, residence=Residence(NANSHAN, "旧址", desk, since), act=act(since)
    )
    browser = clerk()
    page = browser.get(f"/desk/people/{person}/departure/", follow=True)
    told = {"last_day": "2026-11-23", "reason": "left", "to_place": ""}
    status, _ = _sent(browser, f"/desk/people/{person}/departure/", told)
    assert status == 302
    assert ResidenceRegistration.objects.get().last_day == date(2026, 11, 23)
    assert page.status_code == 200


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_who_does_not_register_has_no_form(role: Role, clerk: Clerk) -> None:
    browser = clerk(role)
    for url in ("/desk/register/", "/desk/register/known/"):
        assert browser.get(url).status_code == 403


def test_somebody_elsewhere_is_not_there(clerk: Clerk, desk: str) -> None:
    person = a_person(place=FUTIAN)
    browser = clerk()
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    for page in ("residence", "departure"):
        assert browser.get(f"/desk/people/{person}/{page}/").status_code == 404
