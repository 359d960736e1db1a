"""Changed circumstances and hardship at the counter: filed, examined, decided."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.counter.printed import text_of
from tests.office.registry.acting import FUTIAN, NANSHAN, a_permit, a_person, act, told

from anju.office.access.roles import Role
from anju.office.casework.models import Case
from anju.office.registry.people.registering import Residence, register_residence

Holder = tuple[str, str]
SINCE = date(2024, 3, 1)


@pytest.fixture
def at_home(holder: Holder, desk: str) -> Holder:
    """The holder, registered at an address."""
    home = Residence(NANSHAN, "旧址1号", desk, SINCE)
    register_residence(person_id=holder[0], residence=home, act=act(SINCE))
    return holder


def _sent(browser: Client, url: str, **fields: object) -> tuple[int, str]:
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    shown = browser.get(url)
    if shown.status_code != 200:
        return shown.status_code, ""
    hidden = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', shown.content.decode()))
    answer = browser.post(url, {**hidden, **fields})
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def _step(browser: Client, name: str, **fields: object) -> int:
    return _sent(browser, f"/desk/cases/{Case.objects.get().id}/step/{name}/", **fields)[0]


def _filed(browser: Client, permit: str) -> tuple[int, str]:
    return _sent(
        browser,
        f"/desk/permits/{permit}/changed/",
        changes=["address"],
        address="新址88号",
        arrived_on="2026-11-20",
        materials=["lease", "resident_identity_card"],
    )


def test_a_new_address_is_filed_and_endorsed(clerk: Clerk, at_home: Holder) -> None:
    browser = clerk()
    status, where = _filed(browser, at_home[1])
    case = Case.objects.get()
    assert (status, where) == (302, f"/desk/cases/{case.id}/")
    assert (case.procedure, case.state) == ("endorsement", "accepted")
    assert _step(browser, "grant") == 302
    assert Case.objects.get().outcome == "granted"
    assert [kind for kind, *_ in told(at_home[1])][1:] == [
        "endorsement_filed",
        "endorsement_decided",
    ]


def test_a_lost_condition_goes_to_an_officer_who_refuses(clerk: Clerk, at_home: Holder) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _filed(police, at_home[1])
    fields = {"lives": "no", "months_registered": "3", "months_insured": "3"}
    assert _step(police, "examine", **fields) == 302
    assert Case.objects.get().state == "examined"
    assert _step(officer, "refuse", said="已迁往外地") == 302
    assert Case.objects.get().outcome == "refused"


def test_what_is_missing_is_told_once_and_in_writing(clerk: Clerk, at_home: Holder) -> None:
    browser = clerk()
    url = f"/desk/permits/{at_home[1]}/changed/"
    _sent(browser, url, changes=["employment"], materials=["resident_identity_card"])
    case = Case.objects.get().id
    assert _step(browser, "give-notice") == 302
    url = f"/desk/cases/{case}/papers/2/"
    assert url in browser.get(f"/desk/cases/{case}/").content.decode()
    text = text_of(browser, url)
    assert "One-timenoticeofmissingmaterials" in text
    assert "labourcontract" in text
    assert "24December2026" in text


def test_what_changed_must_be_said(clerk: Clerk, at_home: Holder) -> None:
    status, page = _sent(clerk(), f"/desk/permits/{at_home[1]}/changed/", materials=["lease"])
    assert (status, "Fill this in." in page) == (422, True)
    assert not Case.objects.exists()


def test_hardship_is_not_offered_where_the_place_has_none(clerk: Clerk, desk: str) -> None:
    person = a_person()
    permit = a_permit(person)
    browser = clerk()
    status, page = _sent(
        browser,
        f"/desk/permits/{permit}/hardship/",
        said="住院",
        materials=["hardship_explanation"],
        anyway="on",
    )
    assert status == 422
    assert "This place" in page or "hardship" in page
    assert not Case.objects.exists()


@pytest.mark.parametrize("what", ["changed", "hardship"])
@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_files_nothing(what: str, role: Role, clerk: Clerk, holder: Holder) -> None:
    assert clerk(role).get(f"/desk/permits/{holder[1]}/{what}/").status_code == 403


@pytest.mark.parametrize("what", ["changed", "hardship"])
def test_a_permit_elsewhere_is_not_there(what: str, clerk: Clerk, holder: Holder) -> None:
    assert _sent(clerk(place=FUTIAN), f"/desk/permits/{holder[1]}/{what}/")[0] == 404
