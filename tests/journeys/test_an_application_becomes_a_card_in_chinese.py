"""The same application on a phone in Chinese: a city of its own, because one is granted once."""

from playwright.sync_api import Page
from tests.journeys.test_an_application_becomes_a_card import the_application


def test_on_a_phone_in_chinese(page_zh_phone: Page) -> None:
    the_application(page_zh_phone, "zh")
