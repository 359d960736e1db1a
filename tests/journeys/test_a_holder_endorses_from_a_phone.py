"""From a phone a holder endorses, somebody without a permit applies, and both see who looked."""

import re

from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.live import LiveOffice
from tests.journeys.steps import follow, look_at, send
from tests.journeys.test_a_holder_signs_in_with_a_code import HOLDER, with_a_code

MOST_TAPS = 4
NEWCOMER = "no_permit"
RECEIPT = re.compile(r"^[0-9A-Z][0-9A-Z -]{7,}$")
PAGES = """
my/cases my/papers my/looks my/record my/inbox my/complain my/card my/card/damaged my/certificate
"""


def _signed_in(page: Page, whom: str = HOLDER) -> None:
    with_a_code(page, played(whom).holder.details.identity_number)
    page.goto("/my/")
    look_at(page)


def test_on_a_phone_in_chinese(page_zh_phone: Page, office: LiveOffice) -> None:
    page, taps = page_zh_phone, 0
    _signed_in(page)
    follow(page.locator("main a.primary[href='/my/endorse/']"))
    taps += 1
    look_at(page)
    foretold = page.locator(".likely .told li").first.inner_text()
    send(page)
    taps += 1
    page.wait_for_url("**/my/cases/**")
    look_at(page)
    expect(page.locator(".likely .told li").first).to_have_text(foretold)
    assert taps <= MOST_TAPS
    page.goto("/my/address/")
    look_at(page)


def test_at_a_desk_in_english(page_en_desk: Page, office: LiveOffice) -> None:
    page = page_en_desk
    _signed_in(page)
    for path in PAGES.split():
        page.goto(f"/{path}/")
        look_at(page)
    page.goto("/my/looks/")
    expect(page.locator("main details summary")).to_contain_text("You looked yourself")


def test_an_application_is_filed_with_all_that_is_missing_told(
    page_zh_phone: Page, office: LiveOffice
) -> None:
    page = page_zh_phone
    _signed_in(page, NEWCOMER)
    page.goto("/my/apply/")
    look_at(page)
    page.locator("main input[name=grounds][value=employment]").check()
    send(page)
    page.wait_for_url("**/my/apply/papers/")
    look_at(page)
    send(page)
    page.wait_for_url("**/my/apply/check/")
    look_at(page)
    expect(page.locator(".likely.is-loss .told li").first).to_be_visible()
    page.goto("/my/apply/")
    expect(page.locator("main input[name=grounds][value=employment]")).to_be_checked()
    page.goto("/my/apply/check/")
    send(page)
    page.wait_for_url("**/my/cases/**")
    expect(page.locator("main dl.facts dd.number")).to_have_text(RECEIPT)
    look_at(page)
    receipt = page.locator("main dl.facts dd.number").inner_text()
    page.goto("/my/")
    expect(page.locator("main")).to_contain_text(receipt)
    page.goto("/my/apply/")
    expect(page.locator("main dl.facts dd.number")).to_have_text(receipt)
