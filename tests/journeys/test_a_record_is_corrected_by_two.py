"""A name was written wrongly: one proposes, another decides; nothing changes before."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, case_of, follow, look_at, send, start, step, taken


def test_a_name_and_an_entry(counter: Counter) -> None:
    clerk, officer = counter.clerk, counter.officer
    number = played("moved_twice").holder.details.identity_number
    at_the_counter(clerk, number)
    person = clerk.url
    start(clerk, "correct/details")
    clerk.fill("[name=name]", "唐小燕")
    clerk.check("[name=reason][value=identity_card]")
    clerk.check("[name=answer][value=asked_for_it]")
    send(clerk)
    case = case_of(clerk)
    clerk.goto(person)
    expect(clerk.locator("h1")).to_contain_text("唐晓燕")

    step(officer, case, "grant")
    expect(officer.locator("main")).to_contain_text("唐小燕")
    taken(officer, case)
    expect(officer.locator("h1 .tag")).to_have_text(counter.says("准予", "Granted"))
    clerk.goto(person)
    expect(clerk.locator("h1")).to_contain_text("唐小燕")

    start(clerk, "correct")
    follow(clerk.locator("ol.records a").first)
    clerk.wait_for_url("**/correct/*/")
    look_at(clerk)
    clerk.check("[name=reason][value=wrong_entry]")
    clerk.check("[name=answer][value=agrees]")
    send(clerk)
    case = case_of(clerk)
    step(officer, case, "refuse")
    officer.fill("[name=said]", "签注记录与回执一致。")
    taken(officer, case)
    look_at(officer)
