"""A permit's page: on a day, as known then, and the look it leaves."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import WHY, Somebody, last_look, somebody
from tests.office.registry.acting import (
    NUMBER,
    OTHER,
    a_permit,
    a_person,
    act,
    officer,
)

from anju.law.facts import Decision
from anju.office.access.roles import Role
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.permits.endorsing import endorse

ENDORSED_ON = date(2025, 3, 1)


@pytest.fixture
def known(desk: str) -> Somebody:
    return somebody(desk)


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    browser = browser_of(appointed(Role.POLICE_CLERK))
    browser.post("/why/", WHY)
    return browser


def _said(browser: Client, known: Somebody, /, **asked: str) -> tuple[int, str]:
    answer = browser.get(f"/permits/{known.permit}/", asked)
    return answer.status_code, words(answer.content)


def _state(said: str) -> str:
    """The first state that a page names: that of its title."""
    states = ("In force, window open", "In force", "Use suspended", "Cancelled")
    return min((each for each in states if each in said), key=said.index)


def test_it_shows_what_the_law_says_today(clerk: Client, known: Somebody) -> None:
    status, said = _said(clerk, known)
    assert status == 200
    assert "Use suspended" in said
    assert "4403*********017" in said
    assert NUMBER not in said
    assert "Issued on Friday, 15 March 2024." in said
    assert last_look() == ("permit", "counter", [known.person])


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2024-03-15", "In force"),
        ("2025-01-13", "In force"),
        ("2025-01-14", "In force, window open"),
        ("2025-03-14", "In force, window open"),
        ("2025-03-15", "Use suspended"),
        ("2027-03-14", "Use suspended"),
        ("2027-03-15", "Cancelled"),
    ],
)
def test_on_each_day_it_is_what_the_law_says(
    clerk: Client, known: Somebody, on: str, state: str
) -> None:
    status, said = _said(clerk, known, on=on)
    assert status == 200
    assert _state(said) == state


@pytest.mark.parametrize(
    "on",
    ["2024-03-14", "2015-01-01", "9999-12-31", "0001-01-01", "tomorrow", "2026-02-30", "1", "²"],
)
def test_a_day_that_is_none_gives_a_sentence_and_today(
    clerk: Client, known: Somebody, on: str
) -> None:
    status, said = _said(clerk, known, on=on)
    assert status == 422
    assert "This is no day between 2024-03-15 and" in said
    assert "Use suspended" in said


@pytest.mark.parametrize(
    "moment",
    ["2024-03-14T10:00", "2024-03-15T09:59", "0001-01-01T00:00", "then", "2026-11-24T25:00", "²"],
)
def test_a_moment_that_is_none_gives_a_sentence(
    clerk: Client, known: Somebody, moment: str
) -> None:
    status, said = _said(clerk, known, known=moment)
    assert status == 422
    assert "This is no moment at which the permit was known." in said


def test_as_known_then_leaves_out_what_came_later(clerk: Client, known: Somebody) -> None:
    late = datetime(2025, 6, 2, 3, 0, tzinfo=UTC)  # recorded at eleven in Shanghai, months later
    endorse(permit_id=known.permit, filed_on=ENDORSED_ON, act=act(date(2025, 6, 2), at=late))
    before = _said(clerk, known, on="2025-04-01", known="2025-06-02T10:59")
    after = _said(clerk, known, on="2025-04-01", known="2025-06-02T11:00")
    assert (before[0], after[0]) == (200, 200)
    assert "Endorsed on" not in before[1]
    assert "Endorsed on Saturday, 1 March 2025." in after[1]
    assert (_state(before[1]), _state(after[1])) == ("Use suspended", "In force")


def test_what_was_voided_stays_listed_and_says_so(clerk: Client, known: Somebody) -> None:
    endorse(permit_id=known.permit, filed_on=ENDORSED_ON, act=act(ENDORSED_ON))
    day = date(2025, 3, 5)
    propose_correction(permit_id=known.permit, entry=2, reason="wrong_entry", act=act(day))
    granted = Decision.GRANTED
    decide_correction(permit_id=known.permit, proposal=3, decision=granted, act=officer(day))
    _, said = _said(clerk, known)
    assert "Endorsed on Saturday, 1 March 2025." in said
    assert "The correction proposed in entry 3 was granted." in said
    assert "Use suspended" in said


def test_a_permit_of_before_2016_is_shown_with_its_own_term(clerk: Client, desk: str) -> None:
    permit = a_permit(a_person(OTHER), "4403000001", date(2015, 6, 1), good_until=date(2027, 5, 31))
    status, said = _said(clerk, Somebody("", permit))
    assert status == 200
    assert "Issued before 2016: good until Monday, 31 May 2027" in said
    status, said = _said(clerk, Somebody("", permit), on="2027-06-01")
    assert status == 200
    assert "its own term ended on Monday, 31 May 2027" in said


def test_the_page_speaks_chinese(appointed: Appointed, known: Somebody) -> None:
    browser = browser_of(appointed(Role.POLICE_CLERK), "zh")
    browser.post("/why/", WHY)
    _, said = _said(browser, known)
    assert "使用功能中止" in said
    status, said = _said(browser, known, on="never")
    assert status == 422
    assert "This is no day" not in said
