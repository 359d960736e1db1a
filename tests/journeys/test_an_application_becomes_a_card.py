"""A paper application goes from the counter to the card: nothing missing twice, nothing lost."""

from playwright.sync_api import Page, expect
from tests.journeys.city import played
from tests.journeys.steps import enter, leave, look_at, send

WORDS = {
    "zh": ("所缺材料（一次性告知）", "材料齐全", "已准予并发放"),
    "en": ("All that is missing", "The file is complete", "Granted and handed over"),
}


def step(page: Page, case: str, name: str) -> None:
    """Open a step from the case's page, look at it, and take it."""
    page.goto(case)
    page.locator(f"a[href$='/step/{name}/']").click()
    page.wait_for_url(f"**/step/{name}/")
    look_at(page)
    send(page)
    page.wait_for_url(f"**{case}")


def the_application(page: Page, language: str) -> None:
    missing, complete, done = WORDS[language]
    enter(page, "police_clerk")
    page.goto("/desk/")
    page.keyboard.type(played("no_permit").holder.details.identity_number)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/people/**")
    look_at(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/apply/")
    page.check("input[name=grounds][value=schooling]")
    page.locator("button[value=look]").click()
    expect(page.locator(".likely h2")).to_have_text(missing)
    look_at(page)
    for material in ("resident_identity_card", "photo", "student_card"):
        page.check(f"input[name=materials][value={material}]")
    page.check("input[name=merits][value=full_time_student]")
    page.locator("button[value=look]").click()
    expect(page.locator(".likely h2")).to_have_text(complete)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/cases/**")
    look_at(page)
    case = "/desk/cases/" + page.url.rstrip("/").rpartition("/")[2] + "/"
    step(page, case, "examine")
    leave(page)
    enter(page, "issuing_officer")
    page.goto("/desk/")
    expect(page.locator(f"a[href='{case}']")).to_be_visible()
    look_at(page)
    step(page, case, "grant")
    leave(page)
    enter(page, "police_clerk")
    step(page, case, "produce")
    step(page, case, "hand-over")
    expect(page.locator("h1 .tag")).to_have_text(done)
    look_at(page)


def test_on_a_desk_in_english(page_en_desk: Page) -> None:
    the_application(page_en_desk, "en")
