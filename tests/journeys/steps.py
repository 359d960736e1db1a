"""What people do on pages, in either language."""

import re
from http import HTTPStatus
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect
from tests.journeys.accessible import assert_accessible_if_new, assert_no_sideways_scrolling
from tests.journeys.pictures import take_pictures

TYPESET_IN = 120_000
"""Milliseconds for a paper, which a busy machine takes its time to typeset."""


def look_at(page: Page) -> None:
    """Whether everybody can use the page one is on; `make look` takes pictures of it."""
    assert_no_sideways_scrolling(page)
    if assert_accessible_if_new(page):
        take_pictures(page)


def enter(page: Page, role: str) -> None:
    """Sign in as somebody of the demo, with one click."""
    page.goto("/sign-in/")
    follow(page.locator(f"form:has(input[value=demo-{role}]) button"))
    expect(page.locator(".head-switches a.quiet")).to_be_visible()


def leave(page: Page) -> None:
    """Sign out."""
    follow(page.locator("form[action='/sign-out/'] button").first)
    expect(page.locator("form[action='/sign-in/']")).to_be_visible()


def give_authenticator(page: Page) -> None:
    """Give the browser what makes passkeys and answers whenever it is asked."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    told = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": told})


def follow(what: Locator) -> None:
    """Press what leads to another page, and wait until that page is there."""
    with what.page.expect_navigation(wait_until="domcontentloaded"):
        what.click()


def send(page: Page) -> None:
    """Press the page's one primary button, and wait for the page that answers."""
    follow(page.locator("main button.primary"))


def look_for(page: Page, text: str, purpose: str = "counter") -> None:
    """Search for somebody from the first page; say why where that is asked."""
    page.goto("/")
    page.locator("main input[data-search]").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/**")
    if page.locator("#purpose").count():
        page.select_option("#purpose", purpose)
    expect(page.locator("#results a[data-result]").first).to_be_visible()


def go_to_day(page: Page, day: str) -> None:
    """Move the demo calendar to a day (YYYY-MM-DD)."""
    page.fill("#demo-to", day)
    follow(page.locator("form:has(#demo-to) button"))
    page.wait_for_load_state()


def say_why(page: Page, purpose: str, note: str = "") -> None:
    """Answer the question that stands before a record."""
    page.wait_for_url("**/why/**")
    page.select_option("#purpose", purpose)
    page.fill("#note", note)
    send(page)


def at_the_counter(page: Page, number: str) -> None:
    """The clerk types a number, or a reader does, and Enter leads to the person."""
    page.goto("/desk/")
    expect(page.locator("#q")).to_be_focused()
    page.locator("#q").fill(number)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/people/**")


def start(page: Page, what: str) -> None:
    """Open what the page of the person offers, by the end of its address, and look at it."""
    follow(page.locator(f"main a[href$='/{what}/']").first)
    page.wait_for_url(f"**/{what}/")
    look_at(page)


def case_of(page: Page) -> str:
    """Wait for the page of a case, look at it, and answer its address."""
    page.wait_for_url(re.compile(r"/desk/cases/[0-9a-f]+/$"))
    look_at(page)
    return urlsplit(page.url).path


def step(page: Page, case: str, name: str) -> None:
    """Open a step from the case's page, and look at it."""
    page.goto(case)
    follow(page.locator(f"main a[href$='/step/{name}/']"))
    page.wait_for_url(f"**/step/{name}/")
    look_at(page)


def taken(page: Page, case: str) -> None:
    """Take the step that is open, and wait for the case."""
    send(page)
    page.wait_for_url(f"**{case}")


def prints(page: Page, selector: str) -> None:
    """Open a paper in a window of its own: a PDF, however long it takes to typeset."""
    link = page.locator(selector).first
    address = str(link.get_attribute("href"))
    with page.context.expect_event(
        "response", lambda answer: urlsplit(answer.url).path == address, timeout=TYPESET_IN
    ) as answered:
        link.press("Enter")
    assert answered.value.status == HTTPStatus.OK
    assert answered.value.header_value("content-type") == "application/pdf"
