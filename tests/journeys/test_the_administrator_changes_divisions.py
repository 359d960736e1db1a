"""A district is renamed, goes into another one, and one is new: read first, then recorded."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.steps import enter, follow, look_at, send

OLD, INTO, NEW = "440305", "440304", "440312"


@pytest.mark.parametrize("window", ["page_zh_phone", "page_en_desk"])
def test_divisions_are_renamed_merged_and_opened(
    request: pytest.FixtureRequest, window: str
) -> None:
    page: Page = request.getfixturevalue(window)
    in_english = window == "page_en_desk"
    enter(page, "city_administrator")
    follow(page.locator(".nav a[href='/divisions/']"))
    look_at(page)
    code = OLD if in_english else "440308"  # the two windows share one city
    follow(page.locator(f"a[href='/divisions/{code}/rename/']"))
    page.fill("#first_day", "1975-01-01")
    page.fill("#name_zh", "盐田港区")
    send(page)
    expect(page.locator(".errors")).to_be_visible()
    look_at(page)
    page.fill("#first_day", "2031-01-01")
    send(page)
    expect(page.locator("main")).to_contain_text("盐田港区")
    look_at(page)
    follow(page.locator("button[name=change]"))
    page.fill("#name_en", "Harbour")
    send(page)
    send(page)
    expect(page.locator(".messages")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Harbour" if in_english else "盐田港区")
    look_at(page)

    follow(page.locator(f"a[href='/divisions/{code}/merge/']"))
    page.select_option("#into", INTO)
    page.fill("#first_day", "2032-01-01")
    look_at(page)
    send(page)
    look_at(page)
    send(page)
    expect(page.locator(f"a[href='/divisions/{code}/merge/']")).to_have_count(0)
    look_at(page)

    follow(page.locator("main a[href='/divisions/open/']"))
    page.fill("#division_code", NEW if in_english else "440313")
    page.fill("#name_zh", "前海区")
    page.fill("#first_day", "2031-01-01")
    look_at(page)
    send(page)
    send(page)
    page.fill("#on", "2032-06-01")
    follow(page.locator("form.asked button"))
    expect(page.locator(".caution")).to_be_visible()
    expect(page.locator("main")).to_contain_text("前海区")
    look_at(page)
