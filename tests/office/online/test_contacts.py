"""One's own contacts: proved for another year by a code, ended, never bound, never another's."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from tests.office.online.conftest import digits_sent, sent, with_phone
from tests.office.online.test_family import browser_for
from tests.office.registry.acting import OTHER, a_person

from anju.office.registry.contacts.models import Contact


@pytest.fixture
def browser(holder: tuple[str, str]) -> Client:
    """The browser of a holder whose phone was proved long ago."""
    cache.clear()
    with_phone(holder[0], on=date(2025, 10, 1))
    return browser_for(holder[0])


def test_a_contact_is_proved_again_by_a_code(browser: Client) -> None:
    contact = Contact.objects.get().id
    assert "more than a year ago" in browser.get("/my/contacts/").content.decode()
    page = browser.post(f"/my/contacts/{contact}/prove/").content.decode()
    assert "13800138000" not in page
    told = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    wrong = browser.post("/my/contacts/code/", {**told, "code": "12345"})
    assert (wrong.status_code, Contact.objects.get().proved_on) == (422, date(2025, 10, 1))
    answer = browser.post("/my/contacts/code/", {**told, "code": digits_sent()})
    assert (answer.status_code, answer["Location"]) == (302, "/my/contacts/")
    assert Contact.objects.get().proved_on == date(2026, 11, 24)


def test_a_contact_is_ended_and_the_last_one_with_a_word(browser: Client) -> None:
    contact = Contact.objects.get().id
    page = browser.get(f"/my/contacts/{contact}/end/").content.decode()
    assert "This is your only contact" in page
    browser.post(f"/my/contacts/{contact}/end/", {"reason": "lost_contact"})
    assert Contact.objects.get().last_day == date(2026, 11, 24)
    assert "No phone or mail address is bound." in browser.get("/my/contacts/").content.decode()


def test_nobody_elses_contact_is_reached(browser: Client) -> None:
    other = a_person(OTHER)
    with_phone(other, "13900139000")
    contact = Contact.objects.get(person_id=other).id
    assert browser.post(f"/my/contacts/{contact}/prove/").status_code == 404
    assert browser.post(f"/my/contacts/{contact}/end/", {"reason": "own_wish"}).status_code == 404
    assert sent() == []
    assert Contact.objects.get(id=contact).last_day is None
