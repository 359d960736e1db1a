"""Somebody is recorded twice: a clerk proposes, an officer decides, and it can be undone."""

from playwright.sync_api import Browser, Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, look_at, look_for, send
from tests.journeys.windows import DESK, window

NAME = "李娜"
"""Who is recorded twice (`city.TWICE`)."""


def test_a_record_is_merged_and_split_again(
    page_zh_phone: Page, browser: Browser, office: LiveOffice
) -> None:
    clerk = page_zh_phone
    enter(clerk, "police_clerk")
    look_for(clerk, NAME)
    both = clerk.locator("#results .records > li").filter(has_text=NAME)
    expect(both).to_have_count(2)
    with_permit = both.filter(has=clerk.locator(".status"))
    follow(with_permit.locator("a[data-result]"))
    expect(clerk.locator("main")).to_contain_text("可能是同一个人")
    look_at(clerk)
    person = clerk.url
    follow(clerk.locator("a[href*='/merge/']"))
    expect(clerk.locator("main")).to_contain_text("18个字符中有1个不同")
    look_at(clerk)
    clerk.select_option("#reason", "same_number")
    send(clerk)
    expect(clerk.locator(".messages")).to_contain_text("须由另一名担任其他角色的人决定")
    expect(clerk.locator("a[href*='/merge/']")).to_have_count(0)

    with window(browser, office, "en", DESK) as officer:
        enter(officer, "issuing_officer")
        follow(officer.locator(".nav a[href='/proposals/']"))
        expect(officer.locator(".records > li")).to_have_count(1)
        look_at(officer)
        follow(officer.locator(".records a").first)
        expect(officer.locator(".sides > section")).to_have_count(2)
        look_at(officer)
        follow(officer.locator("button[value=granted]"))
        expect(officer.locator(".messages")).to_contain_text("Granted")
        expect(officer.locator("main")).to_contain_text("Nothing waits for a decision.")

        look_for(clerk, NAME)
        expect(clerk.locator("#results .records > li").filter(has_text=NAME)).to_have_count(1)
        clerk.goto(person)
        expect(clerk.locator("main")).to_contain_text("另有记录")
        look_at(clerk)
        follow(clerk.locator("a[href$='/split/']"))
        look_at(clerk)
        clerk.select_option("#reason", "another_person")
        send(clerk)
        officer.goto("/proposals/")
        follow(officer.locator(".records a").first)
        follow(officer.locator("button[value=granted]"))
        expect(officer.locator(".messages")).to_contain_text("Granted")
    clerk.goto(person)
    expect(clerk.locator("main")).not_to_contain_text("另有记录")


def test_an_entry_is_corrected_by_two(
    page_en_desk: Page, browser: Browser, office: LiveOffice
) -> None:
    clerk = page_en_desk
    enter(clerk, "police_clerk")
    look_for(clerk, "丹增罗布")
    follow(clerk.locator("#results a[href^='/permits/']").first)
    permit = clerk.url
    follow(clerk.locator("a[href*='/correct/']").first)
    expect(clerk.locator(".sides")).to_contain_text("Without the entry")
    look_at(clerk)
    clerk.select_option("#reason", "wrong_entry")
    send(clerk)
    expect(clerk.locator(".messages")).to_contain_text("Another person, with another role, decides")
    look_at(clerk)
    with window(browser, office, "en", DESK) as officer:
        enter(officer, "issuing_officer")
        officer.goto("/proposals/")
        follow(officer.locator(".records a").filter(has_text="entry").first)
        look_at(officer)
        follow(officer.locator("button[value=refused]"))
        expect(officer.locator(".messages")).to_contain_text("everything stays as it was")
    clerk.goto(permit)
    expect(clerk.locator("ol.records").last).to_contain_text("was refused")
