"""Somebody without an account asks when to endorse, tries another day, and reads the guide."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import follow, look_at, send

from anju.law.wording import day_in_words

ISSUED_BEFORE = timedelta(days=300)
"""How long before today the permit was issued: its window is not open yet."""


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


def today_of(page: Page) -> date:
    """The day that the demo's site sees."""
    return date.fromisoformat(page.locator(".demo-day").get_attribute("datetime") or "")


def planned(page: Page, place: str, language: str) -> None:
    page.goto("/")
    page.wait_for_url("**/plan/")
    look_at(page)
    issued_on = today_of(page) - ISSUED_BEFORE
    page.fill("#issued", "nonsense")
    send(page)
    expect(page.locator(".errors")).to_be_focused()
    look_at(page)
    page.fill("#place", place)
    page.fill("#issued", issued_on.strftime("%Y%m%d"))
    page.keyboard.press("Enter")
    expect(page.locator(".callout")).to_be_visible()
    expect(page.locator("h1 + .muted")).to_contain_text(day_in_words(issued_on, language))
    look_at(page)
    days_put_into_a_calendar(page)
    another_day(page)


def days_put_into_a_calendar(page: Page) -> None:
    """The file opens in a calendar, and holds the window's first day and the last."""
    address = str(page.locator("a[href*='.ics']").get_attribute("href"))
    answer = page.request.get(address)
    assert answer.ok
    assert len(Calendar.from_ical(answer.body()).walk("VEVENT")) == 2


def another_day(page: Page) -> None:
    """The slider asks as it is moved, without leaving the page."""
    address = page.url
    page.locator("#slide").focus()
    expect(page.locator("#slide")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("#imagined .likely.is-loss")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.locator("#imagined .likely:not(.is-loss)")).to_be_visible()
    assert page.url == address
    look_at(page)


def looked_around(page: Page) -> None:
    for name in ("years", "compare"):
        follow(page.locator(f".nav a[href*='/plan/{name}/']"))
        look_at(page)
    page.fill("#place-1", "深圳")
    page.fill("#place-2", "杭州")
    send(page)
    expect(page.locator("table.rows tbody tr")).to_have_count(2)
    look_at(page)
    follow(page.locator(".nav a[href*='/guide/']"))
    look_at(page)


def test_on_a_phone_in_chinese(page_zh_phone: Page) -> None:
    planned(page_zh_phone, "上海", "zh")
    looked_around(page_zh_phone)


def test_on_a_desk_in_english(page_en_desk: Page) -> None:
    planned(page_en_desk, "Shanghai", "en")
    follow(page_en_desk.locator(".head-switches a[hreflang=zh-Hans]"))
    expect(page_en_desk.locator("html")).to_have_attribute("lang", "zh-Hans")
    follow(page_en_desk.locator(".nav a[href*='/guide/']"))
    expect(page_en_desk.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_without_scripts(browser: Browser, office: LiveOffice) -> None:
    context = browser.new_context(
        base_url=office.address, locale="en", java_script_enabled=False, timezone_id="Asia/Shanghai"
    )
    try:
        page = context.new_page()
        page.goto("/plan/")
        issued_on = today_of(page) - ISSUED_BEFORE
        page.fill("#place", "深圳")
        page.fill("#issued", issued_on.isoformat())
        follow(page.locator("button[name=rows]"))
        expect(page.locator("input[name=endorsed]")).to_have_count(2)
        expect(page.locator(".callout")).to_be_visible()
        expect(page.locator("#slide")).to_be_hidden()
        page.fill("#on", (issued_on + timedelta(days=400)).isoformat())
        follow(page.locator("form[data-what-if] button"))
        expect(page.locator("#imagined .likely.is-loss")).to_be_visible()
    finally:
        context.close()
