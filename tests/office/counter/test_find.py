"""The one search box: where each thing that can be typed or scanned leads."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.test.utils import override_settings
from tests.office.counter.conftest import Clerk
from tests.office.records.looked import last_look, looks
from tests.office.registry.acting import DETAILS, FUTIAN, NUMBER, OTHER, a_person, act

from anju.office.access.roles import Role
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.paper_mode.confirming import confirm_from_paper
from anju.office.casework.paper_mode.entering import OnPaper, PaperEntry, enter_from_paper
from anju.office.casework.paper_mode.forms import number_pad
from anju.office.casework.procedures import Procedure
from anju.office.papers.kinds import PaperKind
from anju.office.registry.city.outages import OutageReason, begin_outage
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.sample.births import identity_number
from anju.office.screens.imprints import imprint_of

DAY = date(2026, 11, 24)


def _find(browser: Client, text: str, purpose: str = "counter") -> tuple[int, str]:
    answer = browser.post("/desk/find/", {"q": text, "purpose": purpose})
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


@pytest.mark.parametrize(
    "text", [DETAILS.identity_number, NUMBER, "欧阳晓晨", " 1101 0519 4912 3100 21 "]
)
def test_a_number_or_a_name_leads_to_the_person(
    text: str, clerk: Clerk, holder: tuple[str, str]
) -> None:
    status, where = _find(clerk(), text)
    assert (status, where) == (302, f"/desk/people/{holder[0]}/")


def test_a_receipt_number_leads_to_the_case(
    clerk: Clerk, holder: tuple[str, str], desk: str
) -> None:
    filing = Filing(Procedure.RESTORATION, holder[0], DAY, permit_id=holder[1], office_id=desk)
    outcome = open_case(filing, act(DAY))
    number, browser = str(outcome["receipt_number"]), clerk()
    for text in (number, in_groups(number)):
        assert _find(browser, text) == (302, f"/desk/cases/{outcome['subject']}/")
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    status, told = _find(browser, wrong)
    assert status == 200
    assert "Nobody here is found" in told


def test_a_whole_number_of_nobody_is_told_from_one_that_cannot_be(
    clerk: Clerk, holder: tuple[str, str]
) -> None:
    browser, number = clerk(), identity_number("445102", date(1984, 1, 1), man=False)
    assert "Nobody here has this number." in _find(browser, number)[1]
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert "This number cannot be right" in _find(browser, wrong)[1]


@pytest.mark.parametrize("written", ["{}", "http://localhost:8000/check/?code={}", " {} "])
def test_the_code_of_a_paper_leads_to_whom_or_what_it_speaks_of(
    written: str, clerk: Clerk, holder: tuple[str, str], desk: str
) -> None:
    person, permit = holder
    filing = Filing(Procedure.RESTORATION, person, DAY, permit_id=permit, office_id=desk)
    case = str(open_case(filing, act(DAY))["subject"])
    browser, elsewhere = clerk(), clerk(Role.AGENCY_CLERK, place=FUTIAN)
    for subject, where in (
        (permit, f"/desk/people/{person}/"),
        (person, f"/desk/people/{person}/"),
        (case, f"/desk/cases/{case}/"),
    ):
        imprint = imprint_of(PaperKind.CONFIRMATION_SLIP, read_chain(subject)[-1])
        assert imprint.number == imprint.code
        assert _find(browser, written.format(imprint.number)) == (302, where)
        assert where not in _find(elsewhere, written.format(imprint.number))[1]


def test_the_number_told_from_a_paper_form_leads_to_its_entry_then_to_the_case(
    clerk: Clerk, desk: str
) -> None:
    outage = begin_outage(
        office_id=desk, first_day=DAY, reason=OutageReason.NETWORK_DOWN, act=act(DAY)
    )["outage"]
    [form] = number_pad(1)
    entry = PaperEntry(OnPaper.APPLICATION, a_person(), str(outage), form, DAY)
    entered = enter_from_paper(entry=entry, act=replace(act(DAY), office=desk))
    number, browser = str(entered["application_number"]), clerk()
    waiting = (302, f"/desk/cases/{entered['subject']}/")
    assert _find(browser, number) == waiting
    assert _find(browser, in_groups(number)) == waiting
    assert waiting[1] not in _find(clerk(Role.AGENCY_CLERK, place=FUTIAN), number)[1]
    colleague = replace(act(DAY, actor="clerk-2"), office=desk)
    made = confirm_from_paper(case_id=str(entered["subject"]), seen=None, act=colleague)
    assert _find(browser, number) == (302, f"/desk/cases/{made['subject']}/")


def test_several_are_listed_and_the_look_is_recorded(clerk: Clerk, desk: str) -> None:
    for number in range(3):
        a_person(
            PersonalDetails(f"欧阳{'甲乙丙'[number]}", "", "F", "01", date(1990, 1, 1), "110105")
        )
    browser, before = clerk(), looks()
    status, told = _find(browser, "欧阳")
    assert (status, told.count("data-result")) == (200, 3)
    assert looks() == before + 1


def test_nothing_typed_is_said_and_no_reason_too(clerk: Clerk) -> None:
    browser = clerk()
    assert _find(browser, " ")[0] == 422
    status, told = _find(browser, "欧阳", purpose="")
    assert (status, "why you look" in told) == (422, True)


def test_nobody_elsewhere_is_found(clerk: Clerk, holder: tuple[str, str]) -> None:
    status, told = _find(clerk(place=FUTIAN), DETAILS.identity_number)
    assert (status, holder[0] in told) == (200, False)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CITY_ADMINISTRATOR, Role.DEPARTMENT])
def test_who_has_no_desk_finds_nothing_here(role: Role, clerk: Clerk) -> None:
    assert _find(clerk(role), OTHER.name)[0] == 403


def _typed(browser: Client, text: str, purpose: str = "counter") -> str:
    answer = browser.post(
        "/desk/find/", {"q": text, "purpose": purpose}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_while_one_types_the_found_are_listed_announced_and_recorded(
    clerk: Clerk, holder: tuple[str, str]
) -> None:
    browser, before = clerk(), looks()
    for text in ("欧阳", DETAILS.identity_number, NUMBER):
        told = _typed(browser, text)
        assert "<html" not in told
        assert f'href="/desk/people/{holder[0]}/" data-result' in told
        assert 'hx-swap-oob="innerHTML:#found">One person is found.</div>' in told
        assert DETAILS.identity_number not in told
        assert NUMBER not in told
    assert looks() == before + 3
    assert last_look()[:2] == ("desk-find", "counter")


def test_while_one_types_nobody_is_said_only_of_a_name(
    clerk: Clerk, holder: tuple[str, str]
) -> None:
    browser, before = clerk(), looks()
    assert "Nobody here is found" in _typed(browser, "司马")
    for text in ("欧", " ", DETAILS.identity_number[:11], "4403J2"):
        told = _typed(browser, text)
        assert ("<li>" in told, "Nobody" in told) == (False, False)
    assert "why you look" in _typed(browser, "欧阳", purpose="")
    assert looks() == before


def test_while_one_types_a_receipt_number_leads_to_the_case_and_names_nobody(
    clerk: Clerk, holder: tuple[str, str], desk: str
) -> None:
    filing = Filing(Procedure.RESTORATION, holder[0], DAY, permit_id=holder[1], office_id=desk)
    outcome = open_case(filing, act(DAY))
    before, told = looks(), _typed(clerk(), str(outcome["receipt_number"]))
    assert f'href="/desk/cases/{outcome["subject"]}/" data-result' in told
    assert (DETAILS.name in told, looks()) == (False, before)
    assert "<li>" not in _typed(
        clerk(place=FUTIAN, username="elsewhere"), str(outcome["receipt_number"])
    )


@override_settings(ACCOUNT_RATE_LIMITS={"find_while_typing": "2/m/user"})
def test_who_types_too_fast_goes_on_with_enter(clerk: Clerk, holder: tuple[str, str]) -> None:
    browser = clerk()
    for _ in range(2):
        assert "data-result" in _typed(browser, "欧阳")
    before, told = looks(), _typed(browser, "欧阳")
    assert ("go on with Enter" in told, "data-result" in told) == (True, False)
    assert looks() == before
    assert _find(browser, "欧阳晓晨")[0] == 302


def test_the_desk_asks_while_one_types_and_works_without(clerk: Clerk) -> None:
    page = clerk().get("/desk/").content.decode()
    assert 'method="post" action="/desk/find/" hx-post="/desk/find/"' in page
    assert "hx-get" not in page
    assert '<p class="aside-for-readers" id="found" role="status"></p>' in page
    assert "<script>" not in page
