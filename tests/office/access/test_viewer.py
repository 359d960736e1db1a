"""The viewer is who the session's post says, on that day."""

from datetime import date

import pytest
from tests.office.access.conftest import TODAY, Appoint, SignIn

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.models import Post
from anju.office.access.operations import open_account
from anju.office.access.rights import Right, rights_of
from anju.office.access.roles import Role
from anju.office.access.viewer import NOBODY, viewer_of


def test_nobody_has_no_right() -> None:
    assert not NOBODY.is_signed_in
    assert not any(NOBODY.may(right) for right in Right)


def test_a_post_gives_role_place_and_rights(appoint: Appoint) -> None:
    viewer = viewer_of(appoint(Role.POLICE_CLERK), "", TODAY)
    assert viewer.role is Role.POLICE_CLERK
    assert viewer.jurisdiction == Jurisdiction("440305")
    assert viewer.office == "0f1e2d3c4b5a69788796"
    assert viewer.rights == rights_of(Role.POLICE_CLERK)


@pytest.mark.parametrize("today", [date(2025, 12, 31), date(2026, 12, 31)])
def test_before_and_after_a_post_there_are_no_rights(appoint: Appoint, today: date) -> None:
    account = appoint(Role.POLICE_CLERK)
    Post.objects.update(last_day=date(2026, 12, 30))
    viewer = viewer_of(account, "", today)
    assert viewer.is_signed_in
    assert (viewer.role, viewer.jurisdiction, viewer.rights) == (None, None, frozenset())


def test_the_chosen_post_counts_until_it_is_over(appoint: Appoint) -> None:
    account = appoint(Role.AGENCY_CLERK)
    second = Post.objects.create(
        account=account,
        role=Role.POLICE_CLERK,
        division_code="440306",
        first_day=date(2027, 1, 1),
        last_day=TODAY,
    )
    assert viewer_of(account, "", TODAY).role is Role.AGENCY_CLERK
    assert viewer_of(account, second.id, TODAY).role is Role.POLICE_CLERK
    assert viewer_of(account, second.id, date(2027, 3, 15)).role is Role.AGENCY_CLERK


def test_rights_of_two_posts_do_not_add_up(appoint: Appoint) -> None:
    account = appoint(Role.AGENCY_CLERK)
    Post.objects.create(
        account=account,
        role=Role.ISSUING_OFFICER,
        division_code="440300",
        first_day=date(2027, 1, 1),
    )
    viewer = viewer_of(account, "", TODAY)
    assert not viewer.may(Right.CORRECT_DECIDE)
    assert viewer.may(Right.CORRECT_PROPOSE)


def test_a_persons_own_account_is_a_holders(appoint: Appoint) -> None:
    account = open_account(username="h", display_name="", password=None, person="d" * 20)
    viewer = viewer_of(account, "", TODAY)
    assert (viewer.role, viewer.person, viewer.jurisdiction) == (Role.HOLDER, "d" * 20, None)
    assert viewer.rights == rights_of(Role.HOLDER)


def test_one_chooses_among_ones_own_posts_only(appoint: Appoint, sign_in: SignIn) -> None:
    account = appoint(Role.AGENCY_CLERK)
    mine = Post.objects.create(
        account=account,
        role=Role.AUDITOR,
        division_code="440300",
        first_day=date(2027, 1, 1),
    )
    other = Post.objects.get(account=appoint(Role.ISSUING_OFFICER))
    browser = sign_in(account)
    assert browser.post("/post/", {"post": other.id}).status_code == 400
    assert browser.get("/accept/").status_code == 200
    assert browser.post("/post/", {"post": mine.id}).status_code == 302
    assert browser.get("/accept/").status_code == 403
    assert browser.get("/see_ledger/").status_code == 200
