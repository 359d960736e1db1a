"""Another record of a person is named by its number, where no page could point to it by name."""

import logging

import pytest
from django.test import Client
from tests.office.records.asking import key_of, sent, words
from tests.office.records.conftest import TODAY, Appointed, browser_of
from tests.office.records.looked import WHY, last_look, looks
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    NANSHAN,
    NUMBER,
    OTHER,
    a_permit,
    a_person,
    act,
)

from anju.office.access.roles import Role
from anju.office.config.logs import MaskedLines
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.models import Person, Proposal

LINK = "Recorded under another name as well?"


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    browser = browser_of(appointed(Role.POLICE_CLERK))
    browser.post("/why/", WHY)
    return browser


@pytest.fixture
def pair(desk: str) -> tuple[str, str]:
    """Two records with different names, the second one with a permit."""
    one, two = a_person(), a_person(OTHER)
    a_permit(two)
    return one, two


def named(browser: Client, person: str, number: str) -> tuple[int, str, str]:
    """Sends a number; the status, where it leads, and what is said."""
    url = f"/people/{person}/same/"
    key = key_of(browser.get(url).content)
    answer = browser.post(url, {"key": key, "number": number})
    return answer.status_code, answer.headers.get("Location", ""), words(answer.content)


@pytest.mark.parametrize("number", [OTHER.identity_number, "440106 1990 0229 001x", NUMBER])
def test_a_number_leads_to_the_two_side_by_side(
    clerk: Client, pair: tuple[str, str], number: str
) -> None:
    one, two = pair
    assert named(clerk, one, number)[:2] == (302, f"/people/{one}/merge/{two}/")


def test_the_person_page_leads_there_and_the_merge_is_proposed(
    clerk: Client, pair: tuple[str, str]
) -> None:
    one, two = pair
    page = clerk.get(f"/people/{one}/").content
    assert LINK in words(page)
    assert f'href="/people/{one}/same/"' in page.decode()
    _, onward, _ = named(clerk, one, OTHER.identity_number)
    status, said = sent(clerk, onward, reason="same_documents")
    assert (status, Proposal.objects.get().subject) == (200, two)
    assert "nothing changes before" in said
    assert Person.objects.get(id=two).merged_into_id is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "Fill this in."),
        ("张", "Type an identity number or a permit number."),
        ("440106199002290022", "No record of your area has this number."),
        (DETAILS.identity_number, "This number leads to the same record."),
    ],
    ids=["nothing", "a name", "nobody's", "the record's own"],
)
def test_what_is_no_other_record_gives_a_sentence(
    clerk: Client, pair: tuple[str, str], number: str, said: str
) -> None:
    status, onward, page = named(clerk, pair[0], number)
    assert (status, onward) == (422, "")
    assert said in page


def test_a_number_that_leads_to_two_records_is_not_enough(
    clerk: Client, pair: tuple[str, str]
) -> None:
    one, two = pair
    third = a_person(PersonalDetails("慕容雪"))
    a_permit(third, OTHER.identity_number)
    status, _, said = named(clerk, one, OTHER.identity_number)
    assert (status, "several records" in said) == (422, True)
    assert named(clerk, one, NUMBER)[1] == f"/people/{one}/merge/{two}/"


def test_a_record_elsewhere_is_not_found_here(clerk: Client, desk: str) -> None:
    one = a_person()
    a_person(OTHER, place=DONGGUAN)
    status, _, said = named(clerk, one, OTHER.identity_number)
    assert (status, "No record of your area" in said) == (422, True)


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_only_who_may_propose_sees_the_page(
    appointed: Appointed, pair: tuple[str, str], role: Role
) -> None:
    browser = browser_of(appointed(role))
    browser.post("/why/", WHY)
    before = looks()
    url = f"/people/{pair[0]}/same/"
    assert browser.get(url).status_code == 403
    assert browser.post(url, {"number": OTHER.identity_number}).status_code == 403
    assert looks() == before
    assert LINK not in words(browser.get(f"/people/{pair[0]}/").content)


def test_who_looks_is_asked_why_and_recorded(appointed: Appointed, pair: tuple[str, str]) -> None:
    browser = browser_of(appointed(Role.POLICE_CLERK))
    assert browser.get(f"/people/{pair[0]}/same/").headers["Location"].startswith("/why/")
    browser.post("/why/", WHY)
    browser.get(f"/people/{pair[0]}/same/")
    assert last_look() == ("same-person", "counter", [pair[0]])


def test_somebody_elsewhere_or_erased_has_no_such_page(clerk: Client, desk: str) -> None:
    abroad, gone = a_person(place=DONGGUAN), a_person(OTHER, place=NANSHAN)
    erase_person(person_id=gone, reason="retention_over", act=act(TODAY))
    assert {clerk.get(f"/people/{each}/same/").status_code for each in (abroad, gone)} == {404}
    assert LINK not in words(clerk.get(f"/people/{gone}/").content)


def test_the_number_stands_in_no_address_and_no_log(
    clerk: Client, pair: tuple[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    one, _ = pair
    page = clerk.get(f"/people/{one}/same/").content.decode()
    assert '<form class="form part" method="post">' in page
    _, onward, _ = named(clerk, one, OTHER.identity_number)
    answer = clerk.get(f"/people/{one}/same/?number={OTHER.identity_number}")
    assert (answer.status_code, OTHER.identity_number in onward) == (200, False)
    assert f'value="{OTHER.identity_number}"' not in answer.content.decode()
    lines = "\n".join(MaskedLines().format(record) for record in caplog.records)
    assert OTHER.identity_number not in lines
