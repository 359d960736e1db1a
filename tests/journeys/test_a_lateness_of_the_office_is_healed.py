"""The office was down when somebody came: an officer heals the gap, and no day is lost."""

from datetime import timedelta

from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, case_of, follow, look_at, send, start, step, taken

from anju.office.common.clock import legal_day, now


def down(officer: Page, day: str) -> None:
    """The issuing authority worked on paper for one day."""
    officer.goto("/desk/paper/begin/")
    officer.fill("[name=first_day]", day)
    send(officer)
    officer.wait_for_url("**/desk/paper/")
    follow(officer.locator("main a.primary[href$='/end/']"))
    officer.fill("[name=last_day]", day)
    send(officer)
    officer.wait_for_url("**/desk/paper/")


def test_the_last_good_day_was_on_paper(counter: Counter) -> None:
    clerk, officer = counter.clerk, counter.officer
    yesterday = (legal_day(now()) - timedelta(days=1)).isoformat()
    down(officer, yesterday)
    number = played("first_day_suspended").holder.details.identity_number
    at_the_counter(clerk, number)
    start(clerk, "lateness")
    clerk.check("[name=shown_by] >> nth=0")
    clerk.fill("[name=tried_on]", yesterday)
    send(clerk)
    case = case_of(clerk)
    step(clerk, case, "examine")
    clerk.check("[name=ours][value=yes]")
    taken(clerk, case)
    step(officer, case, "grant")
    officer.fill("[name=endorsed_on]", legal_day(now()).isoformat())
    taken(officer, case)
    look_at(officer)
    at_the_counter(clerk, number)
    expect(clerk.locator("h1 .status")).to_have_text(counter.says("使用中", "In force"))
    look_at(clerk)
