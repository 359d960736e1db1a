"""The waiting room: endorsed in three keys after the number; who is early is told from when."""

import re
from http import HTTPStatus

from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.steps import enter, look_at

TYPESET_IN = 120_000
"""Milliseconds for a receipt, which a busy machine takes its time to typeset."""

TIMELY = {"zh": ("window_opens_today", "last_day_told"), "en": ("last_good_day", "window_open")}
WORDS = {
    "zh": ("按期签注，不会中断。", "今天不能签注", "逾期补办", "签注已撤回，视为未办理。"),
    "en": (
        "In time. Nothing is interrupted.",
        "Not to be endorsed today",
        "Late. Use is restored",
        "The endorsement was taken back. It counts as never made.",
    ),
}


def typed(page: Page, key: str) -> None:
    """The clerk types a number, or a reader does."""
    page.goto("/desk/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(played(key).holder.details.identity_number)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/people/**")


def printed(page: Page) -> None:
    """Enter prints the receipt: in a window of its own, as a PDF."""
    expect(page.locator("main a[data-likely]")).to_be_focused()
    receipt = re.compile(r"/receipt/$")
    with page.context.expect_event(
        "response", lambda answer: receipt.search(answer.url), timeout=TYPESET_IN
    ) as answered:
        page.keyboard.press("Enter")
    assert answered.value.status == HTTPStatus.OK
    assert answered.value.header_value("content-type") == "application/pdf"


def endorsed(page: Page, key: str, headline: str) -> None:
    """Three keys after the number: find, declare, print."""
    typed(page, key)
    expect(page.locator(".likely .callout")).to_contain_text(headline)
    expect(page.locator(".likely button")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/endorsed/**")
    printed(page)


def the_waiting_room(page: Page, language: str) -> None:
    timely, early, late, withdrawn = WORDS[language]
    enter(page, "police_clerk")
    page.goto("/desk/")
    look_at(page)
    for key in TIMELY[language]:
        endorsed(page, key, timely)
    look_at(page)
    page.locator("form[action$='/withdraw/'] button").click()
    expect(page.locator(".messages")).to_contain_text(withdrawn)
    typed(page, "window_not_open")
    expect(page.locator(".likely h2")).to_have_text(early)
    expect(page.locator(".likely form")).to_have_count(0)
    look_at(page)
    typed(page, "suspended_three_days")
    expect(page.locator(".likely .callout")).to_contain_text(late)
    look_at(page)


def test_on_a_phone_in_chinese(page_zh_phone: Page) -> None:
    the_waiting_room(page_zh_phone, "zh")


def test_on_a_desk_in_english(page_en_desk: Page) -> None:
    the_waiting_room(page_en_desk, "en")
