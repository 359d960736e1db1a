"""The demo's calendar is moved to a last day: the reminders are there, and who has no phone."""

from datetime import timedelta

from playwright.sync_api import Page, expect
from tests.journeys.live import LiveOffice
from tests.journeys.steps import enter, follow, go_to_day, look_at

from anju.law.wording import day_in_words
from anju.office.common.clock import legal_day, now

ROUND = """
import django
django.setup()
from anju.office.common.clock import now
from anju.office.notices.upkeep import queue_what_is_due, send_what_waits
queue_what_is_due(now())
send_what_waits(now())
"""
"""What the worker does again and again, once."""


def _one_round(office: LiveOffice) -> None:
    done = office.database.run("-c", ROUND, env={"ANJU_DEMO": "1"})
    assert done.returncode == 0, done.stderr


def test_who_has_no_phone_is_called(page_zh_phone: Page, office: LiveOffice) -> None:
    page = page_zh_phone
    _one_round(office)
    enter(page, "police_clerk")
    page.goto("/outbox/")
    expect(page.locator("h1")).to_contain_text("已发送的消息")
    expect(page.locator(".records").first).to_contain_text("居住证：现在可以签注")
    look_at(page)
    page.goto("/desk/calls/")
    row = page.locator(".records > li:has-text('刘洋')")
    expect(row).to_contain_text("没有登记手机号码")
    look_at(page)
    follow(row.locator("a.button"))
    page.check("#outcome_0")
    page.fill("#note", "邻居接的电话，已转告本人")
    look_at(page)
    follow(page.locator("form:has(#note) button"))
    expect(page.locator(".messages")).to_contain_text("通话情况已记录。")
    expect(page.locator(".records > li:has-text('刘洋')")).to_have_count(0)


def test_the_last_day_is_told(page_en_desk: Page, office: LiveOffice) -> None:
    page, last_day = page_en_desk, legal_day(now()) + timedelta(days=49)
    enter(page, "police_clerk")
    page.goto("/outbox/")
    go_to_day(page, last_day.isoformat())
    _one_round(office)
    page.reload()
    told = page.locator(".records > li:has-text('居住证：请在今天签注')")
    expect(told.first).to_contain_text(day_in_words(last_day, "zh"))
    expect(told.first).to_contain_text("mobile phone 138")
    look_at(page)
    page.goto("/desk/calls/")
    expect(page.locator("h1")).to_contain_text("To be called")
    expect(page.locator(".records > li").first).to_contain_text("Use suspended from")
    look_at(page)
