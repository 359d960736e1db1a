"""Somebody lay in hospital: an officer decides that the late days are not theirs, in Shanghai."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.city import ROOM, SHANGHAI, city_copy, nobodys_number, played
from tests.journeys.counter import Counter
from tests.journeys.live import LiveOffice, running
from tests.journeys.steps import at_the_counter, case_of, look_at, send, start, step, taken


@pytest.fixture(scope="module")
def office(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveOffice]:
    """An office of Shanghai, where the measure lets an officer heal such a gap."""
    home = tmp_path_factory.mktemp("office") / "city"
    with running(city_copy(shared_folder, home, SHANGHAI)) as live:
        yield live


def in_hospital(counter: Counter, number: str) -> None:
    clerk, officer = counter.clerk, counter.officer
    at_the_counter(clerk, number)
    look_at(clerk)
    start(clerk, "hardship")
    clerk.fill("[name=said]", "骨折住院五个月，有出院小结。")
    for material in ("resident_identity_card", "lease", "labour_contract"):
        clerk.check(f"[name=materials][value={material}]")
    send(clerk)
    case = case_of(clerk)
    step(clerk, case, "examine")
    clerk.check("[name=good_reason][value=yes]")
    taken(clerk, case)
    step(officer, case, "grant")
    expect(officer.locator(".known")).to_contain_text("骨折住院五个月")
    taken(officer, case)
    expect(officer.locator("h1 .tag")).to_have_text(counter.says("准予", "Granted"))
    look_at(officer)
    at_the_counter(clerk, number)
    expect(clerk.locator("h1 .status")).to_have_text(counter.says("使用中", "In force"))


def test_on_a_phone_in_chinese(browser: Browser, office: LiveOffice) -> None:
    with Counter(browser, office, "zh") as counter:
        in_hospital(counter, played("suspended_long", SHANGHAI).holder.details.identity_number)


def test_on_a_desk_in_english(browser: Browser, office: LiveOffice) -> None:
    with Counter(browser, office, "en") as counter:
        in_hospital(counter, nobodys_number(len(ROOM)))
