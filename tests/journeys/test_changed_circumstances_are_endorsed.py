"""Somebody works elsewhere now: filed at the counter, counted from that day, and endorsed."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, case_of, look_at, send, start, step, taken


def test_new_work(counter: Counter) -> None:
    clerk = counter.clerk
    at_the_counter(clerk, played("window_open").holder.details.identity_number)
    look_at(clerk)
    start(clerk, "changed")
    clerk.check("[name=changes][value=employment]")
    clerk.check("[name=materials][value=labour_contract]")
    send(clerk)
    case = case_of(clerk)
    step(clerk, case, "give-notice")
    missing = counter.says("居民身份证", "identity card")
    expect(clerk.locator(".known")).to_contain_text(missing)
    taken(clerk, case)
    step(clerk, case, "complete")
    clerk.check("[name=materials][value=resident_identity_card]")
    taken(clerk, case)
    step(clerk, case, "accept")
    taken(clerk, case)
    step(clerk, case, "grant")
    taken(clerk, case)
    expect(clerk.locator("h1 .tag")).to_have_text(counter.says("准予", "Granted"))
    look_at(clerk)
