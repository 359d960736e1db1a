"""Assisting bodies: listed, an account opened with what they are, first sign-in, and its end."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.records.asking import key_of, sent, words
from tests.office.records.conftest import HOST, Appointed, browser_of
from tests.office.registry.acting import CITY, NANSHAN

from anju.office.access.models import Account, AssistingBody, Post
from anju.office.access.roles import Role
from anju.office.places.divisions import name_on
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.screens.asking import EMPTY

CODE = "91110000600037341L"
BODY = {
    "username": "shennan",
    "display_name": "深南电子厂",
    "kind": "employer",
    "code": " 9111 0000 6000 3734 1l ",
    "division_code": NANSHAN,
    "contact": "人事部 0755-12345678",
    "reason": "agreed",
}


@pytest.fixture
def browser(appointed: Appointed, desk: str) -> Client:
    """The browser of an administrator of a city with an office in Nanshan."""
    return browser_of(appointed(Role.CITY_ADMINISTRATOR))


def _posted(browser: Client, **told: str) -> tuple[int, str]:
    key = key_of(browser.get("/bodies/open/").content)
    answer = browser.post("/bodies/open/", {"key": key, **BODY, **told})
    return answer.status_code, answer.content.decode()


def _opened(browser: Client, **told: str) -> tuple[Account, str]:
    _, shown = _posted(browser, **told)
    return Account.objects.get(username="shennan"), re.findall(r'id="password">([^<]+)<', shown)[0]


def test_an_account_is_opened_and_the_ledger_says_what_the_body_is(browser: Client) -> None:
    account, password = _opened(browser)
    assert account.check_password(password)
    [entry] = read_chain(account.id)
    told = {name: entry.told[name] for name in ("role", "body", "code", "division_code")}
    assert told == {
        "role": "assisting_body",
        "body": "employer",
        "code": CODE,
        "division_code": NANSHAN,
    }
    assert (entry.kind, entry.reason, entry.effective_on) == (
        "staff_appointed",
        "agreed",
        "2026-11-24",
    )
    administrator = Account.objects.get(username=Role.CITY_ADMINISTRATOR)
    assert entry.actor == administrator.id
    body = AssistingBody.objects.get(account=account)
    assert (body.kind, body.code, body.contact) == ("employer", CODE, BODY["contact"])
    assert "0755" not in entry.payload
    place = name_on(NANSHAN, date(2026, 11, 24), "en")
    listed = words(browser.get("/bodies/").content)
    for line in ("深南电子厂", "shennan", "employer", CODE, "人事部 0755-12345678", place):
        assert line in listed
    assert "深南电子厂" not in words(browser.get("/staff/").content)
    assert rebuild().changed == []


def test_the_same_request_opens_one_and_shows_its_password_once(browser: Client) -> None:
    told = {"key": key_of(browser.get("/bodies/open/").content), **BODY}
    assert browser.post("/bodies/open/", told).status_code == 200
    again = words(browser.post("/bodies/open/", told, follow=True).content)
    assert "its password was shown then" in again
    assert AssistingBody.objects.count() == Post.objects.filter(role="assisting_body").count() == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"code": "91110000600037341M"}, "is no unified social credit code"),
        ({"code": ""}, "An employer and a school have one"),
        ({"kind": "school", "code": ""}, "An employer and a school have one"),
        ({"username": "city_administrator"}, "Small letters"),
        ({"division_code": "440106"}, "Choose one of these"),
        ({"contact": ""}, EMPTY),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(
    told: dict[str, str], said: str, browser: Client
) -> None:
    status, shown = _posted(browser, **told)
    assert (status, Account.objects.filter(username="shennan").exists()) == (422, False)
    assert said.lower() in shown.lower()


def test_a_landlord_may_be_somebody_without_a_code(browser: Client) -> None:
    account, _ = _opened(browser, kind="landlord", code="")
    assert AssistingBody.objects.get().code == ""
    assert "code" not in read_chain(account.id)[0].told


def test_a_body_sets_a_password_and_a_second_step_before_its_first_list(browser: Client) -> None:
    account, password = _opened(browser, division_code=CITY)
    theirs = Client(headers={"host": HOST, "accept-language": "en"})
    theirs.post("/sign-in/", {"login": "shennan", "password": password})
    assert theirs.get("/desk/lists/")["Location"].startswith("/password/")
    Account.objects.filter(id=account.id).update(must_change_password=False)
    assert theirs.get("/desk/lists/")["Location"].startswith("/second-factor/")
    assert browser_of(account).get("/desk/lists/").status_code == 200


def test_an_account_ends_with_a_reason_and_signs_in_to_nothing(browser: Client) -> None:
    account, _ = _opened(browser)
    Account.objects.filter(id=account.id).update(must_change_password=False)
    account.refresh_from_db()
    theirs = browser_of(account)
    assert theirs.get("/desk/lists/").status_code == 200
    url = f"/bodies/{account.id}/end/"
    status, shown = sent(browser, url, last_day="2026-11-23", reason="agreement_over")
    assert (status, "before" in shown or "order" in shown) == (422, True)
    status, shown = sent(browser, url, last_day="2026-11-24", reason="agreement_over")
    assert (status, "The end was recorded" in shown) == (200, True)
    last = read_chain(account.id)[-1]
    assert (last.kind, last.reason, last.told["last_day"]) == (
        "staff_left",
        "agreement_over",
        "2026-11-24",
    )
    assert theirs.get("/desk/lists/")["Location"].startswith("/sign-in/")
    assert Post.objects.get(account=account).last_day == date(2026, 11, 24)


def test_a_body_of_another_city_is_not_there(appointed: Appointed, browser: Client) -> None:
    account, _ = _opened(browser)
    elsewhere = browser_of(appointed(Role.CITY_ADMINISTRATOR, "other", place="441900"))
    assert "深南电子厂" not in words(elsewhere.get("/bodies/").content)
    assert elsewhere.get(f"/bodies/{account.id}/end/").status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ISSUING_OFFICER, Role.ASSISTING_BODY])
def test_no_other_role_opens_one(role: Role, appointed: Appointed) -> None:
    there = browser_of(appointed(role))
    for url in ("/bodies/", "/bodies/open/", f"/bodies/{'0' * 20}/end/"):
        assert there.get(url).status_code == 403
