"""The page of a case: its clock, its steps, who works on it; and one step after another."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import says_why
from tests.office.records.looked import SECRETS, last_look
from tests.office.registry.acting import FUTIAN, OTHER, a_person, act, told

from anju.office.access.roles import Role
from anju.office.casework.cards.filing import replace_lost_card
from anju.office.casework.desk.queues import Queue
from anju.office.casework.models import Assignment, Case
from anju.office.registry.permits.cards import hand_over_card, produce_card
from anju.office.screens.purposes import QUEUES, in_words

DAY = date(2026, 11, 24)
Holder = tuple[str, str]


@pytest.fixture
def lost(holder: Holder, desk: str) -> str:
    """The case of somebody who lost their card; its identifier."""
    permit = holder[1]
    produce_card(permit_id=permit, act=act(date(2026, 1, 5)))
    card = told(permit)[1][2]["card"]
    hand_over_card(permit_id=permit, card=card, act=act(date(2026, 1, 6)))
    by = act(DAY)
    at_desk = type(by)(by.actor, desk, by.role, by.within, by.today, by.at)
    return str(replace_lost_card(permit_id=permit, act=at_desk)["subject"])


def _page(browser: Client, case: str) -> str:
    answer = browser.get(f"/desk/cases/{case}/")
    assert answer.status_code == 200
    return answer.content.decode()


def _step(browser: Client, case: str, step: str, **fields: str) -> int:
    url = f"/desk/cases/{case}/step/{step}/"
    shown = browser.get(url)
    if shown.status_code != 200:
        return shown.status_code
    hidden = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', shown.content.decode()))
    return browser.post(url, {**hidden, **fields}).status_code


def test_the_page_tells_the_case_and_the_look_names_it(clerk: Clerk, lost: str) -> None:
    page = _page(clerk(), lost)
    assert "new card for a lost one" in page
    assert "Wednesday, 9 December 2026" in page
    assert not any(secret in page for secret in SECRETS)
    number = Case.objects.get(id=lost).receipt_number
    assert last_look()[:2] == ("case", f"case: {number}")


def test_a_card_is_produced_and_handed_over(clerk: Clerk, lost: str) -> None:
    browser = clerk()
    assert "The card is produced" in _page(browser, lost)
    assert _step(browser, lost, "produce") == 302
    assert "Hand over the card" in _page(browser, lost)
    assert _step(browser, lost, "hand-over") == 302
    row = Case.objects.get(id=lost)
    assert (row.state, row.outcome, row.ended_on) == ("handed_over", "granted", DAY)


def test_what_a_role_does_not_do_is_not_shown(clerk: Clerk, lost: str) -> None:
    agency = clerk(Role.AGENCY_CLERK)
    assert "The card is produced" not in _page(agency, lost)
    assert _step(agency, lost, "produce") == 404
    assert _step(clerk(), lost, "refuse") == 404
    assert _step(clerk(Role.ISSUING_OFFICER), lost, "nonsense") == 404


def test_a_step_on_an_old_page_is_refused_and_says_so(clerk: Clerk, lost: str) -> None:
    browser = clerk()
    url = f"/desk/cases/{lost}/step/produce/"
    answer = browser.post(url, {"key": "k1", "seen": "1"})
    assert answer.status_code == 422
    assert "Somebody else took a step in this case meanwhile" in answer.content.decode()
    assert Case.objects.get(id=lost).state == "granted"


def test_a_case_is_taken_noted_on_and_given_back(clerk: Clerk, lost: str) -> None:
    browser = clerk()
    browser.post(f"/desk/cases/{lost}/take/")
    assert "You work on this case." in _page(browser, lost)
    for _ in range(2):  # pressed twice, noted once
        browser.post(f"/desk/cases/{lost}/note/", {"text": "下午来取", "key": "k"})
    other = browser.post(f"/desk/cases/{lost}/note/", {"text": "已到", "key": "k"}, follow=True)
    assert "sent before with something else" in other.content.decode()
    page = _page(clerk(Role.AGENCY_CLERK), lost)
    assert page.count("下午来取") == 1
    assert re.search(r'/note/">.*?name="key" value="[0-9a-f]+"', page)
    assert "police_clerk 李 works on this case." in page
    browser.post(f"/desk/cases/{lost}/lay-down/")
    assert not Assignment.objects.exists()


def test_a_case_elsewhere_is_not_there(clerk: Clerk, lost: str) -> None:
    elsewhere = clerk(place=FUTIAN)
    assert elsewhere.get(f"/desk/cases/{lost}/").status_code == 404
    assert elsewhere.get(f"/desk/cases/{lost}/step/produce/").status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CITY_ADMINISTRATOR, Role.DEPARTMENT])
def test_who_has_no_desk_sees_no_case(role: Role, clerk: Clerk, lost: str) -> None:
    browser = clerk(role)
    for url in ("/desk/", f"/desk/cases/{lost}/", f"/desk/cases/{lost}/step/produce/"):
        assert browser.get(url).status_code == 403


def test_the_desk_lists_the_case_for_whom_it_waits(clerk: Clerk, lost: str) -> None:
    listed = f"/desk/cases/{lost}/"
    police = clerk()
    assert listed in police.get("/desk/").content.decode()
    assert listed not in police.get("/desk/?queue=mine").content.decode()
    police.post(f"/desk/cases/{lost}/take/")
    assert listed in police.get("/desk/?queue=mine").content.decode()
    assert listed not in clerk(Role.AGENCY_CLERK).get("/desk/").content.decode()


def test_a_case_is_the_reason_for_its_own_person_and_for_nobody_else(
    clerk: Clerk, lost: str, holder: Holder
) -> None:
    browser, other = clerk(), a_person(OTHER)
    _page(browser, lost)
    receipt = last_look()[1]
    assert receipt == f"case: {Case.objects.get(id=lost).receipt_number}"
    own = (f"/desk/people/{holder[0]}/", f"/desk/permits/{holder[1]}/card/damaged/")
    for url in own:
        assert browser.get(url).status_code == 200
        assert last_look()[1] == receipt
    asked = browser.get(f"/desk/people/{other}/")
    assert (asked.status_code, asked.headers["Location"][:5]) == (302, "/why/")
    says_why(browser)
    assert browser.get(f"/desk/people/{other}/").status_code == 200
    assert last_look() == ("desk-person", "counter", [other])


def test_the_auditor_reads_in_words_from_which_queue_somebody_was_seen(
    clerk: Clerk, lost: str
) -> None:
    clerk().get("/desk/")
    assert in_words(last_look()[1], "en") == "Cases that wait for a desk"
    _page(clerk(Role.AGENCY_CLERK), lost)
    assert in_words(last_look()[1], "en").startswith("A case I work on: 2026")
    for queue in Queue:
        assert f"queue cases {queue.value}" in QUEUES
