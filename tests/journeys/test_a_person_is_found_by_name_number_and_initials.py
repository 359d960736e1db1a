"""Whatever somebody says or holds out at a counter, the record is found."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, look_at, look_for

WHOM = played("pending_in_time").holder
NUMBER = WHOM.details.identity_number
FULL_WIDTH = NUMBER.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"})


WAYS = ("欧阳明月", "欧阳", "阳明", "oymy", NUMBER, FULL_WIDTH, WHOM.permits[0].number)
"""The name, its beginning, its middle, its initials, both numbers, one typed in full width."""


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


def test_every_way_leads_to_one_record(page_zh_phone: Page) -> None:
    page = page_zh_phone
    enter(page, "police_clerk")
    for typed in WAYS:
        look_for(page, typed)
        found = page.locator("#results a[data-result]").filter(has_text="欧阳明月")
        expect(found).to_have_count(1)
        assert NUMBER not in page.locator("#results").inner_text()


def test_rare_characters_are_found_and_shown(page_en_desk: Page) -> None:
    page = page_en_desk
    enter(page, "police_clerk")
    for name in ("𠮷野", "罗㐂", "林䶮", "高𬭎"):
        look_for(page, name)
        follow(page.locator("#results a[data-result]").first)
        expect(page.locator("h1")).to_have_text(name)


def test_results_come_while_one_types(page_en_desk: Page) -> None:
    page = page_en_desk
    enter(page, "police_clerk")
    look_for(page, "宋永强")
    expect(page.locator("#results .records > li").first.locator(".status")).to_have_count(9)
    look_at(page)
    page.locator("main input[data-search]").fill("谢梓")
    expect(page.locator("#results a[data-result]")).to_have_text(["谢梓涵"])
    expect(page.locator("#results")).to_contain_text("No permit.")
    page.locator("main input[data-search]").fill("没有的人")
    expect(page.locator("#results")).to_contain_text("Nobody in")
    look_at(page)
