"""Windows of the browser: each of its own person, watched for what must not happen."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from tests.journeys.live import LiveOffice

PHONE, DESK = (360, 780), (1440, 900)
PATIENCE = 60_000
"""Milliseconds for whatever is waited for: other tests may keep every core busy."""
REFUSED = "status of 422"
"""What the console says of a form that is shown again with what is wrong in it."""


@contextmanager
def window(
    browser: Browser, office: LiveOffice, locale: str, size: tuple[int, int]
) -> Iterator[Page]:
    """A window of a size in a language.

    A page that asks anything of another address, says an error in its console or breaks fails
    its test; what the server said is told with it.
    """
    width, height = size
    context = browser.new_context(
        base_url=office.address,
        locale=locale,
        timezone_id="Asia/Shanghai",
        viewport={"width": width, "height": height},
        has_touch=width < 600,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    wrong: list[str] = []

    def look_at_request(request: Request) -> None:
        if not request.url.startswith((office.address, "data:", "blob:")):
            wrong.append(f"asks elsewhere: {request.url}")

    def look_at_message(message: ConsoleMessage) -> None:
        if message.type == "error" and REFUSED not in message.text:
            wrong.append(f"says in the console: {message.text}")

    page.on("request", look_at_request)
    page.on("console", look_at_message)
    page.on("pageerror", lambda error: wrong.append(f"breaks: {error}"))
    try:
        yield page
    finally:
        context.close()
    if wrong:
        wrong.append(office.log.read_text("utf-8"))
    assert not wrong, "\n".join(wrong)
