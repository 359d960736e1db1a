"""Recording at the counter who of the family acts: by number and name, with the paper seen."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.records.looked import last_look
from tests.office.registry.acting import OTHER, a_person

from anju.office.registry.people.models import AgentRecord

BORN_ON = date(2019, 5, 7)
CHILD = replace(OTHER, name="张小宝", born_on=BORN_ON, identity_number="")
MOTHER = {"name": " 欧阳 晓晨", "number": "110105 19491231 0021", "evidence_on": "2019-05-07"}


@pytest.fixture
def browser(clerk: Clerk) -> Client:
    browser = clerk()
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    return browser


def test_a_guardian_is_recorded_and_ended(browser: Client, holder: tuple[str, str]) -> None:
    child = a_person(CHILD)
    home = f"/desk/people/{child}/family/"
    assert "No guardian is recorded." in browser.get(home).content.decode()
    told = {**MOTHER, "evidence": "birth_certificate"}
    answer = browser.post(f"{home}guardian/", told)
    assert (answer.status_code, answer["Location"]) == (302, home)
    row = AgentRecord.objects.get()
    assert (row.agent_id, row.first_day) == (holder[0], date(2026, 11, 24))
    page = browser.get(home).content.decode()
    assert "欧阳晓晨" in page
    assert last_look()[2] == sorted([child, holder[0]])
    browser.post(f"{home}guardian/{row.id}/end/", {"reason": "guardian_unable"})
    assert AgentRecord.objects.get().last_day == date(2026, 11, 24)


def test_a_relative_is_named_and_ended(browser: Client, holder: tuple[str, str]) -> None:
    old = a_person(replace(OTHER, identity_number=""))
    home = f"/desk/people/{old}/family/"
    told = {**MOTHER, "evidence": "household_booklet"}
    assert browser.post(f"{home}relative/", told)["Location"] == home
    row = AgentRecord.objects.get()
    assert row.agent_id == holder[0]
    browser.post(f"{home}relative/{row.id}/end/", {"reason": "own_wish"})
    assert "No close relative is named." in browser.get(home).content.decode()


@pytest.mark.parametrize("told", [{"name": "欧阳晓"}, {"number": "110105194912310022"}])
def test_a_number_alone_or_a_name_alone_leads_to_nobody(
    told: dict[str, str], browser: Client, holder: tuple[str, str]
) -> None:
    child = a_person(CHILD)
    form = {**MOTHER, "evidence": "birth_certificate", **told}
    page = browser.post(f"/desk/people/{child}/family/guardian/", form)
    assert (page.status_code, AgentRecord.objects.count()) == (422, 0)
