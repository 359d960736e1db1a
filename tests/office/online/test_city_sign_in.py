"""The city's own sign-in, against a real OpenID provider in a process of its own."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import override_settings
from tests.office.online.conftest import NOBODYS, NUMBER, PHONE, TODAY, nobody
from tests.office.online.provider import CLIENT, SECRET

from anju.office.access.models import Account
from anju.office.access.operations import close_account
from anju.office.config.city_sign_in import city_sign_in, provider_settings
from anju.office.registry.contacts.models import Contact
from anju.office.registry.contacts.reading import contacts_of
from anju.office.registry.ledger.models import Entry
from anju.office.registry.ledger.requests import Busy
from anju.office.registry.refused import Because, Refused

BACK = "http://localhost:8000/my/sign-in/city/city/back/"
PATIENCE = 60
PEOPLE: dict[str, dict[str, Any]] = {
    "li": {
        "citizen_number": NUMBER.lower(),
        "phone_number": "+8613900139000",
        "phone_number_verified": True,
        "email": "li@example.com",
        "email_verified": False,
    },
    "stranger": {"citizen_number": NOBODYS},
    "unnamed": {"identity_number": NUMBER, "sub_number": NUMBER},
    "mistyped": {"citizen_number": NUMBER[:-1] + "1"},
}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running provider; its address."""
    folder = tmp_path_factory.mktemp("provider")
    (folder / "people.json").write_text(json.dumps(PEOPLE), "utf-8")
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    command = [sys.executable, "-m", "tests.office.online.provider", str(folder), str(port), BACK]
    address = f"http://localhost:{port}"
    with (folder / "said.txt").open("w", encoding="utf-8") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            assert _answers(f"{address}/o/.well-known/openid-configuration", process), (
                folder / "said.txt"
            ).read_text("utf-8")
            yield address
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            return requests.get(address, timeout=PATIENCE).ok
        except requests.ConnectionError:
            time.sleep(0.1)
    return False


Came = Callable[..., tuple[Client, HttpResponseBase]]


@pytest.fixture
def came(provider: str, own: str) -> Iterator[Came]:
    """What a browser gets that comes back from the provider as one of its people."""
    told = {
        "ANJU_OIDC_ISSUER": f"{provider}/o",
        "ANJU_OIDC_CLIENT": CLIENT,
        "ANJU_OIDC_SECRET": SECRET,
        "ANJU_OIDC_NUMBER": "citizen_number",
    }
    anju = {**settings.ANJU, "CITY_SIGN_IN": city_sign_in(told)}

    def come(name: str, **changed: str) -> tuple[Client, HttpResponseBase]:
        browser, there = nobody(), requests.Session()
        there.get(f"{provider}/enter/", params={"as": name}, timeout=PATIENCE)
        begun = browser.get("/my/sign-in/city/")
        assert (begun.status_code, begun["Location"].startswith(provider)) == (302, True)
        answered = there.get(begun["Location"], allow_redirects=False, timeout=PATIENCE)
        back = urlsplit(answered.headers["Location"])
        assert answered.headers["Location"].startswith(BACK)
        asked = {key: values[0] for key, values in parse_qs(back.query).items()} | changed
        return browser, browser.get(back.path, asked)

    with override_settings(ANJU=anju, SOCIALACCOUNT_PROVIDERS=provider_settings(told)):
        yield come


def test_whom_the_city_knows_is_let_in(came: Came, own: str) -> None:
    browser, answer = came("li")
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    account = Account.objects.get(person=own)
    assert browser.session["_auth_user_id"] == account.id
    assert NUMBER not in str(dict(browser.session))


def test_what_the_city_verified_is_bound_and_nothing_else(came: Came, own: str) -> None:
    came("li")
    came("li")
    held = contacts_of([own], TODAY)[own]
    told = {(each.channel.value, each.address) for each in held}
    assert told == {("sms", PHONE), ("sms", "13900139000")}
    assert Contact.objects.count() == len(told)


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [(Refused(Because.NOT_FOUND), "no record of you yet"), (Busy(), "Nothing was changed")],
)
def test_what_cannot_be_bound_leaves_nothing_half_done(
    raised: Exception, sentence: str, came: Came, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(**_asked: object) -> None:
        raise raised

    monkeypatch.setattr("anju.office.online.sign_in.city.bind_contact", refuses)
    entries = Entry.objects.count()
    browser, answer = came("li")
    assert answer["Location"] == "/my/sign-in/"
    assert sentence in browser.get("/my/sign-in/").content.decode()
    assert "_auth_user_id" not in browser.session
    assert (Account.objects.filter(person=own).count(), Entry.objects.count()) == (0, entries)


def test_what_another_sign_in_bound_meanwhile_is_bound(
    came: Came, monkeypatch: pytest.MonkeyPatch
) -> None:
    came("li")
    before = Contact.objects.count()
    monkeypatch.setattr(
        "anju.office.online.sign_in.city.contacts_of", lambda persons, _on: {persons[0]: ()}
    )
    assert came("li")[1]["Location"] == "/my/"
    assert Contact.objects.count() == before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("stranger", "no record of you yet"),
        ("unnamed", "did not say who you are"),
        ("mistyped", "did not say who you are"),
    ],
)
def test_nobody_else_is_let_in(name: str, sentence: str, came: Came) -> None:
    browser, answer = came(name)
    assert answer["Location"] == "/my/sign-in/"
    assert sentence in browser.get("/my/sign-in/").content.decode()
    assert "_auth_user_id" not in browser.session


def test_an_answer_that_was_not_asked_for_lets_nobody_in(came: Came) -> None:
    for changed in ({"state": "another"}, {"code": "another"}):
        browser, answer = came("li", **changed)
        assert answer["Location"] == "/my/sign-in/"
        assert "_auth_user_id" not in browser.session


def test_a_closed_account_is_not_let_in(came: Came, own: str) -> None:
    came("li")
    close_account(account_id=Account.objects.get(person=own).id)
    assert came("li")[1]["Location"] == "/my/sign-in/"


def test_without_a_provider_there_is_no_such_page(own: str) -> None:
    browser = nobody()
    assert browser.get("/my/sign-in/city/").status_code == 404
    assert browser.get("/my/sign-in/city/city/back/").status_code == 404
    assert b"/my/sign-in/city/" not in browser.get("/my/sign-in/").content


def test_an_issuer_alone_is_no_setting() -> None:
    assert city_sign_in({}) is None
    assert provider_settings({}) == {}
    with pytest.raises(ImproperlyConfigured, match="ANJU_OIDC_NUMBER"):
        city_sign_in({"ANJU_OIDC_ISSUER": "https://id.example"})
