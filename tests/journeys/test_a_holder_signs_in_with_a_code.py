"""A holder signs in with a number and the code that came, then with a passkey and without one."""

import re

from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.live import LiveOffice
from tests.journeys.steps import follow, give_authenticator, look_at, send

HOLDER = "window_open"


def outbox_code(page: Page) -> str:
    """The code in the latest message of the outbox, in a window of its own."""
    with page.context.expect_page() as opened:
        page.locator("main a[href='/outbox/']").click()
    outbox = opened.value
    outbox.wait_for_load_state()
    found = re.search(r"(?<![0-9])[0-9]{6}(?![0-9])", outbox.locator("main").inner_text())
    assert found
    outbox.close()
    return found[0]


def with_a_code(page: Page, number: str) -> None:
    page.goto("/my/contacts/")
    page.wait_for_url("**/my/sign-in/**")
    look_at(page)
    page.fill("#number", number)
    send(page)
    page.wait_for_url("**/my/sign-in/code/")
    look_at(page)
    code = outbox_code(page)
    page.fill("#code", f"{(int(code) + 1) % 10**6:06}")
    send(page)
    expect(page.locator(".errors")).to_be_visible()
    look_at(page)
    page.fill("#code", code)
    send(page)
    page.wait_for_url("**/my/contacts/")
    look_at(page)


def test_on_a_phone_in_chinese(page_zh_phone: Page, office: LiveOffice) -> None:
    page = page_zh_phone
    number = played(HOLDER).holder.details.identity_number
    with_a_code(page, f" {number[:6]} {number[6:14]} {number[14:]} ")
    follow(page.locator("main a[href='/my/family/']"))
    look_at(page)
    follow(page.locator("main a[href='/my/family/relative/']"))
    look_at(page)


def test_at_a_desk_in_english_with_a_passkey(page_en_desk: Page, office: LiveOffice) -> None:
    page = page_en_desk
    give_authenticator(page)
    with_a_code(page, played(HOLDER).holder.details.identity_number)
    follow(page.locator("main a[href='/second-factor/passkeys/add/']"))
    page.fill("input[name=name]", "Phone")
    look_at(page)
    follow(page.locator("#mfa_webauthn_add"))
    page.wait_for_url("**/second-factor/passkeys/")
    look_at(page)
    follow(page.locator(".head form[action='/sign-out/'] button"))
    page.wait_for_url("**/my/sign-in/")
    follow(page.locator("#passkey_login"))
    page.wait_for_url("**/my/")
    page.goto("/my/contacts/")
    expect(page.locator("main a[href='/second-factor/passkeys/']")).to_be_visible()
    look_at(page)
