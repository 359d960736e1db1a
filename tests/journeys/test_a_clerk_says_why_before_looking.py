"""No reason, no record: it is asked once, kept for the session, and stands in the looks."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, look_at, say_why, send
from tests.journeys.windows import DESK, window


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


def test_the_reason_is_asked_once_and_recorded(
    page_zh_phone: Page, browser: Browser, office: LiveOffice
) -> None:
    page = page_zh_phone
    enter(page, "police_clerk")
    page.goto("/due/?tab=late")
    follow(page.locator("table.rows th a").first)
    page.wait_for_url("**/why/**")
    expect(page.locator("h1")).to_be_visible()
    look_at(page)
    page.select_option("#purpose", "other")
    send(page)
    expect(page.locator(".errors")).to_be_visible()
    look_at(page)
    say_why(page, "other", "窗口来电核对")
    page.wait_for_url("**/permits/**")
    follow(page.locator("main .trail a"))
    page.wait_for_url("**/people/**")
    name = page.locator("h1").inner_text()
    with window(browser, office, "en", DESK) as auditors:
        enter(auditors, "auditor")
        auditors.goto("/looks/")
        row = auditors.locator("table.rows tbody tr").filter(has_text="Person").first
        expect(row).to_contain_text("窗口来电核对")
        expect(row).to_contain_text(name)
        expect(auditors.locator("table.rows")).to_contain_text("The list of who is late")


def test_a_search_without_a_reason_finds_nobody(page_en_desk: Page) -> None:
    page = page_en_desk
    enter(page, "agency_clerk")
    page.goto("/find/?q=李")
    expect(page.locator("#results a[data-result]")).to_have_count(0)
    expect(page.locator(".errors")).to_have_count(0)
    expect(page.locator("#results")).to_contain_text("Say why you look")
    look_at(page)
    page.select_option("#purpose", "other")
    expect(page.locator("#results")).to_contain_text("Say in a few words why you look.")
    page.select_option("#purpose", "phone")
    expect(page.locator("#results a[data-result]").first).to_be_visible()
