"""A card is lost: blocked at once on the telephone, and a new one asked for at the counter."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, case_of, look_at, send, start, step, taken


def test_a_card_lost_on_the_way(counter: Counter) -> None:
    clerk = counter.clerk
    number = played("window_not_open").holder.details.identity_number
    at_the_counter(clerk, number)
    start(clerk, "card/loss")
    clerk.check("[name=checked]")
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")
    blocked = counter.says("证件自今天起停用", "The card is blocked from today.")
    expect(clerk.locator(".messages")).to_contain_text(blocked)
    look_at(clerk)
    start(clerk, "card/lost")
    send(clerk)
    case = case_of(clerk)
    expect(clerk.locator(".messages")).to_be_visible()
    step(clerk, case, "produce")
    taken(clerk, case)
    step(clerk, case, "hand-over")
    taken(clerk, case)
    done = counter.says("已准予并发放", "Granted and handed over")
    expect(clerk.locator("h1 .tag")).to_have_text(done)
