"""Binding a contact at the counter: a code is sent there, and the person tells it to the clerk."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.records.looked import last_look
from tests.office.registry.acting import FUTIAN, act

from anju.office.access.roles import Role
from anju.office.notices.outbox import outbox_files
from anju.office.registry.contacts.binding import bind_contact
from anju.office.registry.contacts.models import Contact, ContactChannel

PHONE = "138 0013 8000"
NEW = {"channel": "sms", "address": PHONE, "identity_seen": "on"}


def _fields(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def _digits() -> str:
    found = re.search(r"\b[0-9]{6}\b", outbox_files()[0].words.body)
    assert found
    return found[0]


@pytest.fixture
def browser(clerk: Clerk, holder: tuple[str, str]) -> Client:
    cache.clear()
    browser = clerk()
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    return browser


def test_a_code_is_sent_and_told_and_the_contact_is_bound(
    browser: Client, holder: tuple[str, str]
) -> None:
    home = f"/desk/people/{holder[0]}/contact/"
    assert "No contact is bound" in browser.get(home).content.decode()
    assert last_look()[0] == "desk-contact"
    asked = browser.post(home, NEW).content.decode()
    assert "138****8000" in asked
    told = _fields(asked)
    assert outbox_files()[0].to == "sms 13800138000"
    wrong = browser.post(f"{home}code/", {**told, "code": "00000"})
    assert (wrong.status_code, Contact.objects.count()) == (422, 0)
    answer = browser.post(f"{home}code/", {**told, "code": _digits()})
    assert (answer.status_code, answer["Location"]) == (302, home)
    assert Contact.objects.get().person_id == holder[0]
    page = browser.get(home).content.decode()
    assert "138****8000" in page
    assert "13800138000" not in page


def test_a_code_binds_no_other_address(browser: Client, holder: tuple[str, str]) -> None:
    home = f"/desk/people/{holder[0]}/contact/"
    told = _fields(browser.post(home, NEW).content.decode())
    other = {**told, "address": "13900139000", "code": _digits()}
    assert browser.post(f"{home}code/", other).status_code == 422
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({**NEW, "address": "1380013"}, "check the number of the phone"),
        ({"channel": "sms", "address": PHONE}, "Fill this in."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(
    told: dict[str, str], sentence: str, browser: Client, holder: tuple[str, str]
) -> None:
    page = browser.post(f"/desk/people/{holder[0]}/contact/", told)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert outbox_files() == []


def test_a_contact_is_proved_again_and_ended(browser: Client, holder: tuple[str, str]) -> None:
    home = f"/desk/people/{holder[0]}/contact/"
    bind_contact(
        person_id=holder[0],
        channel=ContactChannel.MAIL,
        address="li@example.com",
        act=act(date(2025, 11, 20)),
    )
    contact = Contact.objects.get().id
    assert "more than a year ago" in browser.get(home).content.decode()
    told = _fields(browser.post(f"{home}{contact}/prove/").content.decode())
    browser.post(f"{home}code/", {**told, "code": _digits()})
    assert Contact.objects.get().proved_on == date(2026, 11, 24)
    answer = browser.post(f"{home}{contact}/end/", {"reason": "lost_contact"})
    assert (answer.status_code, Contact.objects.get().last_day) == (302, date(2026, 11, 24))
    assert browser.post(f"{home}{contact}/prove/").status_code == 404


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_only_who_sees_the_card_binds(role: Role, clerk: Clerk, holder: tuple[str, str]) -> None:
    browser = clerk(role)
    for page in ("contact/", "contact/code/", f"contact/{'1' * 20}/prove/", "family/"):
        assert browser.post(f"/desk/people/{holder[0]}/{page}", NEW).status_code == 403


def test_outside_the_jurisdiction_there_is_nobody(clerk: Clerk, holder: tuple[str, str]) -> None:
    browser = clerk(place=FUTIAN)
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    assert browser.post(f"/desk/people/{holder[0]}/contact/", NEW).status_code == 404
    assert outbox_files() == []
