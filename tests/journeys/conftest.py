"""A real browser before a running office: on a phone in Chinese, on a desk in English.

A page that asks anything of another address, says an error in its console or breaks fails its
test, whatever else the test looks at; what the server said is told with it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

django.setup()

from tests.journeys.live import LiveOffice, running  # noqa: E402 - after Django is set up
from tests.office.databases import sqlite_copy  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; none is ever downloaded."""
    # The browser's loop runs in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def office(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveOffice]:
    """A running office in its demo mode; the tests of one module share it."""
    home = tmp_path_factory.mktemp("office") / "city"
    with running(sqlite_copy(shared_folder, home)) as live:
        yield live


@pytest.fixture
def page_zh_phone(browser: Browser, office: LiveOffice) -> Iterator[Page]:
    """A phone of 360 by 780, in Chinese."""
    with _page(browser, office, "zh-CN", (360, 780)) as page:
        yield page


@pytest.fixture
def page_en_desk(browser: Browser, office: LiveOffice) -> Iterator[Page]:
    """A desk of 1440 by 900, in English."""
    with _page(browser, office, "en", (1440, 900)) as page:
        yield page


@contextmanager
def _page(
    browser: Browser, office: LiveOffice, locale: str, size: tuple[int, int]
) -> Iterator[Page]:
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
    page.set_default_timeout(10_000)
    wrong: list[str] = []

    def look_at_request(request: Request) -> None:
        if not request.url.startswith((office.address, "data:", "blob:")):
            wrong.append(f"asks elsewhere: {request.url}")

    def look_at_message(message: ConsoleMessage) -> None:
        if message.type == "error":
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
