"""A record is printed as a record: ink on paper, without what only a screen needs."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, leave, look_for

SEEN = (
    "tools => [...document.querySelectorAll(tools)]"
    ".filter(each => each.checkVisibility()).map(each => each.outerHTML)"
)
TOOLS = (".demo", ".nav", ".head-switches", "form", ".button", ".foot .switch")


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


def prints(page: Page) -> None:
    page.emulate_media(media="print")
    seen = page.evaluate(SEEN, ", ".join(TOOLS))
    assert seen == [], seen
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")


def test_a_permit_and_its_holder(page_zh_phone: Page) -> None:
    page = page_zh_phone
    enter(page, "police_clerk")
    follow(page.locator("button[name=scheme][value=dark]"))
    look_for(page, "赵强")
    follow(page.locator("#results a[href^='/permits/']").first)
    page.wait_for_url("**/permits/**")
    prints(page)
    follow(page.locator("main .trail a"))
    page.wait_for_url("**/people/**")
    prints(page)


def test_the_answer_of_the_planner(page_zh_phone: Page) -> None:
    page_zh_phone.goto("/plan/?place=310000&issued=2023-12-15&endorsed=2024-12-01&scheme=dark")
    expect(page_zh_phone.locator(".callout")).to_be_visible()
    prints(page_zh_phone)


def test_lists_of_the_auditor_and_the_clerk(page_en_desk: Page) -> None:
    page = page_en_desk
    enter(page, "auditor")
    page.goto("/ledger/")
    prints(page)
    leave(page)
    enter(page, "police_clerk")
    page.goto("/due/?tab=late")
    prints(page)
    expect(page.locator("table.rows tbody tr").first).to_be_visible()
