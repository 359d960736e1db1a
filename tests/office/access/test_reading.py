"""What every request reads in SQL of its own is what Django's own statements would have read."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database

from anju.office.access.backend import AccountBackend
from anju.office.access.models import Account, Post
from anju.office.access.operations import close_account, open_account
from anju.office.access.posts import posts_of
from anju.office.access.reading import account_of, posts_held
from anju.office.access.roles import Role
from anju.office.access.viewer import viewer_of
from anju.office.common.clock import now
from anju.office.config.sessions import SessionStore


@pytest.fixture
def account(database: Database) -> Account:
    return open_account(username="k7", display_name="王", password="seventeen quiet herons")


def test_an_account_is_read_as_it_was_written(account: Account) -> None:
    found = account_of(account.id)
    assert found is not None
    for field in Account._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(account, field.attname), field.name
    assert found.get_session_auth_hash() == account.get_session_auth_hash()
    assert account_of("nobody") is None


def test_what_is_saved_of_it_leaves_the_last_sign_in_alone(account: Account) -> None:
    Account.objects.filter(id=account.id).update(last_login=now())
    found = account_of(account.id)
    assert found is not None
    found.display_name = "李"
    found.save()
    kept = Account.objects.get(id=account.id)
    assert kept.display_name == "李"
    assert kept.last_login is not None


def test_a_closed_account_is_nobody(account: Account) -> None:
    assert AccountBackend().get_user(account.id) == account
    close_account(account_id=account.id)
    assert AccountBackend().get_user(account.id) is None


@pytest.mark.parametrize("today", [date(2027, 2, 28), date(2027, 3, 1), date(2027, 4, 1)])
def test_posts_are_those_of_the_day_in_their_order(account: Account, today: date) -> None:
    for role, first, last in (
        (Role.POLICE_CLERK, date(2027, 3, 1), date(2027, 3, 31)),
        (Role.AGENCY_CLERK, date(2027, 3, 1), None),
        (Role.AUDITOR, date(2026, 1, 1), date(2027, 3, 1)),
        (Role.POLICE_CLERK, date(2027, 4, 1), None),
    ):
        Post.objects.create(
            account=account,
            role=role,
            division_code="440305",
            office="aaaaaaaaaaaaaaaaaaaa",
            first_day=first,
            last_day=last,
        )
    expected, with_it = list(posts_of(account.id, today)), account_of(account.id)
    assert with_it is not None
    with CaptureQueriesContext(connection) as asked:
        found = posts_held(with_it, today)
    assert len(asked) == 0
    assert list(found) == expected == list(posts_held(account, today))
    for one, other in zip(found, expected, strict=True):
        assert (one.first_day, one.last_day, one.role) == (
            other.first_day,
            other.last_day,
            other.role,
        )
    assert posts_held(account_without_posts(), today) == ()


def account_without_posts() -> Account:
    open_account(username="k8", display_name="", password=None)
    found = account_of(Account.objects.get(username="k8").id)
    assert found is not None
    assert found.posts_read == ()
    return found


def test_a_session_is_read_as_django_reads_it(account: Account) -> None:
    session = SessionStore()
    session["post"] = "王"
    session.create()
    assert SessionStore(session.session_key).load() == {"post": "王"}
    assert DatabaseStore(session.session_key).load() == {"post": "王"}


def _session_of(text: str) -> dict[str, object]:
    """What is read of a session whose text somebody wrote into the table."""
    Session.objects.update_or_create(
        session_key="a" * 32,
        defaults={"session_data": text, "expire_date": now() + timedelta(hours=1)},
    )
    return SessionStore("a" * 32).load()


def test_a_session_that_somebody_else_wrote_is_empty(account: Account) -> None:
    text = SessionStore().encode({"post": "a"})
    assert _session_of(text) == _session_of(text) == {"post": "a"}
    for forged in (text + "x", text[:-1], "a" + text, ""):
        assert _session_of(forged) == {}
    with override_settings(SECRET_KEY="another"):
        assert _session_of(text) == {}


def test_what_is_done_to_a_session_is_not_in_the_next_one_read(account: Account) -> None:
    text = SessionStore().encode({"methods": [{"method": "password"}]})
    methods = _session_of(text)["methods"]
    assert isinstance(methods, list)
    methods.append({"method": "mfa"})
    assert _session_of(text) == {"methods": [{"method": "password"}]}


def test_a_session_that_is_over_or_was_never_there_is_empty(account: Account) -> None:
    session = SessionStore()
    session["post"] = "a"
    session.create()
    Session.objects.update(expire_date=now() - timedelta(seconds=1))
    for key in (session.session_key, "0" * 32, None):
        store = SessionStore(key)
        assert store.load() == {}
        assert store.session_key is None


def test_a_request_asks_once_for_the_session_and_once_for_account_and_posts(
    account: Account,
) -> None:
    browser = Client(headers={"host": "localhost:8000"})
    browser.force_login(account)
    request = HttpRequest()
    request.session = SessionStore(browser.session.session_key)
    with CaptureQueriesContext(connection) as asked:
        found = get_user(request)
        assert isinstance(found, Account)
        assert viewer_of(found, "", date(2027, 3, 1)).account_id == account.id
    assert len(asked) == 2
