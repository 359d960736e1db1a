"""Somebody new is registered, moves to another street, and leaves: what each does is said."""

from playwright.sync_api import expect
from tests.journeys.city import nobodys_number
from tests.journeys.counter import Counter
from tests.journeys.steps import follow, look_at, send, start


def test_a_newcomer(counter: Counter) -> None:
    clerk = counter.clerk
    registered = counter.says("已登记，已记入台账。", "Registered. It stands in the ledger.")
    clerk.goto("/desk/")
    follow(clerk.locator("a[href='/desk/register/']"))
    clerk.wait_for_url("**/desk/register/")
    look_at(clerk)
    number = nobodys_number(100)
    clerk.fill("[name=name]", "石䶮")
    clerk.fill("[name=identity_number]", f"{number[:-2]}7{number[-1]}")
    clerk.fill("[name=household_place]", "湖南省衡阳市祁东县")
    clerk.fill("[name=address]", "桂园街道老围路12号3栋502房")
    send(clerk)
    expect(clerk.locator(".errors")).to_be_focused()
    look_at(clerk)
    clerk.fill("[name=identity_number]", number)
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    expect(clerk.locator(".messages")).to_contain_text(registered)
    expect(clerk.locator("h1")).to_contain_text("石䶮")
    look_at(clerk)

    start(clerk, "residence")
    clerk.fill("[name=address]", "黄贝街道新秀路8号2栋1101房")
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    expect(clerk.locator("main")).to_contain_text("新秀路8号")

    start(clerk, "departure")
    clerk.select_option("[name=reason]", "moved_to_another_city")
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    expect(clerk.locator(".messages")).to_contain_text(registered)
    look_at(clerk)
