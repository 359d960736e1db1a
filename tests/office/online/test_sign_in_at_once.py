"""Signing in for the first time where another writes at the same moment."""

import threading
from dataclasses import replace
from functools import partial

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from tests.office.databases import Database
from tests.office.online.conftest import NUMBER, digits_sent, nobody, with_phone
from tests.office.records.conftest import NOON
from tests.office.registry.acting import DETAILS, a_person

from anju.office.access.models import Account
from anju.office.online.sign_in import signing_in
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Busy, Outcome
from anju.office.registry.people.holder_accounts import holder_account, open_holder_account

SIGN_IN, CODE = "/my/sign-in/", "/my/sign-in/code/"


@pytest.fixture
def person(city: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    """Somebody who has bound a phone and never came; the identifier of the person."""
    monkeypatch.setattr("anju.office.common.middleware.now", lambda: NOON)
    cache.clear()
    found = a_person(replace(DETAILS, identity_number=NUMBER))
    with_phone(found)
    return found


def _asked() -> tuple[Client, str]:
    """A browser that waits for its code, and the code."""
    browser = nobody()
    browser.post(SIGN_IN, {"number": NUMBER})
    return browser, digits_sent()


def _typed(browser: Client, digits: str) -> str:
    return str(browser.post(CODE, {"code": digits}).headers.get("Location"))


def test_two_devices_at_once_have_one_account(
    person: str, city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither has found an account when both begin to open one, where two may write at once."""
    both, looked = (_asked(), _asked()), threading.Barrier(2 if city.server else 1)

    def found(of: str) -> Account | None:
        held = holder_account(of)
        looked.wait(30)
        return held

    monkeypatch.setattr(signing_in, "holder_account", found)
    assert city.in_threads(*(partial(_typed, *each) for each in both)) == ["/my/", "/my/"]
    [account] = Account.objects.filter(person=person)
    assert {browser.session["_auth_user_id"] for browser, _ in both} == {account.id}
    assert [entry.kind for entry in read_chain(account.id)] == ["holder_account_opened"]


def test_who_met_others_types_the_same_code_again(
    person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, digits = _asked()
    with monkeypatch.context() as others:
        others.setattr(signing_in, "open_holder_account", _busy)
        page = browser.post(CODE, {"code": digits})
    assert page.status_code == 422
    assert b"Nothing was changed; send it once more." in page.content
    assert not Account.objects.filter(person=person).exists()
    assert _typed(browser, digits) == "/my/"
    assert Account.objects.filter(person=person).count() == 1


def _busy(*, person_id: str, act: Act) -> Outcome:
    """Open an account, and find that others were faster each time."""
    with transaction.atomic():
        open_holder_account(person_id=person_id, act=act)
        raise Busy
