"""A cancellation at the desk: proposed, told, objected to, decided; a wrong one restored."""

import io
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.office.counter.conftest import Clerk
from tests.office.counter.printed import text_of
from tests.office.counter.stepping import is_pdf, page, says_why, send, step
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import FUTIAN, act, told

from anju.office.access.roles import Role
from anju.office.casework.models import Case
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import annul_cancellation

LEFT = {"why": "left visit", "shown_on": "2026-11-20"}
OWN_WISH = {"why": "own_wish own_statement", "shown_on": "2026-11-24"}
Holder = tuple[str, str]


def _propose(browser: Client, permit: str, **fields: str) -> tuple[int, str]:
    return send(says_why(browser), f"/desk/permits/{permit}/cancel/", **fields)


def _later(monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    moment = datetime(2026, 12, day, 4, 0, tzinfo=UTC)
    monkeypatch.setattr("anju.office.common.middleware.now", lambda: moment)


def test_it_is_proposed_from_the_page_of_the_holder(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk()), holder
    assert f"/desk/permits/{permit}/cancel/" in page(browser, f"/desk/people/{person}/")
    status, where = _propose(browser, permit, **LEFT, said="邻居说已搬走")
    case = Case.objects.get()
    assert (status, where) == (302, f"/desk/cases/{case.id}/")
    assert (case.procedure, case.state) == ("cancellation", "filed")
    assert Permit.objects.get().closed_on is None
    again = page(browser, f"/desk/people/{person}/")
    assert f"/desk/permits/{permit}/cancel/" not in again
    assert "A case of this kind is open for this person; go on with that one." in again
    assert not any(secret in again for secret in SECRETS)


def test_the_holder_is_told_objects_and_an_officer_answers(clerk: Clerk, holder: Holder) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _propose(police, holder[1], **LEFT, said="邻居说已搬走")
    case = Case.objects.get().id
    shown = page(officer, f"/desk/cases/{case}/step/tell/")
    for line in ("The holder no longer lives here: a visit to the address", "邻居说已搬走"):
        assert line in shown
    assert "9 December 2026" in shown
    assert step(officer, case, "tell", channel="letter") == 302
    assert is_pdf(officer, f"/desk/cases/{case}/papers/2/")
    status, told_why = send(officer, f"/desk/cases/{case}/step/grant/")
    assert (status, "This is possible from Thursday, 10 December 2026." in told_why) == (422, True)
    assert step(police, case, "object", said="仍住在此，有租约") == 302
    status, told_why = send(officer, f"/desk/cases/{case}/step/grant/")
    assert (status, "say how the objection was weighed" in told_why) == (422, True)
    assert "仍住在此，有租约" in page(officer, f"/desk/cases/{case}/step/refuse/")
    assert step(officer, case, "refuse", said="租约属实") == 302
    assert Permit.objects.get().closed_on is None
    assert "/papers/4/" not in page(officer, f"/desk/cases/{case}/")
    assert Case.objects.get().state == "refused"


@pytest.mark.parametrize(("proposed", "first"), [(LEFT, "tell"), (OWN_WISH, "grant")])
def test_the_step_that_comes_first_stands_in_front(
    proposed: dict[str, str], first: str, clerk: Clerk, holder: Holder
) -> None:
    _propose(clerk(), holder[1], **proposed)
    shown = page(clerk(Role.ISSUING_OFFICER), f"/desk/cases/{Case.objects.get().id}/")
    assert re.findall(r"/step/([a-z-]+)/", shown)[0] == first


def test_after_the_term_to_object_it_is_cancelled_and_the_notice_printed(
    clerk: Clerk, holder: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _propose(police, holder[1], **LEFT)
    case = Case.objects.get().id
    step(officer, case, "tell", channel="letter")
    _later(monkeypatch, 10)
    later = clerk(Role.ISSUING_OFFICER, username="officer-2")
    assert step(later, case, "grant") == 302
    assert (Permit.objects.get().closed_on, Permit.objects.get().closed_reason) == (
        date(2026, 12, 10),
        "left",
    )
    assert is_pdf(later, f"/desk/cases/{case}/papers/3/")


def test_the_notice_says_how_an_objection_was_weighed(clerk: Clerk, holder: Holder) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _propose(police, holder[1], **LEFT)
    case = Case.objects.get().id
    step(officer, case, "tell", channel="letter")
    step(police, case, "object", said="仍住在此，有租约")
    assert step(officer, case, "grant", said="租约已于上月解除") == 302
    assert "租约已于上月解除" in text_of(officer, f"/desk/cases/{case}/papers/4/")


def test_a_wish_is_cancelled_at_once_and_then_restored(clerk: Clerk, holder: Holder) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    person, permit = holder
    _propose(police, permit, **OWN_WISH)
    case = Case.objects.get().id
    assert step(officer, case, "grant") == 302
    assert f"/desk/permits/{permit}/cancel/" not in page(police, f"/desk/people/{person}/")
    url = f"/desk/permits/{permit}/restore/"
    assert url in page(police, f"/desk/people/{person}/")
    status, _ = send(police, url, found_by="holder", said="他人冒名")
    restoration = Case.objects.get(procedure="restoration")
    assert (status, restoration.state) == (302, "accepted")
    assert "他人冒名" in page(police, f"/desk/cases/{restoration.id}/step/examine/")
    assert step(police, restoration.id, "examine", finding="wrong", said="笔迹不符") == 302
    status, told_why = send(officer, f"/desk/cases/{restoration.id}/step/grant/")
    assert (status, "It takes a second person" in told_why) == (422, True)
    another = clerk(Role.ISSUING_OFFICER, username="officer-2")
    assert "The cancellation was wrong" in page(
        another, f"/desk/cases/{restoration.id}/step/grant/"
    )
    assert step(another, restoration.id, "grant") == 302
    assert Permit.objects.get().closed_on is None
    assert [kind for kind, *_ in told(permit)] == [
        "permit_issued",
        "permit_cancelled",
        "cancellation_annulled",
    ]


def test_a_restoration_that_nothing_shows_is_refused_with_its_paper(
    clerk: Clerk, holder: Holder
) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _propose(police, holder[1], **OWN_WISH)
    step(officer, Case.objects.get().id, "grant")
    send(police, f"/desk/permits/{holder[1]}/restore/", found_by="holder", said="不是本人")
    case = Case.objects.get(procedure="restoration").id
    step(police, case, "examine", finding="right", said="本人签字")
    another = clerk(Role.ISSUING_OFFICER, username="officer-2")
    assert step(another, case, "return", said="核对笔迹") == 302
    assert "核对笔迹" in page(police, f"/desk/cases/{case}/step/examine/")
    step(police, case, "examine", finding="right", said="笔迹一致")
    assert step(another, case, "refuse") == 302
    number = Case.objects.get(id=case).step
    assert is_pdf(another, f"/desk/cases/{case}/papers/{number}/")
    assert Permit.objects.get().closed_on == date(2026, 11, 24)


def test_a_day_to_come_is_refused_beside_its_field(clerk: Clerk, holder: Holder) -> None:
    status, told_why = _propose(clerk(), holder[1], why="left visit", shown_on="2026-11-25")
    assert status == 422
    assert "has not come yet" in told_why
    assert not Case.objects.exists()


def test_a_proposal_is_withdrawn(clerk: Clerk, holder: Holder) -> None:
    police = clerk()
    _propose(police, holder[1], **LEFT)
    case = Case.objects.get().id
    assert step(police, case, "withdraw") == 302
    assert Case.objects.get().state == "withdrawn"


def test_a_clerk_is_not_offered_what_an_officer_decides(clerk: Clerk, holder: Holder) -> None:
    police = clerk()
    _propose(police, holder[1], **LEFT)
    case = Case.objects.get().id
    for name in ("tell", "grant", "refuse"):
        assert police.get(f"/desk/cases/{case}/step/{name}/").status_code == 404


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
@pytest.mark.parametrize("what", ["cancel", "restore"])
def test_another_role_proposes_nothing(what: str, role: Role, clerk: Clerk, holder: Holder) -> None:
    assert clerk(role).get(f"/desk/permits/{holder[1]}/{what}/").status_code == 403


@pytest.mark.parametrize("what", ["cancel", "restore"])
def test_a_permit_elsewhere_is_not_there(what: str, clerk: Clerk, holder: Holder) -> None:
    browser = says_why(clerk(place=FUTIAN))
    assert browser.get(f"/desk/permits/{holder[1]}/{what}/").status_code == 404


def test_the_check_of_a_notice_follows_what_became_of_it(clerk: Clerk, holder: Holder) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    _propose(police, holder[1], **OWN_WISH)
    case = Case.objects.get().id
    step(officer, case, "grant")
    content = officer.get(f"/desk/cases/{case}/papers/2/").content
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(content)).pages)
    assert "is cancelled from Tuesday, 24 November 2026" in " ".join(text.split())
    found = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", text)
    assert found
    assert "what it says stands" in page(police, f"/check/?code={found[0]}")
    annul_cancellation(
        permit_id=holder[1], reason="wrong_cancellation", act=act(date(2026, 11, 24))
    )
    assert "it does not stand" in page(police, f"/check/?code={found[0]}")
