"""Posts: which an account has on a day, and which cannot stand beside one another."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.office.databases import Database

from anju.office.access.models import Account, Post
from anju.office.access.operations import open_account
from anju.office.access.posts import overlapping, posts_of
from anju.office.access.roles import Role

OFFICE = "aaaaaaaaaaaaaaaaaaaa"


@pytest.fixture
def account(database: Database) -> Account:
    return open_account(username="k7", display_name="王", password=None)


def post(account: Account, first: str, last: str | None, office: str = OFFICE) -> Post:
    return Post.objects.create(
        account=account,
        role=Role.POLICE_CLERK,
        office=office,
        division_code="440305",
        first_day=date.fromisoformat(first),
        last_day=date.fromisoformat(last) if last else None,
    )


@pytest.mark.parametrize(
    ("today", "has"),
    [
        ("2027-02-28", False),
        ("2027-03-01", True),
        ("2027-03-31", True),
        ("2027-04-01", False),
    ],
)
def test_first_and_last_day_belong_to_a_post(account: Account, today: str, has: bool) -> None:
    post(account, "2027-03-01", "2027-03-31")
    assert posts_of(account.id, date.fromisoformat(today)).exists() is has


def test_a_post_without_last_day_lasts(account: Account) -> None:
    post(account, "2027-03-01", None)
    assert posts_of(account.id, date(2055, 1, 1)).count() == 1


def test_nobody_has_the_posts_of_another(account: Account) -> None:
    post(account, "2027-03-01", None)
    other = open_account(username="k8", display_name="", password=None)
    assert not posts_of(other.id, date(2027, 3, 2)).exists()


@pytest.mark.parametrize(
    ("first", "last", "overlaps"),
    [
        ("2027-01-01", "2027-02-28", False),
        ("2027-01-01", "2027-03-01", True),
        ("2027-03-10", "2027-03-20", True),
        ("2027-03-31", None, True),
        ("2027-04-01", None, False),
        ("2027-01-01", None, True),
    ],
)
def test_ranges_that_share_a_day_overlap(
    account: Account, first: str, last: str | None, overlaps: bool
) -> None:
    post(account, "2027-03-01", "2027-03-31")
    found = overlapping(
        account_id=account.id,
        role=Role.POLICE_CLERK,
        office=OFFICE,
        first_day=date.fromisoformat(first),
        last_day=date.fromisoformat(last) if last else None,
    )
    assert found.exists() is overlaps


def test_another_role_or_office_does_not_overlap(account: Account) -> None:
    post(account, "2027-03-01", None)
    day = date(2027, 3, 5)
    assert not overlapping(
        account_id=account.id, role=Role.AUDITOR, office=OFFICE, first_day=day, last_day=None
    ).exists()
    assert not overlapping(
        account_id=account.id, role=Role.POLICE_CLERK, office="b" * 20, first_day=day, last_day=None
    ).exists()


def test_the_database_refuses_two_open_posts_and_days_out_of_order(account: Account) -> None:
    post(account, "2027-03-01", None)
    for first, last in (
        ("2027-05-01", None),
        ("2027-03-01", "2027-03-02"),
        ("2027-09-02", "2027-09-01"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            post(account, first, last)
    post(account, "2027-05-01", None, office="b" * 20)
