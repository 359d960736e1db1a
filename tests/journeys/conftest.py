"""A real browser before a running office: on a phone in Chinese, on a desk in English."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

django.setup()

from tests.journeys.city import city_copy  # noqa: E402 - after Django is set up
from tests.journeys.counter import Counter  # noqa: E402
from tests.journeys.live import LiveOffice, running  # noqa: E402
from tests.journeys.windows import DESK, PATIENCE, PHONE, window  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
ARGUMENTS = (
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium without a window of its own; none is ever downloaded."""
    # The browser's loop runs in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def office(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveOffice]:
    """A running office with a made-up city, in its demo mode; the tests of one module share it."""
    home = tmp_path_factory.mktemp("office") / "city"
    with running(city_copy(shared_folder, home)) as live:
        yield live


@pytest.fixture(scope="session")
def office_to_look_at(
    shared_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveOffice]:
    """One office for every module whose journeys only look: nothing is changed but who looked."""
    home = tmp_path_factory.mktemp("looking") / "city"
    with running(city_copy(shared_folder, home)) as live:
        yield live


@pytest.fixture
def page_zh_phone(browser: Browser, office: LiveOffice) -> Iterator[Page]:
    """A phone of 360 by 780, in Chinese."""
    with window(browser, office, "zh-CN", PHONE) as page:
        yield page


@pytest.fixture
def page_en_desk(browser: Browser, office: LiveOffice) -> Iterator[Page]:
    """A desk of 1440 by 900, in English."""
    with window(browser, office, "en", DESK) as page:
        yield page


@pytest.fixture(scope="session", params=["zh", "en"])
def office_of_counter(
    request: pytest.FixtureRequest,
    shared_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[LiveOffice, str]]:
    """One office for every journey at the counter in a language: each has people of its own."""
    home = tmp_path_factory.mktemp("counter") / "city"
    with running(city_copy(shared_folder, home)) as live:
        yield live, request.param


@pytest.fixture
def counter(browser: Browser, office_of_counter: tuple[LiveOffice, str]) -> Iterator[Counter]:
    """The counter, on a phone in Chinese and on a desk in English."""
    office, language = office_of_counter
    with Counter(browser, office, language) as counter:
        yield counter
