"""A guardian of the registry acts for a child; at the counter their phone is bound and proved."""

import re

from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.live import LiveOffice
from tests.journeys.steps import at_the_counter, enter, follow, look_at, send, start
from tests.office.databases import connected

from anju.office.notices.outbox import outbox_files

GUARDIAN, CHILD = "family_mother", "family_child"
WITHOUT_A_PHONE = "suspended_long"


def test_on_a_phone_in_chinese(page_zh_phone: Page, office: LiveOffice) -> None:
    page = page_zh_phone
    child = played(CHILD).holder.details.name
    enter(page, "guardian")
    page.goto("/my/family/")
    look_at(page)
    follow(page.locator("main form[action='/my/family/choose/'] button").first)
    page.wait_for_url("**/my/")
    expect(page.locator("main h1")).to_contain_text(child)
    look_at(page)
    page.goto("/my/family/")
    look_at(page)
    follow(page.locator("main form[action='/my/family/choose/'] button").first)
    expect(page.locator("main h1")).not_to_contain_text(child)


def test_at_the_counter_in_english(page_en_desk: Page, office: LiveOffice) -> None:
    page = page_en_desk
    enter(page, "police_clerk")
    at_the_counter(page, played(WITHOUT_A_PHONE).holder.details.identity_number)
    person = page.url
    start(page, "contact")
    page.fill("#address", "139 0013 9000")
    page.locator("#identity_seen").check()
    send(page)
    expect(page.locator("#code")).to_be_visible()
    look_at(page)
    with connected(office.database):
        found = re.search(r"(?<![0-9])[0-9]{6}(?![0-9])", outbox_files(1)[0].words.body)
    assert found
    page.fill("#code", found[0])
    send(page)
    page.wait_for_url("**/contact/")
    expect(page.locator("main .records")).to_contain_text("139****9000")
    look_at(page)
    page.goto(person)
    start(page, "family")
    follow(page.locator("main a[href$='/family/guardian/']"))
    look_at(page)
