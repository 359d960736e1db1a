"""Everybody can use the pages of one's own account and second step, those one rarely meets too."""

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
RARE = (
    "/password/",
    "/account/",
    "/second-factor/",
    "/second-factor/code/off/",
    "/second-factor/recovery/",
    "/second-factor/recovery/new/",
    "/sign-in/again/",
    "/sign-in/again/code/",
    "/sign-in/again/passkey/",
    "/sign-in/inactive/",
    "/sign-out/",
)
WINDOWS = {
    "phone": ("demo-police_clerk", "zh-CN", PHONE),
    "desk": ("demo-auditor", "en", DESK),
}


@pytest.fixture(scope="module")
def office(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveOffice]:
    """An office outside the demo; the clerk and the auditor have a password."""
    database = city_copy(shared_folder, tmp_path_factory.mktemp("office") / "city")
    with connected(database):
        for username, _, _ in WINDOWS.values():
            account = Account.objects.get(username=username)
            account.set_password(PASSWORD)
            account.save()
    with running(database, demo=False) as live:
        yield live


def bind_an_app(page: Page) -> None:
    page.goto("/second-factor/code/")
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PASSWORD)
        send(page)
    secret = page.locator(".secret").inner_text()
    shown = hotp_value(secret, int(time.time()) // 30)
    page.fill("input[name=code]", str(format_hotp_value(shown)))
    send(page)
    page.wait_for_url("**/second-factor/recovery/")


def bind_a_passkey(page: Page) -> None:
    give_authenticator(page)
    page.goto("/second-factor/passkeys/add/")
    page.fill("input[name=name]", "Desk 3")
    page.locator("input[name=passwordless]").check()
    follow(page.locator("#mfa_webauthn_add"))
    page.goto("/second-factor/passkeys/")
    expect(page.locator("main .records")).to_contain_text("Desk 3")


@pytest.mark.parametrize("where", WINDOWS)
def test_each_page_in_both_languages(browser: Browser, office: LiveOffice, where: str) -> None:
    username, locale, size = WINDOWS[where]
    with window(browser, office, locale, size) as page:
        page.goto("/sign-in/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", PASSWORD)
        send(page)
        bind_an_app(page)
        bind_a_passkey(page)
        look_at(page)
        for link in ("edit", "remove"):
            page.goto("/second-factor/passkeys/")
            follow(page.locator(f"main .records a[href$='/{link}/']"))
            expect(page.locator("main form button.primary, main form button")).not_to_have_count(0)
            look_at(page)
        for address in RARE:
            answer = page.goto(address)
            assert answer is not None
            assert (answer.status, page.url.removeprefix(office.address)) == (200, address)
            look_at(page)
        page.goto("/password/")
        for field, typed in (("oldpassword", "wrong"), ("password1", "one"), ("password2", "two")):
            page.fill(f"input[name={field}]", typed)
        send(page)
        expect(page.locator(".errors")).to_be_visible()
        look_at(page)
