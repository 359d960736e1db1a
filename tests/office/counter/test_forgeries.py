"""The forged cards that an office has, at the desk: taken in from a bearer whom nobody knows."""

import pytest
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, says_why, send
from tests.office.records.looked import last_look
from tests.office.registry.acting import DETAILS, FUTIAN, told

from anju.office.access.roles import Role

TAKE_IN = "/desk/forgeries/take-in/"


def _back(number: int) -> str:
    return f"/desk/forgeries/{number}/give-back/"


def test_a_card_of_an_unknown_bearer_is_taken_in_under_a_number(clerk: Clerk, desk: str) -> None:
    police = clerk()
    assert 'href="/desk/forgeries/"' in page(police, "/desk/")
    assert "This office has no forged card." in page(police, "/desk/forgeries/")
    assert "The fine for this is from 200 to 1000 yuan." in page(police, TAKE_IN)
    assert send(police, TAKE_IN, came="handed_in") == (302, "/desk/forgeries/")
    kind, on, payload, _ = told(desk)[-1]
    assert (kind, on, payload) == ("forgery_seized", "2026-11-24", {"came": "handed_in"})
    number, shown = len(told(desk)), page(police, "/desk/forgeries/")
    assert f"Number {number}, taken in on Tuesday, 24 November 2026" in shown
    assert "Handed in by somebody else" in shown
    assert send(police, TAKE_IN)[0] == 422


def test_a_genuine_one_goes_back_by_another(clerk: Clerk, desk: str) -> None:
    police, officer = clerk(), clerk(Role.ISSUING_OFFICER)
    send(police, TAKE_IN, came="shown")
    number = len(told(desk))
    status, why = send(police, _back(number))
    assert (status, "It takes a second person" in why) == (422, True)
    assert send(officer, _back(number)) == (302, "/desk/forgeries/")
    assert told(desk)[-1][0] == "forgery_returned"
    assert officer.get(_back(number)).status_code == 404
    assert "This office has no forged card." in page(officer, "/desk/forgeries/")


def test_who_is_known_is_named_and_the_look_recorded(
    clerk: Clerk, holder: tuple[str, str], desk: str
) -> None:
    police = says_why(clerk())
    assert send(police, f"/desk/people/{holder[0]}/forgery/")[0] == 302
    number, shown = len(told(desk)), page(police, "/desk/forgeries/")
    assert last_look() == ("desk-forgeries", "queue forgeries", [holder[0]])
    assert DETAILS.name in shown
    assert f"/desk/people/{holder[0]}/forgery/return/" in shown
    assert police.get(_back(number)).status_code == 404


@pytest.mark.parametrize("role", [Role.AGENCY_CLERK, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_takes_none_in(role: Role, clerk: Clerk) -> None:
    browser = clerk(role)
    for url in ("/desk/forgeries/", TAKE_IN, _back(1)):
        assert browser.get(url).status_code == 403
        assert browser.post(url, {"came": "shown"}).status_code == 403


def test_an_office_elsewhere_is_not_there(clerk: Clerk, desk: str) -> None:
    send(clerk(), TAKE_IN, came="shown")
    number, before = len(told(desk)), told(desk)
    elsewhere = clerk(Role.ISSUING_OFFICER, place=FUTIAN)
    for url in ("/desk/forgeries/", TAKE_IN, _back(number)):
        assert elsewhere.get(url).status_code == 404
        assert elsewhere.post(url, {"came": "shown"}).status_code == 404
    assert told(desk) == before
