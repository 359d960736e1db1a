"""The endorsement at the counter: foretold, confirmed, its receipt, taken back."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.casework.acting import name_guardian
from tests.office.counter.conftest import ISSUED_ON, Clerk
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import CITY, FUTIAN, OTHER, a_permit, a_person, act, told

from anju.office.access.roles import Role
from anju.office.places.measures import shipped_measures
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.intake import PersonalDetails

Holder = tuple[str, str]


def _opened(browser: Client, person: str) -> str:
    return _opened_as(browser, person, "欧阳晓晨")


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
    shown = browser.get(f"/desk/permits/{permit}/endorsed/2/").content.decode()
    key = re.search(r'/withdraw/">.*?name="key" value="([0-9a-f]+)"', shown)
    assert key
    assert "Take it back" not in other.get(f"/desk/permits/{permit}/endorsed/2/").content.decode()
    other.post(f"/desk/permits/{permit}/endorsed/2/withdraw/")
    assert len(told(permit)) == 2
    for _ in range(2):  # pressed twice, taken back once
        sent = {"key": key[1]}
        page = browser.post(f"/desk/permits/{permit}/endorsed/2/withdraw/", sent, follow=True)
        assert "The endorsement was taken back." in page.content.decode()
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


CHILD = PersonalDetails("何小满", sex="F", born_on=date(2014, 5, 6))
OF_CHILDREN = shipped_measures()[CITY].replace('["assisting_body"]', '["under_16"]', 1)


def test_who_came_is_asked_where_the_holder_did_not(clerk: Clerk, desk: str) -> None:
    """A mother comes for her child, in a place whose measure lets her."""
    adopt_measure(
        toml=OF_CHILDREN, reason="amended", act=act(date(2026, 11, 2), role="city_administrator")
    )
    child, mother = a_person(CHILD), a_person(OTHER)
    permit = a_permit(child, issued_on=ISSUED_ON)
    browser = clerk()
    url = f"/desk/permits/{permit}/endorse-for/"
    assert f'href="{url}"' in _opened_as(browser, child, "何小满")
    asked = {"key": _key(browser.get(url).content.decode()), "relation": "guardian"}
    assert browser.post(url, asked).status_code == 422
    asked |= {"agent_name": OTHER.name, "agent_number": OTHER.identity_number}
    answer = browser.post(url, asked)
    assert answer.status_code == 422
    assert "guardian" in answer.content.decode()
    assert len(told(permit)) == 1
    name_guardian(child, mother, act(date(2026, 11, 2)), date(2024, 3, 1))
    answer = browser.post(url, asked)
    assert answer.headers["Location"] == f"/desk/permits/{permit}/endorsed/2/"
    payload = told(permit)[1][2]
    assert (payload["agent"], payload["relation"]) == (mother, "guardian")


def _opened_as(browser: Client, person: str, name: str) -> str:
    browser.post("/desk/find/", {"q": name, "purpose": "counter"})
    answer = browser.get(f"/desk/people/{person}/")
    assert answer.status_code == 200
    return answer.content.decode()
