"""A city's window grows longer: which permits that touches is read, and then it is adopted."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.city import PLACE
from tests.journeys.steps import enter, look_at, send


@pytest.mark.parametrize(("window", "days"), [("page_zh_phone", 70), ("page_en_desk", 75)])
def test_a_measure_is_adopted(request: pytest.FixtureRequest, window: str, days: int) -> None:
    page: Page = request.getfixturevalue(window)
    enter(page, "city_administrator")
    page.locator(".nav a[href='/measures/']").click()
    look_at(page)
    page.locator(f"a[href='/measures/adopt/?code={PLACE}']").click()
    look_at(page)
    send(page)
    expect(page.locator(".errors")).to_be_visible()
    text = page.locator("#toml").input_value()
    before = 'window = "60 days"' if days == 70 else 'window = "70 days"'  # one city for both
    page.fill("#toml", text.replace(before, f'window = "{days} days"', 1))
    page.select_option("#reason", "amended")
    send(page)
    expect(page.locator("table.rows")).to_contain_text("→")
    look_at(page)
    page.locator("button[name=change]").click()
    expect(page.locator("#toml")).to_have_value(text.replace(before, f'window = "{days} days"', 1))
    send(page)
    send(page)
    expect(page.locator(".messages")).to_be_visible()
    expect(page.locator("table.rows")).to_contain_text("→")
    page.locator("main summary").click()
    look_at(page)
