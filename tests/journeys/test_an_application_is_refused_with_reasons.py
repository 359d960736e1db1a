"""Somebody who came today is refused: with reasons, articles and the day for a review."""

from playwright.sync_api import Page, expect
from tests.journeys.city import nobodys_number
from tests.journeys.counter import Counter
from tests.journeys.steps import case_of, follow, look_at, prints, send, start, step, taken


def newcomer(clerk: Page) -> None:
    clerk.goto("/desk/register/")
    clerk.fill("[name=name]", "毛亚男")
    clerk.fill("[name=identity_number]", nobodys_number(101))
    clerk.fill("[name=household_place]", "430426")
    clerk.fill("[name=address]", "东门街道人民北路3号6栋901房")
    send(clerk)
    clerk.wait_for_url("**/desk/people/**")


def test_a_year_is_not_over(counter: Counter) -> None:
    clerk, officer = counter.clerk, counter.officer
    newcomer(clerk)
    start(clerk, "apply")
    clerk.check("[name=grounds][value=employment]")
    for material in ("resident_identity_card", "photo", "labour_contract"):
        clerk.check(f"[name=materials][value={material}]")
    follow(clerk.locator("button[value=look]"))
    expect(clerk.locator("button[value=accept]")).to_be_focused()
    clerk.locator(".likely summary").click()
    look_at(clerk)
    follow(clerk.locator("button[value=accept]"))
    case = case_of(clerk)
    step(clerk, case, "examine")
    taken(clerk, case)

    step(officer, case, "refuse")
    known = officer.locator(".known")
    expect(known).to_contain_text(counter.says("满12个月", "12 months"))
    expect(known).to_contain_text(counter.says("《居住证暂行条例》第2条", "art. 2"))
    taken(officer, case)
    expect(officer.locator("h1 .tag")).to_have_text(counter.says("不予办理", "Refused"))
    told = officer.locator("ol.records li").first
    expect(told).to_contain_text(counter.says("行政复议", "review"))
    look_at(officer)
    prints(officer, "main a[href*='/papers/']")
