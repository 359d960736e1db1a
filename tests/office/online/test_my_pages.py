"""The holder's desk: what a permit says, what is filed from a phone, and who may see none of it."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.counter.printed import text_of
from tests.office.counter.stepping import page, send
from tests.office.online.test_family import browser_for
from tests.office.records.conftest import NOON
from tests.office.registry.acting import (
    DETAILS,
    NANSHAN,
    NUMBER,
    OTHER,
    a_permit,
    a_person,
    act,
    told,
)

from anju.office.access.roles import Role
from anju.office.casework.models import Case
from anju.office.registry.looks.models import Look
from anju.office.registry.people.registering import Residence, register_residence

Holder = tuple[str, str]

PAGES = [
    "cases",
    "papers",
    "looks",
    "record",
    "inbox",
    "endorse",
    "address",
    "card",
    "card/damaged",
    "certificate",
]


@pytest.fixture
def lives_here(holder: Holder, desk: str) -> Holder:
    """The holder, registered with the station since long."""
    residence = Residence(NANSHAN, "粤海街道科技园南路12号", desk, date(2024, 3, 1), None)
    register_residence(person_id=holder[0], residence=residence, act=act(date(2024, 3, 1)))
    return holder


def filed(browser: Client, url: str, **fields: str) -> str:
    """A form of the holder's desk that is opened and sent; the case it leads to."""
    status, leads_to = send(browser, url, **fields)
    assert status == 302, leads_to
    return leads_to.split("/")[-2]


def test_my_permit_says_the_last_day_the_years_and_what_it_is_good_for(lives_here: Holder) -> None:
    shown = page(browser_for(lives_here[0]), "/my/")
    assert "Endorse by Monday, 14 December 2026" in shown
    assert "compulsory education" in shown
    assert 'href="/my/endorse/"' in shown
    assert NUMBER not in shown
    assert DETAILS.identity_number not in shown


def test_every_page_opens_and_is_recorded(lives_here: Holder) -> None:
    browser = browser_for(lives_here[0])
    for path in ("/my/", *(f"/my/{each}/" for each in PAGES)):
        before = Look.objects.count()
        page(browser, path)
        look = Look.objects.latest("id")
        assert (look.purpose, look.persons) == ("own", f",{lives_here[0]},"), path
        assert Look.objects.count() == before + 1, path


def test_what_is_unchanged_is_endorsed_with_two_presses(lives_here: Holder, clerk: Clerk) -> None:
    """One files it, and is told the new last day; a clerk's press in the queue grants it."""
    person, permit = lives_here
    browser = browser_for(person)
    assert "Good until Tuesday, 14 December 2027." in page(browser, "/my/endorse/")
    case = filed(browser, "/my/endorse/", permit=permit)
    assert [kind for kind, *_ in told(permit)] == ["permit_issued", "endorsement_filed"]
    assert "Good until Tuesday, 14 December 2027." in page(browser, f"/my/cases/{case}/")
    assert browser.get("/my/endorse/")["Location"] == f"/my/cases/{case}/"
    assert "Under way" in page(browser, "/my/")
    desk = clerk()
    assert f"/desk/cases/{case}/endorse/" in page(desk, "/desk/")
    answer = desk.post(f"/desk/cases/{case}/endorse/", {"key": "k", "seen": "1"}, follow=True)
    assert answer.redirect_chain == [("/desk/", 302)]
    assert told(permit)[-1][0] == "endorsement_decided"
    assert Case.objects.get(id=case).outcome == "granted"
    assert "endorsed/2/" in page(browser, f"/my/cases/{case}/")


def test_a_form_sent_twice_files_once(lives_here: Holder) -> None:
    browser, permit = browser_for(lives_here[0]), lives_here[1]
    sent = {"key": "k" * 20, "permit": permit, "whom": lives_here[0]}
    first, second = (browser.post("/my/endorse/", sent).headers["Location"] for _ in range(2))
    assert first == second
    another_tab = browser.post("/my/endorse/", {**sent, "key": "t" * 20})
    assert (another_tab.status_code, another_tab.headers["Location"]) == (302, first)
    assert Case.objects.count() == 1


def test_too_early_says_from_which_day(desk: str) -> None:
    person = a_person()
    permit = a_permit(person, issued_on=date(2026, 3, 1))
    browser = browser_for(person)
    assert "31 December 2026" in page(browser, "/my/endorse/")
    answer = browser.post("/my/endorse/", {"key": "k", "permit": permit, "whom": person})
    assert answer.status_code == 422
    assert "31 December 2026" in answer.content.decode()
    assert len(told(permit)) == 1


