"""Each page for each role, outside the jurisdiction, and for nobody in particular."""

import pytest
from django.test import Client
from tests.office.records.conftest import HOST, Appointed, browser_of
from tests.office.records.looked import WHY, Somebody, looks, somebody
from tests.office.registry.acting import FUTIAN

from anju.office.access.operations import open_account
from anju.office.access.roles import STAFF, Role

CLERKS = {Role.AGENCY_CLERK, Role.POLICE_CLERK}
OFFICER, AUDITOR, ADMIN = Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR
SEES = {
    "/find/?q=欧阳": CLERKS | {OFFICER, AUDITOR},
    "/people/{person}/": CLERKS | {OFFICER, AUDITOR},
    "/permits/{permit}/": CLERKS | {OFFICER, AUDITOR},
    "/due/": CLERKS | {OFFICER},
    "/ledger/": {OFFICER, AUDITOR},
    "/looks/": {AUDITOR},
    "/people/{person}/looks/": {AUDITOR},
    "/why/": CLERKS | {OFFICER, AUDITOR},
    "/proposals/": {OFFICER},
    "/staff/": {ADMIN},
    "/bodies/": {ADMIN},
}
"""The pages and the roles that see them; typed from the table of rights."""

ABOUT_SOMEBODY = ("/people/{person}/", "/permits/{permit}/")


@pytest.fixture
def known(desk: str) -> Somebody:
    return somebody(desk)


def _opened(browser: Client, url: str, known: Somebody) -> int:
    told = url.format(person=known.person, permit=known.permit)
    return browser.get(told).status_code


@pytest.mark.parametrize("role", sorted(STAFF))
def test_a_role_sees_its_pages_and_no_other(
    appointed: Appointed, known: Somebody, role: Role
) -> None:
    browser = browser_of(appointed(role))
    browser.post("/why/", WHY)
    found = {url: _opened(browser, url, known) for url in SEES}
    assert found == {url: 200 if role in roles else 403 for url, roles in SEES.items()}


@pytest.mark.parametrize("role", sorted(STAFF))
def test_who_may_not_see_leaves_no_look(appointed: Appointed, known: Somebody, role: Role) -> None:
    browser = browser_of(appointed(role))
    browser.post("/why/", WHY)
    before = looks()
    refused = [url for url, roles in SEES.items() if role not in roles]
    assert {_opened(browser, url, known) for url in refused} <= {403}
    assert looks() == before


def test_nobody_in_particular_is_led_to_the_sign_in(known: Somebody) -> None:
    browser = Client(headers={"host": HOST})
    assert browser.get("/").headers["Location"] == "/plan/"
    for url in SEES:
        answer = browser.get(url.format(person=known.person, permit=known.permit))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in/")
    assert looks() == 0


def test_staff_without_a_second_factor_see_no_page(appointed: Appointed, known: Somebody) -> None:
    browser = Client(headers={"host": HOST})
    browser.force_login(appointed(Role.POLICE_CLERK))
    assert {_opened(browser, url, known) for url in ("/", *SEES)} == {302}
    assert looks() == 0


def test_an_account_without_a_post_sees_no_page(desk: str, known: Somebody) -> None:
    account = open_account(username="former", display_name="李梅", password=None)
    browser = browser_of(account)
    assert {_opened(browser, url, known) for url in SEES} == {403}


@pytest.mark.parametrize("url", ABOUT_SOMEBODY)
@pytest.mark.parametrize("place", [FUTIAN, "441900"])
def test_outside_the_jurisdiction_there_is_nobody(
    appointed: Appointed, known: Somebody, url: str, place: str
) -> None:
    browser = browser_of(appointed(Role.POLICE_CLERK, place=place))
    browser.post("/why/", WHY)
    before = looks()
    nowhere = Somebody("0" * 20, "0" * 20)
    assert _opened(browser, url, known) == _opened(browser, url, nowhere) == 404
    assert looks() == before


def test_the_looks_at_somebody_elsewhere_are_not_found(
    appointed: Appointed, known: Somebody
) -> None:
    browser = browser_of(appointed(Role.AUDITOR, place=FUTIAN))
    assert _opened(browser, "/people/{person}/looks/", known) == 404


def test_a_search_elsewhere_finds_nobody(appointed: Appointed, known: Somebody) -> None:
    browser = browser_of(appointed(Role.POLICE_CLERK, place=FUTIAN))
    browser.post("/why/", WHY)
    for typed in ("欧阳晓晨", "110105194912310021", "4403J24031500017", known.person):
        page = browser.post("/find/", {"q": typed}).content.decode()
        assert f"/people/{known.person}/" not in page
