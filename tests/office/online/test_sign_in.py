"""Signing in with a number and a code; the same answer for everybody, whoever is recorded."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.online.conftest import (
    NOBODYS,
    NUMBER,
    PHONE,
    digits_sent,
    nobody,
    sent,
    with_phone,
)
from tests.office.registry.acting import DETAILS, OTHER, a_person, act

from anju.office.access.models import Account, OneTimeCode
from anju.office.access.operations import close_account
from anju.office.registry.contacts.binding import ContactEnd, end_contact
from anju.office.registry.contacts.models import Contact
from anju.office.registry.ledger.entries import read_chain

SIGN_IN, CODE, PASSKEY = "/my/sign-in/", "/my/sign-in/code/", "/my/sign-in/passkey/"

UNKNOWN_PASSKEY = json.dumps(
    {
        "id": "AAAA",
        "rawId": "AAAA",
        "type": "public-key",
        "response": {
            "clientDataJSON": "e30",
            "authenticatorData": "AAAA",
            "signature": "AAAA",
            "userHandle": "AAAA",
        },
    }
)
"""What a browser sends for a passkey that belongs to nobody here."""


@pytest.fixture(autouse=True)
def _fresh_limits(desk: str) -> None:
    cache.clear()


def ask(browser: Client, number: str = NUMBER) -> HttpResponseBase:
    return browser.post(SIGN_IN, {"number": number})


def signed_in(number: str = NUMBER) -> Client:
    browser = nobody()
    ask(browser, number)
    assert browser.post(CODE, {"code": digits_sent()}).status_code == 302
    return browser


def test_a_code_to_the_phone_signs_a_holder_in(own: str) -> None:
    browser = nobody()
    answer = ask(browser, "１１０１０５ 19491231 002x")
    assert (answer.status_code, answer["Location"]) == (302, CODE)
    [message] = sent()
    assert message.to == f"sms {PHONE}"
    assert NUMBER not in message.words.body
    answer = browser.post(CODE, {"code": digits_sent()})
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    account = Account.objects.get(person=own)
    assert (account.has_usable_password(), account.display_name) == (False, "")
    assert browser.session["_auth_user_id"] == account.id
    [entry] = read_chain(account.id)
    assert (entry.kind, entry.told) == ("holder_account_opened", {"person": own})


def test_the_second_time_it_is_the_same_account(own: str) -> None:
    signed_in()
    signed_in()
    assert Account.objects.filter(person=own).count() == 1


def _no_record(_person: str) -> None:
    pass


def _no_contact(person: str) -> None:
    contact = Contact.objects.get(person_id=person).id
    end_contact(
        person_id=person,
        contact_id=contact,
        reason=ContactEnd.OWN_WISH,
        act=act(date(2026, 11, 24)),
    )


def _closed(person: str) -> None:
    signed_in()
    close_account(account_id=Account.objects.get(person=person).id)


@pytest.mark.parametrize(
    ("change", "number"), [(_no_record, NOBODYS), (_no_contact, NUMBER), (_closed, NUMBER)]
)
def test_nobody_learns_who_is_recorded(
    change: Callable[[str], None], number: str, own: str
) -> None:
    known = nobody()
    first = ask(known)
    first_page = known.get(CODE).content
    change(own)
    messages = len(sent())
    browser, codes = nobody(), OneTimeCode.objects.count()
    answer = ask(browser, number)
    assert (answer.status_code, answer["Location"]) == (first.status_code, first["Location"])
    assert _without_token(browser.get(CODE).content) == _without_token(first_page)
    assert OneTimeCode.objects.count() == codes + 1
    assert len(sent()) == messages
    wrong = browser.post(CODE, {"code": "123456"})
    assert wrong.status_code == 422
    assert b"not the code that was sent" in wrong.content


def _without_token(page: bytes) -> list[bytes]:
    hidden = (b"csrfmiddlewaretoken", b'name="key"')
    return [line for line in page.split(b"\n") if not any(each in line for each in hidden)]


def test_a_contact_that_was_not_proved_for_a_year_gets_no_code(desk: str) -> None:
    with_phone(a_person(replace(DETAILS, identity_number=NUMBER)), on=date(2025, 11, 24))
    ask(nobody())
    assert sent() == []
    with_phone(a_person(replace(OTHER, identity_number=NOBODYS)), on=date(2025, 11, 25))
    ask(nobody(), NOBODYS)
    assert len(sent()) == 1


def test_the_answer_does_not_wait_for_who_it_is(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    may_look = threading.Event()

    def slowly(*_: object) -> tuple[str, tuple[object, ...]]:
        assert may_look.wait(30)
        return "", ()

    monkeypatch.setattr("anju.office.online.sign_in.pages.who_signs_in", slowly)
    assert ask(nobody()).status_code == 302
    [code] = OneTimeCode.objects.all()
    assert code.subject == ""
    may_look.set()
    assert sent() == []


def test_staff_and_holders_have_pages_of_their_own(own: str, clerk: Clerk) -> None:
    staff, holder = clerk(), signed_in()
    mine = ("/my/contacts/", "/my/contacts/code/", "/my/family/", "/my/family/relative/")
    assert {staff.get(page).status_code for page in mine} == {403}
    desks = ("/desk/", f"/desk/people/{own}/contact/", f"/desk/people/{own}/family/", "/find/")
    assert {holder.get(page).status_code for page in desks} == {403}
    assert {holder.get(page).status_code for page in mine} == {200, 302}


def test_the_number_is_kept_nowhere(own: str) -> None:
    browser = nobody()
    ask(browser)
    assert NUMBER not in json.dumps(dict(browser.session))
    assert NUMBER not in str(list(Session.objects.values()))
    assert NUMBER not in str(list(OneTimeCode.objects.values()))
    page = browser.post(SIGN_IN, {"number": NUMBER[:-1] + "9"})
    assert page.status_code == 422
    assert b"This is no identity number" in page.content


def test_five_wrong_codes_and_it_is_over(own: str) -> None:
    browser = nobody()
    ask(browser)
    right = digits_sent()
    wrong = f"{(int(right) + 1) % 10**6:06}"
    pages = [browser.post(CODE, {"code": wrong}).content for _ in range(5)]
    assert [b"This code is over" in page for page in pages] == [False] * 4 + [True]
    assert browser.post(CODE, {"code": right}).status_code == 422
    assert "_auth_user_id" not in browser.session


def test_a_code_is_good_in_the_browser_that_asked_for_it(own: str) -> None:
    ask(nobody())
    right = digits_sent()
    other = nobody()
    assert other.post(CODE, {"code": right})["Location"] == SIGN_IN
    ask(other, NOBODYS)
    assert other.post(CODE, {"code": right}).status_code == 422


def test_a_number_is_asked_for_five_times_an_hour(own: str) -> None:
    told = [ask(nobody()).status_code for _ in range(6)]
    assert told == [302] * 5 + [429]
    assert ask(nobody(), NOBODYS).status_code == 302


@pytest.mark.parametrize(
    ("onward", "leads_to"), [("/my/contacts/", "/my/contacts/"), ("https://evil.example/", "/my/")]
)
def test_it_leads_to_where_one_wanted_to_go(onward: str, leads_to: str, own: str) -> None:
    browser = nobody()
    browser.get(SIGN_IN, {"next": onward})
    ask(browser)
    assert browser.post(CODE, {"code": digits_sent()})["Location"] == leads_to


@pytest.mark.parametrize("credential", ["", "{}", UNKNOWN_PASSKEY])
def test_a_passkey_that_is_none_leads_back(credential: str, own: str) -> None:
    browser = nobody()
    asked = browser.get(PASSKEY, headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert asked["request_options"]["publicKey"]["userVerification"] == "required"
    answer = browser.post(PASSKEY, {"credential": credential})
    assert (answer.status_code, answer["Location"]) == (302, SIGN_IN)
    assert b"This passkey is not known here" in browser.get(SIGN_IN).content
    assert "_auth_user_id" not in browser.session
    assert browser.get(PASSKEY)["Location"] == SIGN_IN


def test_pages_of_people_lead_to_their_own_sign_in(own: str) -> None:
    browser = nobody()
    assert browser.get("/my/contacts/")["Location"] == "/my/sign-in/?next=%2Fmy%2Fcontacts%2F"
    browser = signed_in()
    assert browser.get(SIGN_IN)["Location"] == "/my/"
    assert browser.post("/sign-out/")["Location"] == SIGN_IN
