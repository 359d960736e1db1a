"""The lists of who is due: the queue is the reason, the look names who is on the page."""

from datetime import date

import pytest
from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import last_look, looks
from tests.office.registry.acting import FUTIAN, NANSHAN, a_permit, a_person, act

from anju.office.access.roles import Role
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.permits.endorsing import endorse, file_endorsement


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    return browser_of(appointed(Role.POLICE_CLERK))


def _holder(number: int, issued_on: date, place: str = NANSHAN) -> str:
    person = a_person(PersonalDetails(f"赵子{chr(0x5E00 + number)}"), place)
    return a_permit(person, f"4403J25{number:09}", issued_on, place)


def _list(browser: Client, tab: str, **asked: str) -> str:
    answer = browser.get("/due/", {"tab": tab, **asked})
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_list_holds_whose_day_it_is(clerk: Client) -> None:
    """On 24 November 2026, under the window of 60 days and the lapse of 24 months."""
    opens_today = _holder(1, date(2026, 1, 23))
    opens_tomorrow = _holder(2, date(2026, 1, 24))
    last_day = _holder(3, date(2025, 11, 25))
    in_thirty_days = _holder(4, date(2025, 12, 25))
    in_thirty_one = _holder(5, date(2025, 12, 26))
    late = _holder(6, date(2025, 11, 24))
    lapses_today = _holder(7, date(2023, 11, 25))
    lapsed = _holder(8, date(2023, 11, 24))
    lists = {
        "window_open": {opens_today, last_day, in_thirty_days, in_thirty_one},
        "due": {last_day, in_thirty_days},
        "late": {late, lapses_today},
        "lapsing": {lapses_today},
    }
    for tab, expected in lists.items():
        page = _list(clerk, tab)
        listed = {
            permit
            for permit in (opens_tomorrow, lapsed, *lists["late"], *lists["window_open"])
            if permit in page
        }
        assert listed == expected, tab


def test_who_filed_in_time_waits_in_no_list(clerk: Client) -> None:
    permit, day = _holder(1, date(2025, 11, 26)), date(2026, 11, 20)
    file_endorsement(permit_id=permit, filed_on=day, act=act(day))
    assert not [tab for tab in ("window_open", "due", "late") if permit in _list(clerk, tab)]


def test_who_was_endorsed_is_off_the_list(clerk: Client) -> None:
    permit, day = _holder(1, date(2025, 11, 26)), date(2026, 11, 20)
    assert permit in _list(clerk, "due")
    endorse(permit_id=permit, filed_on=day, act=act(day))
    assert permit not in _list(clerk, "due")


def test_the_queue_is_the_reason_and_names_who_is_shown(clerk: Client) -> None:
    _holder(1, date(2025, 11, 26))
    before = looks()
    page = _list(clerk, "due")
    look = last_look()
    assert (looks(), look[:2]) == (before + 1, ("due", "queue due"))
    assert len(look[2]) == 1
    assert "赵子" in words(page.encode())


def test_another_county_is_not_listed(appointed: Appointed) -> None:
    there, here = _holder(1, date(2025, 11, 26), FUTIAN), _holder(2, date(2025, 11, 26))
    nanshan = browser_of(appointed(Role.POLICE_CLERK, place=NANSHAN))
    page = _list(nanshan, "due")
    assert here in page
    assert there not in page


def test_an_empty_list_shows_nobody_and_leaves_no_look(clerk: Client) -> None:
    before = looks()
    assert "Nobody is late." in words(_list(clerk, "late").encode())
    assert looks() == before


def test_pages_share_nobody_and_leave_out_nobody(clerk: Client) -> None:
    permits = {_holder(number, date(2025, 11, 26)) for number in range(23)}
    first = _list(clerk, "due")
    further = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = clerk.get(further).content.decode()
    on_first = {permit for permit in permits if f"/permits/{permit}/" in first}
    on_second = {permit for permit in permits if f"/permits/{permit}/" in second}
    assert (len(on_first), len(on_second)) == (20, 3)
    assert on_first | on_second == permits


@pytest.mark.parametrize(
    "asked",
    [
        {"tab": "nothing"},
        {"after": "yesterday"},
        {"after": "2026-11-26"},
        {"after": "9999-12-31.zz"},
        {"office": "nowhere"},
        {"office": "'"},
    ],
)
def test_odd_questions_get_a_list(clerk: Client, asked: dict[str, str]) -> None:
    _holder(1, date(2025, 11, 26))
    assert clerk.get("/due/", asked).status_code == 200
