"""A paper application goes from the counter to the card: what is missing is told once."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import (
    at_the_counter,
    case_of,
    follow,
    look_at,
    prints,
    step,
    taken,
)


def test_the_application_of_a_student(counter: Counter) -> None:
    clerk, officer = counter.clerk, counter.officer
    at_the_counter(clerk, played("no_permit").holder.details.identity_number)
    look_at(clerk)
    expect(clerk.locator("main a[data-likely]")).to_be_focused()
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/apply/")
    clerk.check("[name=grounds][value=schooling]")
    clerk.check("[name=materials][value=resident_identity_card]")
    clerk.check("[name=merits][value=full_time_student]")
    follow(clerk.locator("button[value=look]"))
    expect(clerk.locator(".likely h2")).to_have_text(
        counter.says("所缺材料（一次性告知）", "All that is missing")
    )
    look_at(clerk)
    follow(clerk.locator("button[value=notice]"))
    case = case_of(clerk)
    waiting = counter.says("待持证人补正", "Waiting for the holder")
    expect(clerk.locator("h1 .tag")).to_have_text(waiting)
    prints(clerk, "main a[href*='/papers/']")

    step(clerk, case, "complete")
    for material in ("photo", "student_card"):
        clerk.check(f"[name=materials][value={material}]")
    taken(clerk, case)
    step(clerk, case, "accept")
    taken(clerk, case)
    expect(clerk.locator(".callout")).to_contain_text(counter.says("法定期限", "legal limit"))
    step(clerk, case, "examine")
    taken(clerk, case)

    officer.goto("/desk/")
    expect(officer.locator(f"a[href='{case}']")).to_be_visible()
    look_at(officer)
    step(officer, case, "grant")
    taken(officer, case)
    step(clerk, case, "produce")
    taken(clerk, case)
    step(clerk, case, "hand-over")
    taken(clerk, case)
    done = counter.says("已准予并发放", "Granted and handed over")
    expect(clerk.locator("h1 .tag")).to_have_text(done)
    look_at(clerk)
    send_home = clerk.locator("dl.facts a[href^='/desk/people/']")
    follow(send_home)
    expect(clerk.locator("h1 .status")).to_be_visible()
