"""A holder died, another took a new name: what follows is proposed, and nothing is forgotten."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, case_of, follow, look_at, send, start, step, taken

from anju.office.common.clock import legal_day, now


def test_a_death(counter: Counter) -> None:
    clerk, officer = counter.clerk, counter.officer
    at_the_counter(clerk, played("family_grandmother").holder.details.identity_number)
    start(clerk, "death")
    clerk.fill("[name=died_on]", legal_day(now()).isoformat())
    clerk.check("[name=evidence] >> nth=0")
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    expect(clerk.locator(".messages")).to_contain_text(
        counter.says("已提请注销1件", "1 cancellation proposed")
    )
    look_at(clerk)
    follow(clerk.locator("main a[href^='/desk/cases/']").first)
    case = case_of(clerk)
    step(officer, case, "grant")
    taken(officer, case)
    decided = counter.says("已决定注销", "Decided: the permit is cancelled")
    expect(officer.locator("h1 .tag")).to_have_text(decided)


def test_a_new_name(counter: Counter) -> None:
    clerk = counter.clerk
    number = played("family_mother").holder.details.identity_number
    at_the_counter(clerk, number)
    start(clerk, "identity")
    clerk.fill("[name=name]", "冯佳妮")
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    expect(clerk.locator("h1")).to_contain_text("冯佳妮")
    look_at(clerk)
    clerk.goto("/desk/")
    expect(clerk.locator("#q")).to_be_focused()
    clerk.locator("#q").fill("冯丽娟")
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/desk/people/**")
    expect(clerk.locator("h1")).to_contain_text("冯佳妮")
