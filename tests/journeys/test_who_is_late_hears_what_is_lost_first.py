"""Somebody is three days late: what is lost is said first, then it is endorsed."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, look_at, prints


def test_three_days_late(counter: Counter) -> None:
    clerk = counter.clerk
    at_the_counter(clerk, played("suspended_three_days").holder.details.identity_number)
    likely = clerk.locator(".likely.is-loss")
    expect(likely.locator(".callout")).to_contain_text(counter.says("逾期补办", "Late"))
    expect(likely.locator("li").first).to_be_visible()
    look_at(clerk)
    expect(likely.locator("button")).to_be_focused()
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/endorsed/**")
    look_at(clerk)
    prints(clerk, "main a[data-likely]")
