"""A permit is cancelled in spite of an objection, wrongly, and restored: no day is lost."""

from playwright.sync_api import expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import (
    at_the_counter,
    case_of,
    look_at,
    prints,
    send,
    start,
    step,
    taken,
)


def test_told_objected_cancelled_restored(counter: Counter) -> None:
    clerk, officer, other = counter.clerk, counter.officer, counter.other_officer
    number = played("family_father").holder.details.identity_number
    at_the_counter(clerk, number)
    history = clerk.locator(".timeline").inner_text()
    start(clerk, "cancel")
    clerk.check("[name=why][value='left visit']")
    clerk.fill("[name=said]", "上门两次无人应答。")
    send(clerk)
    case = case_of(clerk)
    step(officer, case, "tell")
    officer.check("[name=channel][value=letter]")
    taken(officer, case)
    prints(officer, "main a[href*='/papers/']")
    step(clerk, case, "object")
    clerk.fill("[name=said]", "我在外地出差，仍住在这里。")
    taken(clerk, case)
    step(officer, case, "grant")
    officer.fill("[name=said]", "未提交证明。")
    taken(officer, case)
    look_at(officer)

    at_the_counter(clerk, number)
    expect(clerk.locator("h1 .status")).to_have_text(counter.says("注销", "Cancelled"))
    look_at(clerk)
    start(clerk, "restore")
    clerk.fill("[name=said]", "出差单位证明已提交。")
    send(clerk)
    case = case_of(clerk)
    step(clerk, case, "examine")
    clerk.check("[name=finding][value=wrong]")
    taken(clerk, case)
    officer.goto(f"{case}step/grant/")
    send(officer)
    expect(officer.locator(".errors")).to_be_focused()
    look_at(officer)
    step(other, case, "grant")
    taken(other, case)
    at_the_counter(clerk, number)
    expect(clerk.locator("h1 .status")).to_have_text(counter.says("使用中", "In force"))
    assert clerk.locator(".timeline").inner_text() == history
