"""A city's window grows longer: which permits that touches is read, and then it is adopted."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.city import PLACE
from tests.journeys.steps import enter, follow, look_at, send

WINDOW = re.compile(r'window = "\d+ days"')


@pytest.mark.parametrize(("window", "days"), [("page_zh_phone", 70), ("page_en_desk", 75)])
def test_a_measure_is_adopted(request: pytest.FixtureRequest, window: str, days: int) -> None:
    page: Page = request.getfixturevalue(window)
    enter(page, "city_administrator")
    follow(page.locator(".nav a[href='/measures/']"))
    look_at(page)
    follow(page.locator(f"a[href='/measures/adopt/?code={PLACE}']"))
    look_at(page)
    send(page)
    expect(page.locator(".errors")).to_be_visible()
    text = page.locator("#toml").input_value()
    longer = WINDOW.sub(f'window = "{days} days"', text, count=1)
    page.fill("#toml", longer)
    page.select_option("#reason", "amended")
    send(page)
    expect(page.locator("table.rows")).to_contain_text("→")
    look_at(page)
    follow(page.locator("button[name=change]"))
    expect(page.locator("#toml")).to_have_value(longer)
    send(page)
    send(page)
    expect(page.locator(".messages")).to_be_visible()
    expect(page.locator("table.rows")).to_contain_text("→")
    page.locator("main summary").click()
    look_at(page)
