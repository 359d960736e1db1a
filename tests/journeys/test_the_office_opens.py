"""The first page of an office opens, in both languages, for everybody."""

import pytest
from playwright.sync_api import Page
from tests.journeys.accessible import (
    assert_accessible,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
)
from tests.journeys.live import LiveOffice
from tests.journeys.steps import look_at


@pytest.fixture(scope="module")
def office(office_to_look_at: LiveOffice) -> LiveOffice:
    """The one that others look at, too."""
    return office_to_look_at


def test_the_sign_in_page_opens_on_a_phone_in_chinese(page_zh_phone: Page) -> None:
    answer = page_zh_phone.goto("/sign-in/")
    assert answer
    assert answer.status == 200
    assert page_zh_phone.locator("html").get_attribute("lang") == "zh-Hans"
    assert page_zh_phone.locator("h1").count() == 1
    look_at(page_zh_phone)


def test_the_sign_in_page_opens_on_a_desk_in_english(page_en_desk: Page) -> None:
    answer = page_en_desk.goto("/sign-in/")
    assert answer
    assert answer.status == 200
    assert page_en_desk.locator("html").get_attribute("lang") == "en"
    look_at(page_en_desk)


@pytest.mark.parametrize(
    "content",
    [
        '<input type="text">',
        '<p style="color: #bbb; background: #fff">Hardly there</p>',
        '<img src="data:,">',
    ],
)
def test_a_page_that_shuts_people_out_is_seen(page_en_desk: Page, content: str) -> None:
    page_en_desk.set_content(
        f'<html lang="en"><title>A page</title><main><h1>A page</h1>{content}</main></html>'
    )
    with pytest.raises(AssertionError, match=r"critical|serious"):
        assert_accessible(page_en_desk, contrast=True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<p style="width: 4em; overflow: hidden; white-space: nowrap">Too long for it</p>', "cut"),
        ('<p style="height: 0.6em; overflow: hidden">Half of it is there</p>', "cut off"),
        ('<p style="margin-left: -3em">Begins beside it</p>', "beside the screen"),
        ('<p>One</p><p style="margin-top: -2.2em">Other</p>', "one over the other"),
    ],
)
def test_a_text_that_cannot_be_read_is_seen(page_zh_phone: Page, content: str, said: str) -> None:
    page_zh_phone.set_content(f"<main><h1>A page</h1><p>Read</p>{content}</main>")
    with pytest.raises(AssertionError, match=said):
        assert_nothing_cut_off(page_zh_phone)


def test_a_page_wider_than_a_phone_is_seen(page_zh_phone: Page) -> None:
    page_zh_phone.set_content('<body style="margin: 8px"><div style="width: 800px">Too wide</div>')
    with pytest.raises(AssertionError, match="808 pixels wide"):
        assert_no_sideways_scrolling(page_zh_phone)
