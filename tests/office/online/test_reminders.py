"""How a holder wants to be reminded, and the address of their calendar, at their own desk."""

import re

import pytest
from django.test import Client
from tests.office.counter.stepping import page, send
from tests.office.online.conftest import nobody
from tests.office.online.test_family import browser_for
from tests.office.registry.acting import DETAILS

from anju.office.notices.preferences import preference_of

REMINDERS = "/my/reminders/"
Holder = tuple[str, str]


def last_key(browser: Client) -> str:
    """The key of the last button of the page: that of the calendar."""
    keys: list[str] = re.findall(r'name="key" value="([^"]+)"', page(browser, REMINDERS))
    return keys[-1]


def test_who_wants_no_reminders_says_so_and_reads_that_notices_come(holder: Holder) -> None:
    browser = browser_for(holder[0])
    shown = page(browser, REMINDERS)
    assert "Legal notices come in any case" in shown
    assert send(browser, REMINDERS, language_told="en") == (302, REMINDERS)
    wish = preference_of(holder[0])
    assert (wish.no_reminders, wish.language) == (True, "en")
    assert send(browser, REMINDERS, language_told="en", remind="on") == (302, REMINDERS)
    assert not preference_of(holder[0]).no_reminders
    assert send(browser, REMINDERS, language_told="fr")[0] == 422


def test_a_calendar_is_read_by_its_address_until_it_is_revoked(holder: Holder) -> None:
    browser = browser_for(holder[0])
    make = last_key(browser)
    assert browser.post("/my/calendar/", {"key": make}).status_code == 200
    made = browser.post("/my/calendar/", {"key": make}).content.decode()  # pressed twice
    found = re.search(r'href="[^"]*(/calendar/[^"]+\.ics)"', made)
    assert found
    told = nobody().get(found[1])
    assert told["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20261214" in told.content.decode()
    assert DETAILS.name not in told.content.decode()
    end = last_key(browser)
    assert browser.post("/my/calendar/end/", {"key": end}).status_code == 302
    again = browser.post("/my/calendar/", {"key": make}, follow=True).content.decode()
    assert "This address has ended" in again
    twice = browser.post("/my/calendar/end/", {"key": last_key(browser)}, follow=True)
    assert "There is nothing of this kind" in twice.content.decode()
    assert nobody().get(found[1]).status_code == 404
    assert nobody().get("/calendar/nothing.ics").status_code == 404


@pytest.mark.usefixtures("holder")
def test_nobody_makes_an_address_for_another() -> None:
    assert nobody().post("/my/calendar/").status_code == 302
    assert nobody().get(REMINDERS).status_code == 302
