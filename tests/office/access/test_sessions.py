"""A session ends by itself, and everywhere at once when its owner says so."""

from django.test import Client
from tests.office.access.conftest import Appoint, Clock, SignIn

from anju.office.access.models import Account
from anju.office.access.operations import close_account
from anju.office.access.roles import Role


def is_open(browser: Client) -> bool:
    return browser.get("/see_ledger/").status_code == 200


def test_half_an_hour_without_a_page_ends_it(
    appoint: Appoint, sign_in: SignIn, clock: Clock
) -> None:
    browser = sign_in(appoint(Role.AUDITOR))
    assert is_open(browser)
    clock.forward(minutes=29, seconds=59)
    assert is_open(browser)
    clock.forward(minutes=30)
    assert not is_open(browser)
    assert browser.get("/see_ledger/")["Location"].startswith("/sign-in/")


def test_ten_hours_end_it_in_any_case(appoint: Appoint, sign_in: SignIn, clock: Clock) -> None:
    browser = sign_in(appoint(Role.AUDITOR))
    assert is_open(browser)
    for _ in range(29):
        clock.forward(minutes=20)
        assert is_open(browser)
    clock.forward(minutes=19, seconds=59)
    assert is_open(browser)
    clock.forward(seconds=1)
    assert not is_open(browser)


def test_the_last_use_is_written_down_once_a_minute(
    appoint: Appoint, sign_in: SignIn, clock: Clock
) -> None:
    browser = sign_in(appoint(Role.AUDITOR))
    assert is_open(browser)
    first = browser.session["seen_at"]
    clock.forward(seconds=59)
    assert is_open(browser)
    assert browser.session["seen_at"] == first
    clock.forward(seconds=1)
    assert is_open(browser)
    assert browser.session["seen_at"] > first


def test_signing_out_everywhere_ends_every_session(appoint: Appoint, sign_in: SignIn) -> None:
    account, other = appoint(Role.AUDITOR), appoint(Role.AUDITOR, "other")
    here, there, others = sign_in(account), sign_in(account), sign_in(other)
    assert here.get("/sign-out/everywhere/").status_code == 405
    assert is_open(there)
    assert here.post("/sign-out/everywhere/")["Location"] == "/sign-in/"
    assert not is_open(here)
    assert not is_open(there)
    assert is_open(others)


def test_closing_an_account_ends_its_sessions(appoint: Appoint, sign_in: SignIn) -> None:
    account = appoint(Role.AUDITOR)
    browser = sign_in(account)
    close_account(account_id=account.id)
    assert not is_open(browser)
    assert not Account.objects.get().is_active


def test_signing_out_needs_a_post(appoint: Appoint, sign_in: SignIn) -> None:
    browser = sign_in(appoint(Role.AUDITOR))
    browser.get("/sign-out/")
    assert is_open(browser)
    browser.post("/sign-out/")
    assert not is_open(browser)
