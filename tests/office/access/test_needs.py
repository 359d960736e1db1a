"""Role by role and page by page: a page opens for those whose role has its right."""

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.test import Client
from django.test.utils import override_settings
from tests.office.access.conftest import Appoint, SignIn

from anju.office.access.models import Account, Post
from anju.office.access.needs import needs
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import STAFF, Role

OF_PEOPLE = {Right.FILE_REQUEST, Right.SEE_OWN_PERMIT}
"""The rights that only holders and their families have."""


@pytest.mark.parametrize("role", sorted(STAFF))
def test_the_pages_of_a_role(role: Role, appoint: Appoint, sign_in: SignIn) -> None:
    browser = sign_in(appoint(role))
    opened = {right for right in Right if browser.get(f"/{right}/").status_code == 200}
    assert opened == {right for right in Right if allowed(right, role)}


def test_an_account_without_a_post_opens_none(appoint: Appoint, sign_in: SignIn) -> None:
    browser = sign_in(appoint(Role.SYSTEM))
    assert {browser.get(f"/{right}/").status_code for right in Right} == {403}


@pytest.mark.parametrize("right", Right)
def test_nobody_is_led_to_the_sign_in_and_back(right: Right, browser: Client) -> None:
    answer = browser.get(f"/{right}/")
    assert answer.status_code == 302
    sign_in = "/other/my-sign-in/" if right in OF_PEOPLE else "/sign-in/"
    assert answer["Location"] == f"{sign_in}?next=%2F{right}%2F"


def test_a_part_of_a_page_leads_the_whole_page_to_the_sign_in(browser: Client) -> None:
    answer = browser.get("/find_person/?q=x", headers={"hx-request": "true"})
    assert answer["HX-Redirect"] == "/sign-in/?next=%2F"


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://localhost:8000/grant/?case=1", "%2Fgrant%2F%3Fcase%3D1"),
        ("https://elsewhere.example/grant/", "%2F"),
        ("", "%2F"),
    ],
)
def test_a_form_that_came_too_late_leads_back_to_its_page(
    came_from: str, back: str, browser: Client
) -> None:
    answer = browser.post("/decide/", headers={"referer": came_from} if came_from else {})
    assert answer["Location"] == f"/sign-in/?next={back}"
    told = [str(each) for each in get_messages(answer.wsgi_request)]
    assert len(told) == 1
    assert "你刚才提交的内容没有记录" in told[0]


def test_a_post_that_ended_yesterday_opens_nothing(appoint: Appoint, sign_in: SignIn) -> None:
    browser = sign_in(appoint(Role.AUDITOR))
    Post.objects.update(last_day="2027-03-14")
    assert browser.get("/see_ledger/").status_code == 200
    Post.objects.update(last_day="2027-03-13")
    assert browser.get("/see_ledger/").status_code == 403


@pytest.mark.parametrize("role", sorted(STAFF | {Role.ASSISTING_BODY}))
def test_staff_without_a_second_factor_set_one_first(role: Role, appoint: Appoint) -> None:
    browser = Client(headers={"host": "localhost:8000"})
    browser.force_login(appoint(role))
    for right in Right:
        answer = browser.get(f"/{right}/")
        assert answer["Location"] == f"/second-factor/?next=%2F{right}%2F"


def test_the_demo_asks_for_no_second_factor(appoint: Appoint, browser: Client) -> None:
    browser.force_login(appoint(Role.AUDITOR))
    with override_settings(ANJU={**settings.ANJU, "DEMO": True}):
        assert browser.get("/see_ledger/").status_code == 200


def test_a_second_factor_of_somebody_else_proves_nothing(
    appoint: Appoint, sign_in: SignIn, browser: Client
) -> None:
    other = appoint(Role.POLICE_CLERK)
    browser = sign_in(other)
    session = browser.session
    session["second_factor_set"] = appoint(Role.AUDITOR).id
    session.save()
    assert browser.get("/find_person/").status_code == 302


def test_a_holder_needs_no_second_factor(appoint: Appoint, browser: Client) -> None:
    account = appoint(Role.HOLDER)
    Account.objects.filter(id=account.id).update(person="c" * 20)
    browser.force_login(account)
    assert browser.get("/see_own_permit/").status_code == 200
    assert browser.get("/see_permit/").status_code == 403


@pytest.mark.parametrize("address", ["/", "/see_person/", "/decide/", "/second-factor/"])
def test_what_staff_see_is_kept_nowhere(address: str, appoint: Appoint, sign_in: SignIn) -> None:
    told = sign_in(appoint(Role.AUDITOR)).get(address)["Cache-Control"]
    assert {"no-store", "private"} <= set(told.split(", "))


def test_a_refusal_says_what_was_missing(appoint: Appoint, sign_in: SignIn) -> None:
    answer = sign_in(appoint(Role.AUDITOR)).get("/decide/", headers={"accept-language": "en"})
    assert answer.status_code == 403
    assert "As auditor you may not grant or refuse what was applied for" in answer.content.decode()


def test_marks_are_found_under_other_decorators() -> None:
    page = needs(Right.DECIDE)(lambda _request: pytest.fail("not asked for"))
    assert getattr(page, "asks_for", None) is Right.DECIDE
