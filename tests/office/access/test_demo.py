"""The demo: everybody's desk in one click, and a calendar that moves the day of the whole site."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.test import Client
from tests.office.access.conftest import HOST, NOON, TODAY, Appoint, Clock

from anju.office.access.demo import WORK, demo_accounts, demo_username
from anju.office.access.models import Account
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.common.demo import DemoDayRefused, move_demo_day, stepped, today_of
from anju.office.common.models import DemoDay


@pytest.fixture
def accounts(demo: None, appoint: Appoint) -> None:
    for role in WORK:
        appoint(role, demo_username(role))


def today(browser: Client) -> str:
    return browser.get("/").content.decode().split()[-2]


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize("role", sorted(WORK))
def test_one_click_signs_in_as_each_role(role: Role, browser: Client) -> None:
    answer = browser.post(
        "/demo/sign-in/", {"account": demo_username(role), "next": "/see_permit/"}
    )
    assert answer["Location"] == "/see_permit/"
    signed_in = Account.objects.get(username=demo_username(role))
    assert browser.session["_auth_user_id"] == signed_in.id


@pytest.mark.usefixtures("accounts")
def test_the_next_click_begins_a_session_anew(browser: Client) -> None:
    browser.post("/demo/sign-in/", {"account": demo_username(Role.AUDITOR)})
    first = browser.session
    assert browser.get("/see_ledger/").status_code == 200
    browser.post("/demo/sign-in/", {"account": demo_username(Role.AGENCY_CLERK)})
    assert browser.get("/see_ledger/").status_code == 403
    assert not type(first)().exists(first.session_key or "")


@pytest.mark.usefixtures("accounts")
def test_every_role_is_offered_in_words(browser: Client) -> None:
    offered = demo_accounts(TODAY, "en")
    assert {one.username for one in offered} == {demo_username(role) for role in WORK}
    assert "police clerk" in {one.role for one in offered}
    assert all(one.may.endswith(".") for one in offered)


def test_the_system_signs_in_nowhere() -> None:
    assert set(WORK) == set(Role) - {Role.SYSTEM}


@pytest.mark.usefixtures("demo")
def test_only_demo_accounts_are_signed_in_to(browser: Client) -> None:
    open_account(username="k7", display_name="", password=None)
    for name in ("k7", "demo-system", "demo-auditor", ""):
        assert browser.post("/demo/sign-in/", {"account": name}).status_code == 404
    assert "_auth_user_id" not in browser.session


def test_outside_the_demo_there_is_nothing_of_it(appoint: Appoint, browser: Client) -> None:
    appoint(Role.AUDITOR, demo_username(Role.AUDITOR))
    sign_in = browser.post("/demo/sign-in/", {"account": demo_username(Role.AUDITOR)})
    assert sign_in.status_code == 404
    assert browser.post("/demo/day/", {"step": "day"}).status_code == 404
    assert demo_accounts(TODAY, "en") == []
    with pytest.raises(DemoDayRefused):
        move_demo_day(to=date(2027, 4, 1), at=NOON)


def test_a_day_left_over_moves_nothing_outside_the_demo(browser: Client) -> None:
    DemoDay.objects.create(day=date(2029, 1, 1), moved_at=NOON)
    assert today(browser) == "2027-03-14"


@pytest.mark.usefixtures("demo")
def test_a_click_moves_the_day_for_everybody(browser: Client) -> None:
    somebody = Client(headers={"host": HOST})
    assert today(somebody) == "2027-03-14"
    assert browser.get("/demo/day/").status_code == 405
    browser.post("/demo/day/", {"step": "day"})
    assert today(somebody) == "2027-03-15"
    browser.post("/demo/day/", {"step": "week"})
    assert today(somebody) == "2027-03-22"
    browser.post("/demo/day/", {"step": "month", "next": "/due/"})
    assert today(somebody) == "2027-04-22"
    browser.post("/demo/day/", {"day": "2027-06-01"})
    assert today(somebody) == "2027-06-01"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "form",
    [
        {"day": "2027-03-14"},
        {"day": "2027-03-13"},
        {"day": "2037-03-15"},
        {"day": "9999-12-31"},
        {"day": "tomorrow"},
        {"day": ""},
        {"step": "year"},
        {},
    ],
)
def test_it_moves_forward_only_and_not_too_far(form: dict[str, str], browser: Client) -> None:
    assert browser.post("/demo/day/", form).status_code == 302
    assert today(browser) == "2027-03-14"


@pytest.mark.usefixtures("demo")
def test_the_last_day_it_moves_to() -> None:
    move_demo_day(to=date(2037, 3, 14), at=NOON)
    assert today_of(NOON) == date(2037, 3, 14)


@pytest.mark.usefixtures("demo")
def test_it_stands_still_until_the_real_day_has_caught_up(browser: Client, clock: Clock) -> None:
    browser.post("/demo/day/", {"day": "2027-03-16"})
    clock.forward(days=1)
    assert today(browser) == "2027-03-16"
    clock.forward(days=2)
    assert today(browser) == "2027-03-17"


@pytest.mark.usefixtures("demo")
def test_the_real_clock_goes_on_beside_it(browser: Client, clock: Clock) -> None:
    browser.post("/demo/day/", {"day": "2028-01-01"})
    moved = DemoDay.objects.get()
    assert moved.moved_at == NOON


@pytest.mark.usefixtures("accounts")
def test_sessions_keep_to_the_real_clock(browser: Client, clock: Clock) -> None:
    browser.post("/demo/sign-in/", {"account": demo_username(Role.AUDITOR)})
    browser.get("/")
    browser.post("/demo/day/", {"day": "2027-12-24"})
    assert browser.get("/see_ledger/").status_code == 200
    clock.forward(minutes=31)
    assert browser.get("/see_ledger/").status_code == 302


@pytest.mark.parametrize(
    ("start", "step", "day"),
    [
        (date(2027, 12, 31), "day", date(2028, 1, 1)),
        (date(2028, 2, 28), "day", date(2028, 2, 29)),
        (date(2027, 2, 27), "week", date(2027, 3, 6)),
        (date(2027, 1, 31), "month", date(2027, 2, 28)),
    ],
)
def test_the_steps(start: date, step: str, day: date) -> None:
    assert stepped(start, step) == day


def test_the_day_begins_at_midnight_in_shanghai() -> None:
    assert settings.ANJU["DEMO"] is False
    assert today_of(datetime(2027, 3, 13, 15, 59, 59, tzinfo=UTC)) == date(2027, 3, 13)
    assert today_of(datetime(2027, 3, 13, 16, 0, 0, tzinfo=UTC)) == date(2027, 3, 14)
