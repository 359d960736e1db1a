"""Outside the demo a password alone opens nothing: a code from an app, or a passkey."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect
from tests.journeys.city import city_copy
from tests.journeys.live import LiveOffice, running
from tests.journeys.steps import follow, give_authenticator, look_at, send
from tests.journeys.windows import DESK, PHONE, window
from tests.office.databases import connected

from anju.office.access.models import Account

PASSWORD = "seventeen quiet herons"
PERIOD = 30
"""Seconds for which a code is good; allauth takes the one before and the one after as well."""


@pytest.fixture(scope="module")
def office(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveOffice]:
    """An office outside the demo; the clerk and the auditor have a password."""
    database = city_copy(shared_folder, tmp_path_factory.mktemp("office") / "city")
    with connected(database):
        for account in Account.objects.filter(username__in=["demo-police_clerk", "demo-auditor"]):
            account.set_password(PASSWORD)
            account.save()
    with running(database, demo=False) as live:
        yield live


def code(secret: str, ahead: int = 0) -> str:
    """What an app shows now, or some periods ahead."""
    counter = int(time.time()) // PERIOD + ahead
    return str(format_hotp_value(hotp_value(secret, counter)))


def sign_in(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    send(page)


def sign_out(page: Page) -> None:
    follow(page.locator(".head form[action='/sign-out/'] button"))
    page.wait_for_url("**/sign-in/")


def password_again(page: Page) -> None:
    """Prove once more who one is, where that is asked."""
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PASSWORD)
        send(page)


def test_with_an_app(browser: Browser, office: LiveOffice) -> None:
    with window(browser, office, "zh-CN", PHONE) as page:
        page.goto("/due/")
        look_at(page)
        sign_in(page, "demo-police_clerk")
        page.wait_for_url("**/second-factor/?**")
        look_at(page)
        follow(page.locator("main a[href='/second-factor/code/']"))
        password_again(page)
        secret = page.locator(".secret").inner_text()
        look_at(page)
        page.fill("input[name=code]", "000000")
        send(page)
        expect(page.locator(".errors")).to_be_visible()
        look_at(page)
        page.fill("input[name=code]", code(secret))
        send(page)
        page.wait_for_url("**/second-factor/recovery/")
        codes = page.locator("#recovery_codes").input_value().split()
        assert len(codes) == 10
        look_at(page)
        follow(page.locator("main a.primary"))
        expect(page.locator(".counts li")).to_have_count(4)
        page.goto("/second-factor/")
        look_at(page)

        sign_out(page)
        sign_in(page, "demo-police_clerk")
        page.wait_for_url("**/sign-in/code/")
        look_at(page)
        page.goto("/due/")
        page.wait_for_url("**/sign-in/**")
        page.goto("/sign-in/code/")
        page.fill("input[name=code]", code(secret, 1))
        send(page)
        expect(page.locator(".counts li")).to_have_count(4)

        sign_out(page)
        sign_in(page, "demo-police_clerk")
        page.fill("input[name=code]", codes[0])
        send(page)
        expect(page.locator(".counts li")).to_have_count(4)


def test_with_a_passkey(browser: Browser, office: LiveOffice) -> None:
    with window(browser, office, "en", DESK) as page:
        give_authenticator(page)

        sign_in(page, "demo-auditor")
        page.wait_for_url("**/second-factor/?**")
        follow(page.locator("main a[href='/second-factor/passkeys/add/']"))
        password_again(page)
        page.fill("input[name=name]", "Desk 3")
        page.locator("input[name=passwordless]").check()
        look_at(page)
        page.locator("#mfa_webauthn_add").click()
        page.wait_for_url("**/second-factor/recovery/")
        page.goto("/second-factor/passkeys/")
        expect(page.locator("main .records")).to_contain_text("Desk 3")
        look_at(page)
        page.goto("/ledger/")
        expect(page.locator("h1")).to_contain_text("Ledger")

        sign_out(page)
        page.locator("#passkey_login").click()
        expect(page.locator(".nav a[href='/ledger/']")).to_be_visible()
        page.goto("/account/")
        expect(page.locator("main")).to_contain_text("A passkey is bound.")
        look_at(page)
