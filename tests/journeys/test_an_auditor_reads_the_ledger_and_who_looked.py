"""An auditor reads what was written, and who looked at whom."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, look_at, look_for
from tests.journeys.windows import DESK, window


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


def test_the_ledger_page_by_page(page_en_desk: Page) -> None:
    page = page_en_desk
    enter(page, "auditor")
    follow(page.locator(".nav a[href='/ledger/']"))
    expect(page.locator("h1")).to_have_text(re.compile(r"Ledger [0-9,]+ entries"))
    entries = page.locator("ol.records > li")
    expect(entries.nth(19)).to_be_visible()
    expect(page.locator("ol.records .hash").first).to_have_text(re.compile("^0[12][0-9a-f]{64}$"))
    latest = entries.first.inner_text()
    look_at(page)
    follow(page.locator("a[rel=next]"))
    expect(page.locator("ol.records > li").first).not_to_have_text(latest)
    follow(page.locator("a[rel=prev]"))
    assert page.locator("ol.records > li").first.inner_text() == latest


def test_who_looked_at_somebody(page_zh_phone: Page, browser: Browser, office: LiveOffice) -> None:
    with window(browser, office, "en", DESK) as clerks:
        enter(clerks, "police_clerk")
        look_for(clerks, "赵强", "case")
        follow(clerks.locator("#results a[data-result]").first)
        clerks.wait_for_url("**/people/**")
        theirs = clerks.url
    page = page_zh_phone
    enter(page, "auditor")
    page.goto(theirs)
    page.select_option("#purpose", "audit")
    follow(page.locator("main button.primary"))
    follow(page.locator("a[href$='/looks/']").last)
    page.wait_for_url("**/looks/")
    expect(page.locator("h1")).to_contain_text("赵强")
    rows = page.locator("table.rows tbody tr")
    expect(rows.filter(has_text="周航").first).to_contain_text("我正在办理的业务")
    look_at(page)
    follow(rows.filter(has_text="周航").locator("a[href^='/looks/']").first)
    expect(page.locator("h1")).to_contain_text("周航")
    look_at(page)


def test_a_clerk_reads_neither(page_zh_phone: Page) -> None:
    page = page_zh_phone
    enter(page, "agency_clerk")
    expect(page.locator(".nav a[href='/ledger/']")).to_have_count(0)
    expect(page.locator(".nav a[href='/looks/']")).to_have_count(0)
