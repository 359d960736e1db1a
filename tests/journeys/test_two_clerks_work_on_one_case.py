"""A case is handed to a colleague; of two who take the same step, the second is told."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, case_of, follow, look_at, send, start, step, taken


def test_the_second_is_told(counter: Counter) -> None:
    clerk, colleague = counter.clerk, counter.other_clerk
    at_the_counter(clerk, played("healed_office").holder.details.identity_number)
    start(clerk, "card/damaged")
    send(clerk)
    case = case_of(clerk)
    follow(clerk.locator("form[action$='/take/'] button"))
    expect(clerk.locator("form[action$='/lay-down/']")).to_be_visible()
    clerk.fill("[name=text]", "照片请重拍。")
    follow(clerk.locator("form[action$='/note/'] button"))
    expect(clerk.locator("main")).to_contain_text("照片请重拍。")
    clerk.select_option("[name=account]", label="曹颖")
    follow(clerk.locator("form[action$='/hand-over/'] button"))
    expect(clerk.locator("main")).to_contain_text(counter.says("曹颖", "曹颖 works on this case."))
    look_at(clerk)
    colleague.goto("/desk/")
    look_at(colleague)
    colleague.goto(case)
    expect(colleague.locator("form[action$='/lay-down/']")).to_be_visible()
    look_at(colleague)
    step(colleague, case, "produce")
    step(clerk, case, "produce")
    taken(colleague, case)
    send(clerk)
    expect(clerk.locator(".errors")).to_be_focused()
    look_at(clerk)
