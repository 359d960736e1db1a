"""Signing in with a name and a password, and being locked out."""

import re
import time

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from tests.office.access.conftest import HOST, PASSWORD, Appoint
from tests.office.databases import Database

from anju.office.access.models import Account
from anju.office.access.operations import close_account, open_account
from anju.office.access.roles import Role


def attempt(browser: Client, name: str, password: str, host: str = HOST) -> bytes:
    """What the page says to an attempt; empty where it let one in."""
    answer = browser.post(
        "/sign-in/", {"login": name, "password": password}, headers={"host": host}
    )
    without_token = re.sub(rb"[A-Za-z0-9]{64}", b"TOKEN", answer.content)
    return b"" if answer.status_code == 302 else without_token.replace(name.encode(), b"NAME")


def test_the_right_password_opens(appoint: Appoint, browser: Client) -> None:
    account = appoint(Role.AUDITOR, password=PASSWORD)
    answer = browser.post("/sign-in/", {"login": account.username, "password": PASSWORD})
    assert answer["Location"] == "/"
    assert browser.get("/").content.startswith("李梅".encode())


def test_the_session_gets_another_key(appoint: Appoint, browser: Client) -> None:
    account = appoint(Role.AUDITOR, password=PASSWORD)
    browser.post("/appearance/", {"type": "large"})
    before = browser.session
    before["seen_before"] = True
    before.save()
    browser.cookies["session"] = before.session_key or ""
    browser.post("/sign-in/", {"login": account.username, "password": PASSWORD})
    assert browser.session.session_key != before.session_key
    assert not type(before)().exists(before.session_key or "")


def test_it_leads_back_on_this_site_only(appoint: Appoint, browser: Client) -> None:
    account = appoint(Role.AUDITOR, password=PASSWORD)
    form = {"login": account.username, "password": PASSWORD, "next": "https://example.net/x"}
    assert browser.post("/sign-in/", form)["Location"] == "/"
    browser.post("/sign-out/")
    form["next"] = "/see_ledger/"
    assert browser.post("/sign-in/", form)["Location"] == "/see_ledger/"


def test_the_answer_is_the_same_whether_an_account_exists(
    appoint: Appoint, browser: Client
) -> None:
    appoint(Role.AUDITOR, "known", password=PASSWORD)
    close_account(account_id=appoint(Role.AUDITOR, "gone", password=PASSWORD).id)
    wrong = attempt(browser, "known", "wrong")
    assert wrong
    assert wrong == attempt(browser, "unknown", "wrong")
    assert wrong == attempt(browser, "gone", "wrong")
    assert wrong == attempt(browser, "gone", PASSWORD)


@pytest.mark.parametrize("name", ["known", "unknown"])
def test_five_wrong_passwords_lock_a_name_for_a_while(
    name: str, appoint: Appoint, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    appoint(Role.AUDITOR, "known", password=PASSWORD)
    wrong = [attempt(browser, name, f"wrong {number}") for number in range(5)]
    assert len(set(wrong)) == 1
    locked = attempt(browser, name, "wrong again")
    assert locked not in wrong
    assert attempt(browser, name, PASSWORD) == locked
    assert attempt(browser, name.upper(), "wrong again")
    # At another address of the site, from another browser, with other cookies: still locked.
    assert attempt(Client(), name, PASSWORD, host="127.0.0.1:8000")
    another = appoint(Role.POLICE_CLERK, "another", password=PASSWORD)
    assert attempt(Client(), another.username, PASSWORD) == b""


def test_the_lock_opens_after_ten_minutes(
    appoint: Appoint, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = appoint(Role.AUDITOR, password=PASSWORD)
    for number in range(5):
        attempt(browser, account.username, f"wrong {number}")
    real = time.time
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: real() + 590)
    assert attempt(browser, account.username, PASSWORD)
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: real() + 610)
    assert attempt(browser, account.username, PASSWORD) == b""


def test_the_lock_lives_in_the_database(appoint: Appoint, browser: Client) -> None:
    appoint(Role.AUDITOR, "known", password=PASSWORD)
    attempt(browser, "known", "wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM remembered")
        assert cursor.fetchone()[0] >= 1
    cache.clear()


def test_a_right_password_between_does_not_open_the_lock(appoint: Appoint, browser: Client) -> None:
    account = appoint(Role.AUDITOR, password=PASSWORD)
    for number in range(4):
        attempt(browser, account.username, f"wrong {number}")
    assert attempt(browser, account.username, PASSWORD) == b""
    browser.post("/sign-out/")
    attempt(browser, account.username, "wrong for the fifth time")
    assert attempt(browser, account.username, PASSWORD)


@pytest.mark.parametrize("password", ["", "elevenchars", "password1234", "clerk-seven-77"])
def test_weak_passwords_are_refused(password: str, site: Database) -> None:
    with pytest.raises(ValidationError):
        open_account(username="clerk-seven-77", display_name="", password=password)


def test_passwords_are_kept_as_argon2(appoint: Appoint) -> None:
    account = appoint(Role.AUDITOR, password=PASSWORD)
    assert identify_hasher(account.password).algorithm == "argon2"


def test_without_a_password_nobody_signs_in(appoint: Appoint, browser: Client) -> None:
    account = appoint(Role.AUDITOR)
    assert attempt(browser, account.username, "")
    assert not Account.objects.get().has_usable_password()


@pytest.mark.parametrize("address", ["/signup/", "/account/signup/", "/password/reset/"])
def test_nobody_signs_up(address: str, browser: Client) -> None:
    assert browser.get(address).status_code == 404


def test_a_password_is_changed_by_who_knows_it(appoint: Appoint, browser: Client) -> None:
    account = appoint(Role.AUDITOR, password=PASSWORD)
    other = Client(headers={"host": HOST})
    for one in (browser, other):
        assert attempt(one, account.username, PASSWORD) == b""
    fresh = "eighteen loud herons"
    form = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert browser.post("/password/", form).status_code == 302
    assert browser.get("/").content.startswith("李梅".encode())
    assert not other.get("/").content.startswith("李梅".encode())
    assert attempt(Client(), account.username, fresh) == b""
