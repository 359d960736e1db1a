"""Pages zoomed to twice and to four times their size fit the screen, and all of them is read."""

import pytest
from playwright.sync_api import Browser
from tests.journeys.accessible import assert_no_sideways_scrolling, assert_nothing_cut_off
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter
from tests.journeys.windows import DESK, window

ZOOMED = {"200%": (640, 512), "400%": (320, 256)}
"""What is left of a screen of 1280 by 1024, in CSS pixels: WCAG 1.4.4 and 1.4.10."""

PAGES = {
    "": "/plan/ /plan/compare/ /plan/years/ /guide/ /sign-in/ /my/sign-in/ /check/",
    "holder": "/my/ /my/cases/ /my/papers/ /my/record/ /my/looks/ /my/inbox/ /my/reminders/",
    "police_clerk": "/ /desk/ /due/ /desk/calls/ /desk/lists/ /account/",
    "auditor": "/ /ledger/",
    "city_administrator": "/",
}


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_zoomed_pages_scroll_one_way_and_cut_nothing_off(
    browser: Browser, office: LiveOffice, language: str
) -> None:
    """Each page is asked for once, and its window made as small as each zoom leaves it."""
    for role, addresses in PAGES.items():
        with window(browser, office, language, DESK) as page:
            if role:
                enter(page, role)
            for address in addresses.split():
                answer = page.goto(address)
                assert answer is not None
                assert answer.status == 200, address
                for width, height in ZOOMED.values():
                    page.set_viewport_size({"width": width, "height": height})
                    assert_no_sideways_scrolling(page)
                    assert_nothing_cut_off(page)
