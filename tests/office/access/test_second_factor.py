"""The second factor: set before anything else, asked for at sign-in, proved by each session."""

import json
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.test import Client
from tests.office.access.conftest import HOST, PASSWORD, Appoint

from anju.office.access.models import Account
from anju.office.access.operations import forget_second_factors
from anju.office.access.roles import Role

PAGE = "/see_ledger/"


def code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def sign_in(account: Account) -> Client:
    browser = Client(headers={"host": HOST})
    browser.post("/sign-in/", {"login": account.username, "password": PASSWORD})
    return browser


def set_code(browser: Client) -> str:
    """Sets a second factor as the pages do; the secret of the application."""
    asked = browser.get("/second-factor/code/")
    if asked.status_code == 302:
        browser.post(asked["Location"], {"password": PASSWORD})
        browser.get("/second-factor/code/")
    secret = str(browser.session["mfa.totp.secret"])
    answer = browser.post("/second-factor/code/", {"code": code(secret)})
    assert answer["Location"] == "/second-factor/recovery/"
    return secret


@pytest.fixture
def account(appoint: Appoint) -> Account:
    return appoint(Role.AUDITOR, password=PASSWORD)


def test_set_it_and_go_on(account: Account) -> None:
    browser = sign_in(account)
    assert browser.get(PAGE)["Location"].startswith("/second-factor/?")
    set_code(browser)
    assert browser.get(PAGE).status_code == 200


def test_a_wrong_code_sets_nothing(account: Account) -> None:
    browser = sign_in(account)
    browser.post(browser.get("/second-factor/code/")["Location"], {"password": PASSWORD})
    browser.get("/second-factor/code/")
    assert browser.post("/second-factor/code/", {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_setting_it_ends_the_other_sessions(account: Account) -> None:
    earlier, browser = sign_in(account), sign_in(account)
    set_code(browser)
    assert browser.get(PAGE).status_code == 200
    assert earlier.get(PAGE)["Location"].startswith("/sign-in/?")


def test_it_is_asked_for_at_the_next_sign_in(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = set_code(sign_in(account))
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 300)  # a code is used only once
    browser = Client(headers={"host": HOST})
    answer = browser.post("/sign-in/", {"login": account.username, "password": PASSWORD})
    assert answer["Location"] == "/sign-in/code/"
    assert browser.get(PAGE)["Location"].startswith("/sign-in/?")
    assert browser.post("/sign-in/code/", {"code": "123"}).status_code == 200
    assert browser.get(PAGE).status_code == 302
    assert browser.post("/sign-in/code/", {"code": code(secret)}).status_code == 302
    assert browser.get(PAGE).status_code == 200


def test_a_session_that_proved_nothing_is_asked_again(account: Account) -> None:
    set_code(sign_in(account))
    account.refresh_from_db()
    browser = Client(headers={"host": HOST})
    browser.force_login(account)
    assert browser.get(PAGE)["Location"].startswith("/sign-in/again/code/?next=")


def test_a_passkey_is_asked_for_where_there_is_no_code(account: Account) -> None:
    Authenticator.objects.create(user=account, type="webauthn", data={"name": "key"})
    browser = Client(headers={"host": HOST})
    browser.force_login(account)
    assert browser.get(PAGE)["Location"].startswith("/sign-in/again/passkey/?next=")


def test_recovery_codes_alone_are_no_second_factor(account: Account) -> None:
    Authenticator.objects.create(user=account, type="recovery_codes", data={"seed": "x"})
    browser = Client(headers={"host": HOST})
    browser.force_login(account)
    assert browser.get(PAGE)["Location"].startswith("/second-factor/?")


def test_the_secret_is_sealed(account: Account) -> None:
    secret = set_code(sign_in(account))
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert "secret" in kept
    assert secret not in kept


def test_lost_factors_are_forgotten_and_set_anew(account: Account) -> None:
    browser = sign_in(account)
    set_code(browser)
    forget_second_factors(account_id=account.id)
    assert browser.get(PAGE)["Location"].startswith("/sign-in/?")
    assert sign_in(account).get(PAGE)["Location"].startswith("/second-factor/?")


def test_a_passkey_must_verify_its_user() -> None:
    assert settings.MFA_WEBAUTHN_USER_VERIFICATION == "required"
    assert not getattr(settings, "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", False)


def test_a_passkey_begins_for_this_host(account: Account) -> None:
    browser = sign_in(account)
    asked = browser.get("/second-factor/passkeys/add/")
    browser.post(asked["Location"], {"password": PASSWORD})
    page = browser.get("/second-factor/passkeys/add/").content.decode()
    assert '"id": "localhost"' in page.replace("&quot;", '"')
