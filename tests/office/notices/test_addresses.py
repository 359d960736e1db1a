"""The pages of messages that everybody reaches: the demo's outbox, and where channels report."""

import pytest
from django.conf import settings
from django.test import Client
from tests.office.notices.reminded import (
    OPENS,
    a_reminder_waits,
    morning,
    sent,
)

from anju.office.notices.models import Attempt
from anju.office.notices.told_back import told_address

pytestmark = pytest.mark.usefixtures("sqlite_city")


def _sent() -> Attempt:
    a_reminder_waits()
    sent(morning(OPENS))
    return Attempt.objects.get()


def test_the_outbox_is_there_in_the_demo_only(monkeypatch: pytest.MonkeyPatch) -> None:
    _sent()
    browser = Client(headers={"host": "localhost", "accept-language": "en"})
    assert browser.get("/outbox/").status_code == 404
    monkeypatch.setitem(settings.ANJU, "DEMO", True)
    shown = browser.get("/outbox/").content.decode()
    assert "mobile phone 13800138000" in shown
    assert "2026年11月22日" in shown


def test_a_channel_reports_without_a_session_at_its_address_only() -> None:
    attempt = _sent()
    address = "/told/" + told_address(attempt.id).partition("/told/")[2]
    gateway = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert gateway.post(address, {"outcome": "opened"}).status_code == 204
    attempt.refresh_from_db()
    assert attempt.outcome == "opened"
    assert gateway.post(address, {"outcome": "lost"}).status_code == 422
    assert gateway.post("/told/abc:def/", {"outcome": "opened"}).status_code == 404
    assert gateway.get(address).status_code == 405
