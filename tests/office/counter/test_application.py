"""An application at the counter, from the first look through the file to its papers."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.counter.printed import text_of
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import FUTIAN, NANSHAN, a_person, act, told

from anju.office.access.roles import Role
from anju.office.casework.cases.fold import fold_case
from anju.office.casework.models import Case
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.models import Permit
from anju.office.registry.people.registering import Residence, register_residence

FULL = {
    "grounds": ["employment"],
    "materials": ["resident_identity_card", "photo", "labour_contract"],
    "insured_months_running": "14",
    "insured_months_of_last_24": "20",
}


@pytest.fixture
def applicant(desk: str) -> str:
    """Somebody who has been registered for two years, without a permit."""
    person, since = a_person(), date(2024, 3, 1)
    home = Residence(NANSHAN, "深圳市南山区桃园路2号", desk, since)
    register_residence(person_id=person, residence=home, act=act(since))
    return person


def _apply(browser: Client, person: str, step: str, **told: object) -> tuple[int, str]:
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    url = f"/desk/people/{person}/apply/"
    shown = browser.get(url).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', shown)
    assert key
    answer = browser.post(url, {"key": key[1], "step": step, **told})
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def test_all_that_is_missing_is_shown_before_anything_is_filed(
    clerk: Clerk, applicant: str
) -> None:
    status, page = _apply(clerk(), applicant, "look", grounds=["employment"])
    assert status == 200
    for sentence in ("Your own photo.", "months without a break", "employment"):
        assert sentence in page
    assert "Give the notice of all that is missing" in page
    assert not Case.objects.exists()
    assert not any(secret in page for secret in SECRETS)


@pytest.mark.parametrize(("step", "told"), [("accept", {}), ("notice", FULL)])
def test_what_does_not_fit_the_file_is_not_done(
    step: str, told: dict[str, object], clerk: Clerk, applicant: str
) -> None:
    status, _ = _apply(clerk(), applicant, step, **told)
    assert (status, Case.objects.exists()) == (200, False)


def test_a_complete_file_is_accepted_and_its_receipt_printed(clerk: Clerk, applicant: str) -> None:
    browser = clerk()
    status, where = _apply(browser, applicant, "accept", **FULL)
    case = Case.objects.get()
    assert (status, where, case.state) == (302, f"/desk/cases/{case.id}/", "accepted")
    page = browser.get(where).content.decode()
    assert "Receipt of acceptance" in page
    paper = browser.get(f"/desk/cases/{case.id}/papers/2/")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    assert browser.get(f"/desk/cases/{case.id}/papers/1/").status_code == 404


def test_a_notice_is_given_and_printed(clerk: Clerk, applicant: str) -> None:
    browser = clerk()
    _, where = _apply(browser, applicant, "notice", grounds=["employment"])
    case = Case.objects.get()
    assert case.state == "waiting"
    assert "One-time notice of missing materials" in browser.get(where).content.decode()
    paper = browser.get(f"/desk/cases/{case.id}/papers/2/")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")


def test_facts_that_were_missing_come_with_the_papers(clerk: Clerk, applicant: str) -> None:
    browser = clerk()
    papers = ["resident_identity_card", "labour_contract"]
    _apply(browser, applicant, "notice", materials=papers)
    case = Case.objects.get().id
    facts = {"insured_months_running": "14", "insured_months_of_last_24": "20"}
    assert _step(browser, case, "complete", grounds=["employment"], **facts) == 302
    assert _step(browser, case, "complete", materials=["photo"]) == 302
    told = fold_case(read_chain(case)).asks
    assert (told["grounds"], told["insured_months_running"]) == ({"employment": {}}, 14)
    assert _step(browser, case, "accept") == 302
    _step(browser, case, "examine")
    assert fold_case(read_chain(case)).steps[-1].told["finding"] == "met"


def test_what_was_typed_survives_a_closed_browser(clerk: Clerk, applicant: str) -> None:
    browser = clerk()
    _apply(browser, applicant, "look", grounds=["employment"], materials=["photo"])
    page = browser.get(f"/desk/people/{applicant}/apply/").content.decode()
    for value in ("employment", "photo"):
        assert re.search(rf'value="{value}"[^>]* checked', page)
    _apply(browser, applicant, "accept", **FULL)
    again = browser.get(f"/desk/people/{applicant}/apply/").content.decode()
    assert " checked" not in again


def _step(browser: Client, case: str, step: str, **fields: str | list[str]) -> int:
    url = f"/desk/cases/{case}/step/{step}/"
    shown = browser.get(url)
    assert shown.status_code == 200
    hidden = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', shown.content.decode()))
    return browser.post(url, {**hidden, **fields}).status_code


def test_from_acceptance_to_the_card(clerk: Clerk, applicant: str) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _apply(police, applicant, "accept", **FULL)
    case = Case.objects.get().id
    for browser, step in (
        (police, "examine"),
        (officer, "grant"),
        (police, "produce"),
        (police, "hand-over"),
    ):
        assert _step(browser, case, step) == 302
    row = Case.objects.get()
    assert (row.state, row.outcome) == ("handed_over", "granted")
    permit = Permit.objects.get()
    assert (permit.person_id, permit.issued_on) == (applicant, date(2026, 11, 24))


def test_a_relative_applies_and_takes_the_card_of_who_can_hardly_come(
    clerk: Clerk, applicant: str
) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    came = {
        "relation": "close_relative",
        "agent_name": "张𠮷国",
        "agent_number": "44010619900229001X",
    }
    papers = {**FULL, "materials": [*FULL["materials"], "agent_identity_card"]}
    status, page = _apply(police, applicant, "accept", **papers, **came)
    assert (status, "art. 9" in page, Case.objects.exists()) == (422, True, False)
    status, _ = _apply(police, applicant, "accept", **papers, **came, hardly_able="on")
    assert status == 302
    case = Case.objects.get().id
    for browser, step in ((police, "examine"), (officer, "grant"), (police, "produce")):
        assert _step(browser, case, step) == 302
    assert _step(police, case, "hand-over", relation="close_relative") == 422
    assert _step(police, case, "hand-over", **came, hardly_able="on") == 302
    handed = told(case)[-1][2]
    assert (handed["relation"], "张𠮷国" in str(handed)) == ("close_relative", False)


def test_an_officer_refuses_with_reasons_and_review(clerk: Clerk, applicant: str) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _apply(police, applicant, "accept", **FULL)
    case = Case.objects.get().id
    _step(police, case, "examine")
    assert _step(officer, case, "refuse") == 422
    cited = "《居住证暂行条例》第9条第4款"
    assert _step(officer, case, "refuse", said="劳动合同系伪造", cited=cited) == 302
    page = officer.get(f"/desk/cases/{case}/").content.decode()
    assert "Notice of refusal" in page
    assert "The holder can ask for administrative review until" in page
    assert "劳动合同系伪造" not in page
    number = Case.objects.get().step
    assert "劳动合同系伪造" in text_of(officer, f"/desk/cases/{case}/papers/{number}/")


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_who_may_not_accept_has_no_form(role: Role, clerk: Clerk, applicant: str) -> None:
    assert clerk(role).get(f"/desk/people/{applicant}/apply/").status_code == 403


def test_somebody_elsewhere_is_not_there(clerk: Clerk, applicant: str) -> None:
    browser = clerk(place=FUTIAN)
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    assert browser.get(f"/desk/people/{applicant}/apply/").status_code == 404
