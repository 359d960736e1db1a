"""The endorsement at the counter: foretold, confirmed, its receipt, taken back."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import FUTIAN, a_permit, a_person, told

from anju.office.access.roles import Role

Holder = tuple[str, str]


def _opened(browser: Client, person: str) -> str:
    browser.post("/desk/find/", {"q": "欧阳晓晨", "purpose": "counter"})
    answer = browser.get(f"/desk/people/{person}/")
    assert answer.status_code == 200
    return answer.content.decode()


def _key(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def test_what_it_does_is_foretold_and_then_done(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = clerk(), holder
    page = _opened(browser, person)
    assert "In time. Nothing is interrupted." in page
    assert "Good until Tuesday, 14 December 2027." in page
    assert not any(secret in page for secret in SECRETS)
    answer = browser.post(f"/desk/permits/{permit}/endorse/", {"key": _key(page)}, follow=True)
    assert answer.redirect_chain == [(f"/desk/permits/{permit}/endorsed/2/", 302)]
    assert "Good until Tuesday, 14 December 2027." in answer.content.decode()
    kind, on, payload, _ = told(permit)[1]
    assert (kind, on, payload["declared"]) == ("permit_endorsed", "2026-11-24", "unchanged")


def test_a_form_sent_twice_endorses_once(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = clerk(), holder
    key = _key(_opened(browser, person))
    for _ in range(2):
        answer = browser.post(f"/desk/permits/{permit}/endorse/", {"key": key})
        assert answer.headers["Location"] == f"/desk/permits/{permit}/endorsed/2/"
    assert len(told(permit)) == 2


def test_too_early_says_from_when_and_offers_no_button(clerk: Clerk, desk: str) -> None:
    person = a_person()
    permit = a_permit(person, issued_on=date(2026, 3, 1))
    browser = clerk()
    page = _opened(browser, person)
    assert "Not to be endorsed today" in page
    assert "31 December 2026" in page
    assert f"/desk/permits/{permit}/endorse/" not in page
    answer = browser.post(f"/desk/permits/{permit}/endorse/", {"key": "k"}, follow=True)
    assert "31 December 2026" in answer.content.decode()
    assert len(told(permit)) == 1


def test_a_late_one_says_what_is_lost(clerk: Clerk, desk: str) -> None:
    person = a_person()
    a_permit(person)
    page = _opened(clerk(), person)
    assert "the years begin anew today" in page
    assert "is-loss" in page


def test_the_receipt_is_a_pdf_that_is_kept_nowhere(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = clerk(), holder
    browser.post(f"/desk/permits/{permit}/endorse/", {"key": _key(_opened(browser, person))})
    answer = browser.get(f"/desk/permits/{permit}/endorsed/2/receipt/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"%PDF-")
    assert browser.get(f"/desk/permits/{permit}/endorsed/1/receipt/").status_code == 404


def test_it_is_taken_back_the_same_day_by_its_clerk(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = clerk(), holder
    browser.post(f"/desk/permits/{permit}/endorse/", {"key": _key(_opened(browser, person))})
    other = clerk(Role.AGENCY_CLERK)
    assert "Take it back" in browser.get(f"/desk/permits/{permit}/endorsed/2/").content.decode()
    assert "Take it back" not in other.get(f"/desk/permits/{permit}/endorsed/2/").content.decode()
    other.post(f"/desk/permits/{permit}/endorsed/2/withdraw/")
    assert len(told(permit)) == 2
    browser.post(f"/desk/permits/{permit}/endorsed/2/withdraw/")
    assert [kind for kind, *_ in told(permit)][2:] == ["correction_proposed", "correction_decided"]
    assert browser.get(f"/desk/permits/{permit}/endorsed/2/").status_code == 404


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_does_not_endorse(role: Role, clerk: Clerk, holder: Holder) -> None:
    browser = clerk(role)
    assert browser.post(f"/desk/permits/{holder[1]}/endorse/", {"key": "k"}).status_code == 403
    assert len(told(holder[1])) == 1


def test_a_permit_elsewhere_is_not_there(clerk: Clerk, holder: Holder) -> None:
    browser = clerk(place=FUTIAN)
    assert browser.post(f"/desk/permits/{holder[1]}/endorse/", {"key": "k"}).status_code == 404
    assert browser.get(f"/desk/people/{holder[0]}/", follow=True).status_code in {200, 404}
    assert len(told(holder[1])) == 1


def test_a_refusal_speaks_chinese(clerk: Clerk, desk: str) -> None:
    person = a_person()
    a_permit(person, issued_on=date(2026, 3, 1))
    page = _opened(clerk(language="zh"), person)
    assert "2026年12月31日" in page
