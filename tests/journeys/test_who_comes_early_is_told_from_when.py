"""Somebody comes too early: turned away with the first day, on paper too."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, look_at, prints


def test_four_months_early(counter: Counter) -> None:
    clerk = counter.clerk
    at_the_counter(clerk, played("family_child").holder.details.identity_number)
    likely = clerk.locator(".likely")
    expect(likely.locator("h2")).to_have_text(
        counter.says("今天不能签注", "Not to be endorsed today")
    )
    expect(likely.locator("form")).to_have_count(0)
    look_at(clerk)
    prints(clerk, "main a[href$='/slip/']")