def test_a_filing_is_withdrawn(lives_here: Holder) -> None:
    browser = browser_for(lives_here[0])
    case = filed(browser, "/my/endorse/", permit=lives_here[1])
    assert filed(browser, f"/my/cases/{case}/withdraw/") == case
    assert Case.objects.get(id=case).state == "withdrawn"


def test_a_new_address_is_reported_and_recorded(lives_here: Holder, clerk: Clerk) -> None:
    browser = browser_for(lives_here[0])
    new = "招商街道望海路8号"
    told_of = {"place": NANSHAN, "address": new, "moved_on": "2026-11-20"}
    case = filed(browser, "/my/address/", **told_of)
    assert new not in str(Case.objects.filter(id=case).values())
    desk = clerk()
    assert new in page(desk, f"/desk/cases/{case}/step/grant/")
    assert send(desk, f"/desk/cases/{case}/step/grant/")[0] == 302
    assert new in page(browser, "/my/record/")


def test_a_complaint_is_answered(lives_here: Holder, clerk: Clerk) -> None:
    browser = browser_for(lives_here[0])
    case = filed(browser, "/my/complain/", about="record", said="我的住址写错了")
    desk = clerk()
    assert "我的住址写错了" in page(desk, f"/desk/cases/{case}/step/answer/")
    assert send(desk, f"/desk/cases/{case}/step/answer/")[0] == 422
    assert send(desk, f"/desk/cases/{case}/step/answer/", said="已更正")[0] == 302
    assert "已更正" in page(browser, f"/my/cases/{case}/")


