"""Somebody's permit does not work any more: why, and what to do, within few steps."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, look_at

FEW = 6
"""Clicks and fields from the sign-in page to the sentence."""


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


class Counted:
    """A page on which every step is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def click(self, selector: str) -> None:
        follow(self.page.locator(selector).first)
        self.steps += 1

    def fill(self, selector: str, text: str) -> None:
        self.page.fill(selector, text)
        self.steps += 1

    def choose(self, selector: str, value: str) -> None:
        self.page.select_option(selector, value)
        self.steps += 1


def read_aloud(page: Page, status: str) -> None:
    """What a screen reader says of a permit: what is drawn in words, where one is by its name."""
    suspended = status.rpartition(" ")[2]
    drawn = re.compile(rf"{suspended}.*\d", re.DOTALL | re.IGNORECASE)
    expect(page.get_by_role("img", name=drawn).first).to_be_visible()
    expect(page.get_by_role("heading", level=1, name=re.compile(status))).to_be_visible()
    for once in (page.get_by_role("banner"), page.get_by_role("main")):
        expect(once).to_have_count(1)
    for named in (page.get_by_role("navigation"), page.get_by_role("search")):
        for each in named.all():
            assert each.get_attribute("aria-label")


def understood(page: Page, headline: str, status: str) -> None:
    page.goto("/sign-in/")
    counted = Counted(page)
    counted.click("form:has(input[value=demo-police_clerk]) button")
    counted.fill("main input[data-search]", played("suspended_three_days").holder.details.name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/**")
    look_at(page)
    counted.choose("#purpose", "counter")
    counted.click("#results a[href^='/permits/']")
    expect(page.locator("h1")).to_contain_text(status)
    expect(page.locator(".callout")).to_contain_text(headline)
    assert counted.steps <= FEW
    look_at(page)
    read_aloud(page, status)
    counted.click("main .trail a")
    expect(page.locator("h1")).to_have_text("李秀英")
    look_at(page)


def test_on_a_phone_in_chinese(page_zh_phone: Page) -> None:
    understood(page_zh_phone, "请尽快补办签注", "使用功能中止")


def test_on_a_desk_in_english(page_en_desk: Page) -> None:
    understood(page_en_desk, "Endorse as soon as you can", "Use suspended")


@pytest.mark.parametrize("tab", ["window_open", "due", "late", "lapsing"])
def test_the_lists_that_lead_there(page_zh_phone: Page, tab: str) -> None:
    enter(page_zh_phone, "police_clerk")
    page_zh_phone.goto(f"/due/?tab={tab}")
    expect(page_zh_phone.locator(".tabs a[aria-current]")).to_have_count(1)
    look_at(page_zh_phone)
