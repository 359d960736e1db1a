"""The system was down: an endorsement made on paper is entered, and confirmed by a colleague."""

from datetime import timedelta

from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, case_of, follow, look_at, send, start, step, taken

from anju.office.common.clock import legal_day, now


def pad_of_three(clerk: Page) -> str:
    """A pad, printed before; the number of its first form."""
    clerk.goto("/desk/paper/")
    look_at(clerk)
    follow(clerk.locator("main a[href='/desk/paper/pad/']"))
    clerk.fill("[name=count]", "3")
    look_at(clerk)
    send(clerk)
    expect(clerk.locator("ol.pad li")).to_have_count(3)
    look_at(clerk)
    return clerk.locator("ol.pad li").first.inner_text()


def on_paper(clerk: Page, form: str, day: str) -> None:
    """The days are recorded, and their one form with them."""
    clerk.goto("/desk/paper/")
    follow(clerk.locator("main a[href='/desk/paper/begin/']"))
    clerk.fill("[name=first_day]", day)
    clerk.fill("[name=forms_used]", form)
    look_at(clerk)
    send(clerk)
    clerk.wait_for_url("**/desk/paper/")
    follow(clerk.locator("main a[href$='/end/']"))
    clerk.fill("[name=last_day]", day)
    look_at(clerk)
    send(clerk)
    clerk.wait_for_url("**/desk/paper/")
    expect(clerk.locator("ul.records")).to_contain_text(form)
    look_at(clerk)


def test_an_endorsement_on_paper(counter: Counter) -> None:
    clerk, colleague = counter.clerk, counter.other_clerk
    yesterday = (legal_day(now()) - timedelta(days=1)).isoformat()
    form = pad_of_three(clerk)
    on_paper(clerk, form, yesterday)
    number = played("last_good_day").holder.details.identity_number
    at_the_counter(clerk, number)
    start(clerk, "paper")
    start(clerk, "paper/endorsement")
    clerk.fill("[name=form]", form)
    clerk.fill("[name=on]", yesterday)
    send(clerk)
    case = case_of(clerk)

    colleague.goto("/desk/paper/")
    look_at(colleague)
    follow(colleague.locator(f"main a[href='{case}']"))
    colleague.wait_for_url(f"**{case}")
    step(colleague, case, "grant")
    taken(colleague, case)
    look_at(colleague)
    at_the_counter(colleague, number)
    expect(colleague.locator(".likely form")).to_have_count(0)