def test_a_complaint_about_a_look_is_read_by_an_officer_who_did_not_look(
    lives_here: Holder, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, another = clerk(Role.ISSUING_OFFICER), clerk(Role.ISSUING_OFFICER, username="officer-2")
    looked.post("/why/", {"purpose": "other", "note": "curious", "next": "/"})
    page(looked, f"/people/{lives_here[0]}/")
    case = filed(browser_for(lives_here[0]), "/my/complain/", about="look", said="为什么看我")
    later = NOON + timedelta(minutes=1)
    monkeypatch.setattr("anju.office.common.middleware.now", lambda: later)
    url = f"/desk/cases/{case}/step/answer/"
    for browser, why in ((looked, "may be about you"), (clerk(), "issuing officer answers")):
        shown = page(browser, f"/desk/cases/{case}/")
        assert why in shown
        assert url not in shown
        assert browser.get(url).status_code == 404
    assert f"/desk/cases/{case}/" in page(another, "/desk/")
    assert "为什么看我" in page(another, url)
    assert send(another, url, said="已查明")[0] == 302


def test_a_lost_card_is_blocked_at_once(lives_here: Holder) -> None:
    browser = browser_for(lives_here[0])
    case = filed(browser, "/my/card/")
    assert Case.objects.get(id=case).procedure == "card_replacement"
    assert "The lost card is blocked since" in page(browser, f"/my/cases/{case}/")
    kind, _, payload, _ = told(lives_here[1])[1]
    assert (kind, payload["channel"], payload["identity"]) == ("card_lost", "online", "signed_in")


def test_a_lost_card_is_blocked_where_no_new_one_is_made(
    lives_here: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "Permits of this place are electronic."
    monkeypatch.setattr("anju.office.online.pages.card.why_no_card", lambda *_: why)
    browser = browser_for(lives_here[0])
    assert why in page(browser, "/my/card/damaged/")
    assert why in page(browser, "/my/card/")
    assert send(browser, "/my/card/") == (302, "/my/")
    assert [kind for kind, *_ in told(lives_here[1])] == ["permit_issued", "card_lost"]
    assert Case.objects.count() == 0
    assert "<form" not in page(browser, "/my/card/").partition("<main")[2].partition("</main")[0]


def test_a_damaged_card_is_reported_and_comes_back(lives_here: Holder, clerk: Clerk) -> None:
    """The same case as at the counter: granted there, once the old card is handed in."""
    browser = browser_for(lives_here[0])
    asked = page(browser, "/my/card/damaged/")
    assert "Bring the old card to Hongqi Station" in asked
    assert "A production fee may be charged" in asked
    case = filed(browser, "/my/card/damaged/")
    row = Case.objects.get(id=case)
    assert (row.procedure, row.state) == ("card_renewal", "filed")
    assert len(told(lives_here[1])) == 1
    assert "Bring the old card to Hongqi Station" in page(browser, f"/my/cases/{case}/")
    assert browser.get("/my/card/damaged/")["Location"] == f"/my/cases/{case}/"
    desk = clerk()
    assert send(desk, f"/desk/cases/{case}/step/accept/")[0] == 422
    assert send(desk, f"/desk/cases/{case}/step/accept/", returned="on")[0] == 302
    assert told(lives_here[1])[-1][0] == "card_returned"
    assert "Bring the old card" not in page(browser, f"/my/cases/{case}/")


def test_an_application_says_once_all_that_is_missing(desk: str) -> None:
    person = a_person()
    browser = browser_for(person)
    status, onward = send(browser, "/my/apply/", grounds="employment")
    assert (status, onward) == (302, "/my/apply/papers/")
    assert send(browser, onward)[1] == "/my/apply/check/"
    shown = page(browser, "/my/apply/check/")
    assert "This is still missing" in shown
    assert "A proof of your work." in shown
    assert "checked" in page(browser, "/my/apply/")
    case = filed(browser, "/my/apply/check/")
    row = Case.objects.get(id=case)
    assert (row.procedure, row.state, row.office_id) == ("application", "filed", desk)
    stands = page(browser, f"/my/cases/{case}/")
    assert "A proof of your work." in stands
    assert "its time begins once all is there" in stands
    assert "The office is done by" not in stands
    assert "Expected by" not in page(browser, "/my/cases/")
    assert browser.get("/my/apply/")["Location"] == f"/my/cases/{case}/"
    assert filed(browser, f"/my/cases/{case}/withdraw/") == case
    assert "checked" not in page(browser, "/my/apply/")


def test_who_holds_a_permit_is_told_before_anything_is_asked(lives_here: Holder) -> None:
    shown = page(browser_for(lives_here[0]), "/my/apply/")
    assert "No new permit is needed" in shown
    assert "<form" not in shown.split("<main")[1].split("</main")[0]


def test_a_certificate_is_there_with_one_press(lives_here: Holder) -> None:
    """Made in the name of the office where one is registered; listed, and checked by its code."""
    browser, (person, permit) = browser_for(lives_here[0]), lives_here
    sent = {"key": "k" * 20, "whom": person, "purpose": "authority", "made_in": "en"}
    first, second = (browser.post("/my/certificate/", sent).headers["Location"] for _ in range(2))
    assert first == second == f"/my/permits/{permit}/certified/2/"
    assert [kind for kind, *_ in told(permit)] == ["permit_issued", "certificate_issued"]
    text = text_of(browser, first)
    assert "foranauthority" in text
    assert "HongqiStation" in text
    assert DETAILS.identity_number not in text
    assert first in page(browser, "/my/papers/")
    code = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", text)
    assert code
    checked = page(browser, f"/check/?code={code[0]}")
    assert "what it says stands" in checked
    assert "Hongqi Station" in checked


def test_a_certificate_of_anothers_permit_is_not_made(lives_here: Holder) -> None:
    sent = {"key": "k", "whom": lives_here[0], "purpose": "school", "made_in": "zh"}
    another = browser_for(a_person(OTHER))
    assert another.get("/my/certificate/").status_code == 404
    assert another.post("/my/certificate/", sent).status_code == 404
    assert len(told(lives_here[1])) == 1


def test_who_looked_is_told_by_office_and_role(lives_here: Holder, clerk: Clerk) -> None:
    desk = clerk()
    desk.post("/why/", {"purpose": "other", "note": "a secret of somebody else", "next": "/"})
    page(desk, f"/desk/people/{lives_here[0]}/")
    shown = page(browser_for(lives_here[0]), "/my/looks/")
    assert shown.count("Hongqi Station · police clerk") == 1
    assert "24 November 2026" in shown
    assert "a secret" not in shown


def test_what_oneself_saw_is_told_apart_by_day(lives_here: Holder) -> None:
    mine = browser_for(lives_here[0])
    for _ in range(3):
        page(mine, "/my/looks/")
    shown = page(mine, "/my/looks/")
    assert "Nobody else has looked." in shown
    assert "You looked yourself: 4 times" in shown
    assert "Tuesday, 24 November 2026: 4 times" in shown
    assert "12:00 12:00 12:00 12:00" in shown


def test_nobody_sees_what_is_anothers(lives_here: Holder) -> None:
    mine = browser_for(lives_here[0])
    case = filed(mine, "/my/endorse/", permit=lives_here[1])
    another = browser_for(a_person(OTHER))
    for url in (f"/my/cases/{case}/", f"/my/permits/{lives_here[1]}/endorsed/2/"):
        assert another.get(url).status_code == 404
    sent = {"key": "k", "permit": lives_here[1], "whom": lives_here[0]}
    assert another.post("/my/endorse/", sent).status_code == 404
    assert another.post(f"/my/cases/{case}/withdraw/", {"key": "k"}).status_code == 404


def test_staff_have_no_page_of_their_own(clerk: Clerk) -> None:
    assert clerk().get("/my/").status_code == 403
