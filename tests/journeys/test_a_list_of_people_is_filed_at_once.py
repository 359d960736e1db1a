"""An employer's list: two are filed, one who is early is refused in their row, nothing is lost."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import follow, look_at, send

IN_TIME, EARLY = ("window_opens_today", "last_day_told"), "issued_on_month_end"


def line(key: str) -> str:
    """A person as a spreadsheet holds them."""
    details = played(key).holder.details
    return f"{details.name}\t{details.identity_number}"


def test_three_of_an_employer(counter: Counter) -> None:
    clerk = counter.clerk
    clerk.goto("/desk/")
    follow(clerk.locator("main a[href='/desk/lists/']"))
    clerk.wait_for_url("**/desk/lists/")
    look_at(clerk)
    clerk.check("[name=what][value=endorsement]")
    clerk.fill("[name=pasted]", "\n".join(map(line, (*IN_TIME, EARLY))))
    send(clerk)
    clerk.wait_for_url("**/desk/lists/*/")
    rows = clerk.locator("table.rows tbody tr")
    expect(rows).to_have_count(3)
    expect(clerk.locator("main strong")).to_have_count(1)
    look_at(clerk)
    send(clerk)
    expect(clerk.locator(".messages")).to_be_visible()
    expect(clerk.locator("main a[href^='/desk/cases/']")).to_have_count(2)
    look_at(clerk)
