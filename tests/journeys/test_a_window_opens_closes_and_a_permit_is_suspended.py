"""The year of a permit in the demo's calendar: nothing to do, the window opens, it is missed."""

from datetime import timedelta

from playwright.sync_api import Page, expect
from tests.journeys.steps import enter, follow, go_to_day, look_at, look_for, say_why

from anju.office.common.clock import legal_day, now


def test_a_year_passes(page_en_desk: Page) -> None:
    page, today = page_en_desk, legal_day(now())
    enter(page, "police_clerk")
    look_for(page, "张伟")
    follow(page.locator("#results li:has-text('张伟') a[href^='/permits/']").first)
    status = page.locator("h1 .status")
    expect(status).to_have_text("In force")
    expect(page.locator(".callout")).to_contain_text("Nothing to do now.")
    go_to_day(page, (today + timedelta(days=118)).isoformat())
    expect(status).to_have_text("In force")
    go_to_day(page, (today + timedelta(days=122)).isoformat())
    expect(status).to_have_text("In force, window open")
    look_at(page)
    go_to_day(page, (today + timedelta(days=190)).isoformat())
    expect(status).to_have_text("Use suspended")
    expect(page.locator(".callout")).to_contain_text("Endorse as soon as you can")
    expect(page.locator(".timeline svg:visible")).to_have_count(1)
    look_at(page)
    page.goto("/due/?tab=late")
    expect(page.locator("table.rows")).to_contain_text("张伟")


def test_looking_ahead_moves_nothing(page_zh_phone: Page) -> None:
    page = page_zh_phone
    enter(page, "agency_clerk")
    page.goto("/due/?tab=window_open")
    follow(page.locator("table.rows th a").first)
    say_why(page, "phone")
    on = page.locator("#on").input_value()
    ahead = legal_day(now()) + timedelta(days=900)
    page.fill("#on", ahead.isoformat())
    follow(page.locator("form:has(#on) button"))
    expect(page.locator("h1 .status")).to_contain_text("使用功能中止")
    expect(page.locator(".caution").first).to_contain_text("预看")
    look_at(page)
    follow(page.locator(".caution a").first)
    expect(page.locator("#on")).to_have_value(on)
