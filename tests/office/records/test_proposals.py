"""Merges, splits and corrections: proposed by one, decided by another with another role."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.records.asking import sent, words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    NANSHAN,
    a_permit,
    a_person,
    act,
)

from anju.office.access.roles import Role
from anju.office.casework.correction.proposing import (
    Grounds,
    HolderAnswer,
    propose_entry_correction,
)
from anju.office.registry.people.models import Person, Proposal
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.models import Permit

MISTYPED = replace(DETAILS, identity_number="110105194912310031")
WHY = {"purpose": "quality", "note": "", "next": "/"}


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    browser = browser_of(appointed(Role.POLICE_CLERK))
    browser.post("/why/", WHY)
    return browser


@pytest.fixture
def officer(appointed: Appointed) -> Client:
    browser = browser_of(appointed(Role.ISSUING_OFFICER))
    browser.post("/why/", WHY)
    return browser


@pytest.fixture
def pair(desk: str) -> tuple[str, str]:
    """A person, and the same one recorded again under a mistyped number, with a permit."""
    one, two = a_person(), a_person(MISTYPED)
    a_permit(two)
    return one, two


def proposed(clerk: Client, pair: tuple[str, str]) -> None:
    one, two = pair
    status, page = sent(clerk, f"/people/{one}/merge/{two}/", reason="same_number")
    assert status == 200
    assert "Another person, with another role, decides; nothing changes before." in page


def test_a_likely_record_is_shown_and_compared(clerk: Client, pair: tuple[str, str]) -> None:
    one, two = pair
    page = words(clerk.get(f"/people/{one}/").content)
    assert "May be the same person" in page
    assert f"/people/{one}/merge/{two}/" in clerk.get(f"/people/{one}/").content.decode()
    compared = words(clerk.get(f"/people/{one}/merge/{two}/").content)
    assert "The identity numbers differ in 1 of 18 characters." in compared
    assert "110105194912310021" not in compared


def test_one_in_another_city_is_not_shown(clerk: Client, desk: str) -> None:
    one = a_person()
    a_person(MISTYPED, place=DONGGUAN)
    assert "May be the same person" not in words(clerk.get(f"/people/{one}/").content)


def test_who_may_not_propose_is_shown_none(officer: Client, pair: tuple[str, str]) -> None:
    one, two = pair
    assert "May be the same person" not in words(officer.get(f"/people/{one}/").content)
    assert officer.get(f"/people/{one}/merge/{two}/").status_code == 403


def test_nothing_changes_before_another_person_decides(
    clerk: Client, officer: Client, pair: tuple[str, str]
) -> None:
    one, two = pair
    proposed(clerk, pair)
    assert Person.objects.get(id=two).merged_into_id is None
    assert "Proposed already" in words(clerk.get(f"/people/{one}/").content)
    assert clerk.get("/proposals/").status_code == 403
    assert "waits for your decision" in words(officer.get(f"/people/{two}/").content)
    listed = words(officer.get("/proposals/").content)
    assert "Merge two records of one person" in listed
    assert "One identity number was mistyped." in listed


@pytest.mark.parametrize(("decision", "into"), [("granted", True), ("refused", False)])
def test_a_merge_is_decided(
    clerk: Client, officer: Client, pair: tuple[str, str], decision: str, into: bool
) -> None:
    one, two = pair
    proposed(clerk, pair)
    number = Proposal.objects.get(subject=two).number
    sent(officer, f"/proposals/{two}/{number}/", decision=decision)
    assert Person.objects.get(id=two).merged_into_id == (one if into else None)
    assert "Nothing waits for a decision." in words(officer.get("/proposals/").content)
    assert officer.get(f"/proposals/{two}/{number}/").status_code == 404


def test_a_record_is_split_off_again(clerk: Client, officer: Client, pair: tuple[str, str]) -> None:
    one, two = pair
    proposed(clerk, pair)
    sent(officer, f"/proposals/{two}/{Proposal.objects.get().number}/", decision="granted")
    permit = Permit.objects.get()
    assert permit.person_id == one
    page = words(clerk.get(f"/people/{one}/").content)
    assert "Also recorded as" in page
    sent(clerk, f"/people/{two}/split/", reason="another_person")
    waiting = Proposal.objects.get(decision="")
    listed = words(officer.get(f"/proposals/{two}/{waiting.number}/").content)
    assert "Split a record off again" in listed
    sent(officer, f"/proposals/{two}/{waiting.number}/", decision="granted")
    permit.refresh_from_db()
    assert permit.person_id == two


def test_who_proposed_is_told_that_another_decides(
    clerk: Client, pair: tuple[str, str], appointed: Appointed
) -> None:
    from anju.office.access.models import Account, Post

    proposed(clerk, pair)
    theirs = Account.objects.get(username=Role.POLICE_CLERK)
    Post.objects.filter(account=theirs).update(role=Role.ISSUING_OFFICER)
    number = Proposal.objects.get().number
    browser = browser_of(theirs)
    page = words(browser.get(f"/proposals/{pair[1]}/{number}/").content)
    assert "Another person must decide what you proposed." in page
    assert "Grant it" not in page
    told = browser.post(f"/proposals/{pair[1]}/{number}/", {"decision": "granted"})
    assert told.status_code == 422
    assert Person.objects.get(id=pair[1]).merged_into_id is None


def test_an_entry_is_corrected_by_two(clerk: Client, officer: Client, desk: str) -> None:
    permit = a_permit(a_person())
    endorsed = act(date(2025, 3, 1))
    endorse(permit_id=permit, filed_on=date(2025, 3, 1), act=endorsed)
    url = f"/permits/{permit}/correct/2/"
    assert url in clerk.get(f"/permits/{permit}/").content.decode()
    page = words(clerk.get(url).content)
    assert "Without the entry Use suspended" in page
    sent(clerk, url, reason="wrong_entry")
    assert clerk.get(url).status_code == 404
    waiting = Proposal.objects.get()
    shown = words(officer.get(f"/proposals/{permit}/{waiting.number}/").content)
    assert "Endorsed on Saturday, 1 March 2025." in shown
    sent(officer, f"/proposals/{permit}/{waiting.number}/", decision="granted")
    assert "voided by entry 4" in words(officer.get(f"/permits/{permit}/").content)


def test_proposals_of_another_city_are_not_there(
    clerk: Client, pair: tuple[str, str], appointed: Appointed
) -> None:
    proposed(clerk, pair)
    elsewhere = browser_of(appointed(Role.ISSUING_OFFICER, "there", place=DONGGUAN))
    assert "Nothing waits" in words(elsewhere.get("/proposals/").content)
    number = Proposal.objects.get().number
    assert elsewhere.get(f"/proposals/{pair[1]}/{number}/").status_code == 404


def test_more_likely_records_ask_no_more_of_the_database(clerk: Client, desk: str) -> None:
    one = a_person()
    a_person(MISTYPED)
    with CaptureQueriesContext(connection) as few:
        clerk.get(f"/people/{one}/")
    for end in range(4, 9):
        a_person(replace(DETAILS, identity_number=f"1101051949123100{end}1"), NANSHAN)
    with CaptureQueriesContext(connection) as many:
        page = clerk.get(f"/people/{one}/")
    assert words(page.content).count("Compare, and propose to merge") == 6
    assert len(many) == len(few)


def test_what_was_proposed_in_a_case_is_decided_there(officer: Client, desk: str) -> None:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=date(2025, 3, 1), act=act(date(2025, 3, 1)))
    at_desk = replace(act(date(2026, 11, 24)), office=desk)
    grounds = Grounds("wrong_entry", HolderAnswer.AGREES)
    propose_entry_correction(permit_id=permit, entry=2, grounds=grounds, act=at_desk)
    number = Proposal.objects.get().number
    assert officer.get(f"/proposals/{permit}/{number}/").status_code == 404
    assert f"/proposals/{permit}/" not in officer.get("/proposals/").content.decode()
    assert f"/proposals/{permit}/" not in officer.get(f"/permits/{permit}/").content.decode()
