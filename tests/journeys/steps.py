"""What people do on pages, in either language."""

from playwright.sync_api import Page, expect
from tests.journeys.accessible import assert_accessible, assert_no_sideways_scrolling


def look_at(page: Page) -> None:
    """Whether everybody can use the page one is on."""
    assert_accessible(page)
    assert_no_sideways_scrolling(page)


def enter(page: Page, role: str) -> None:
    """Sign in as somebody of the demo, with one click."""
    page.goto("/sign-in/")
    page.locator(f"form:has(input[value=demo-{role}]) button").click()
    expect(page.locator(".head-switches a.quiet")).to_be_visible()


def leave(page: Page) -> None:
    """Sign out."""
    page.locator("form[action='/sign-out/'] button").first.click()
    expect(page.locator("form[action='/sign-in/']")).to_be_visible()


def send(page: Page) -> None:
    """Press the page's one primary button."""
    page.locator("main button.primary").click()


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
    page.locator("form:has(#demo-to) button").click()
    page.wait_for_load_state()


def say_why(page: Page, purpose: str, note: str = "") -> None:
    """Answer the question that stands before a record."""
    page.wait_for_url("**/why/**")
    page.select_option("#purpose", purpose)
    page.fill("#note", note)
    send(page)
