"""The one search box: where each thing that can be typed or scanned leads."""

from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.records.looked import looks
from tests.office.registry.acting import DETAILS, FUTIAN, NUMBER, OTHER, a_person, act

from anju.office.access.roles import Role
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.procedures import Procedure
from anju.office.registry.intake import PersonalDetails

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
