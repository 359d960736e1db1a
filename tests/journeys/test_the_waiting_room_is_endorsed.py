"""The waiting room: ten people are endorsed by keys alone, and one endorsement is taken back."""

from playwright.sync_api import Page, expect
from tests.journeys.city import ROOM, nobodys_number
from tests.journeys.counter import Counter
from tests.journeys.steps import at_the_counter, follow, look_at, prints


def next_person(clerk: Page, number: str) -> None:
    """A slash goes to the search box, and Enter to the person."""
    expect(clerk.locator("main a[data-likely]")).to_be_focused()
    clerk.keyboard.press("/")
    expect(clerk.locator(".head input[data-search]")).to_be_focused()
    clerk.keyboard.insert_text(number)
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/desk/people/**")


def endorsed(clerk: Page, name: str, headline: str) -> None:
    """Enter says what the holder declares."""
    expect(clerk.locator("h1")).to_contain_text(name)
    expect(clerk.locator(".likely .callout")).to_have_text(headline)
    expect(clerk.locator(".likely button")).to_be_focused()
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/endorsed/**")
    expect(clerk.locator(".callout")).to_have_text(headline)


def test_ten_people_by_keys_alone(counter: Counter) -> None:
    clerk = counter.clerk
    in_time = counter.says("按期签注，不会中断。", "In time. Nothing is interrupted.")
    clerk.goto("/desk/")
    look_at(clerk)
    at_the_counter(clerk, nobodys_number(0))
    look_at(clerk)
    endorsed(clerk, ROOM[0], in_time)
    look_at(clerk)
    prints(clerk, "main a[data-likely]")
    for place, name in enumerate(ROOM[1:], 1):
        next_person(clerk, nobodys_number(place))
        endorsed(clerk, name, in_time)

    follow(clerk.locator("form[action$='/withdraw/'] button"))
    expect(clerk.locator(".messages")).to_contain_text(
        counter.says(
            "签注已撤回，视为未办理。", "The endorsement was taken back. It counts as never made."
        )
    )
    expect(clerk.locator(".likely button")).to_be_visible()
