"""Large type and dark colours stay chosen; everything is reached without a mouse."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, look_at, look_for

PAPER_IN_THE_DARK = "rgb(23, 22, 19)"


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


def colour(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def size(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.body).fontSize")
    return found


def test_they_stay_from_page_to_page(page_zh_phone: Page) -> None:
    page = page_zh_phone
    page.goto("/sign-in/")
    assert size(page) == "18px"
    follow(page.locator("button[name=type]"))
    follow(page.locator("button[name=scheme][value=dark]"))
    look_at(page)
    enter(page, "police_clerk")
    look_for(page, "赵强")
    for address in ("/", page.url, "/due/?tab=late", "/account/"):
        page.goto(address)
        assert size(page) == "24px"
        assert colour(page) == PAPER_IN_THE_DARK
        look_at(page)
    look_for(page, "赵强")
    follow(page.locator("#results a[href^='/permits/']").first)
    look_at(page)
    follow(page.locator("main .trail a"))
    look_at(page)


@pytest.mark.parametrize("role", ["auditor", "city_administrator"])
def test_large_and_dark_for_the_others(page_en_desk: Page, role: str) -> None:
    page = page_en_desk
    enter(page, role)
    follow(page.locator("button[name=type]"))
    follow(page.locator("button[name=scheme][value=dark]"))
    for way in page.locator(".nav a").all():
        assert way.get_attribute("href")
    for address in [str(way.get_attribute("href")) for way in page.locator(".nav a").all()]:
        page.goto(address)
        assert size(page) == "24px"
        look_at(page)


def test_a_record_is_reached_by_keys_alone(page_en_desk: Page) -> None:
    page = page_en_desk
    page.goto("/sign-in/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        if page.evaluate("document.activeElement.form?.account?.value") == "demo-police_clerk":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main input[data-search]")).to_be_focused()
    page.goto("/due/")
    page.keyboard.press("/")
    expect(page.locator("input[data-search]")).to_be_focused()
    page.keyboard.insert_text("赵强")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/**")
    expect(page.locator("main input[data-search]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#purpose")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a[data-result]").first).to_be_visible()
    page.keyboard.press("/")
    page.locator("main input[data-search]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a[data-result]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("赵强")
