"""Lists of people at the desk: looked through row by row, filed, and followed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.office.casework.bulk.lists import number_of
from tests.office.counter.conftest import ISSUED_ON, Clerk
from tests.office.counter.stepping import page, send
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import SECRETS, last_look, looks
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    FUTIAN,
    OTHER,
    a_permit,
    a_person,
)

from anju.office.access.roles import Role
from anju.office.casework.models import Case, PeopleList
from anju.office.registry.models import Person

HER = replace(DETAILS, identity_number=number_of(11))
HIM = replace(OTHER, identity_number=number_of(12))
PASTED = f"姓名\t号码\n{HER.name}\t{HER.identity_number}\n王三\t{number_of(3)}\n李四\t123"

Body = Callable[..., Client]


@pytest.fixture
def body(appointed: Appointed) -> Body:
    """The browser of an employer."""

    def browser(username: str = "", place: str = CITY) -> Client:
        return browser_of(appointed(Role.ASSISTING_BODY, username, place=place))

    return browser


@pytest.fixture
def her(desk: str) -> str:
    """Somebody whose window is open and who is on the list; her identifier."""
    person = a_person(HER)
    a_permit(person, issued_on=ISSUED_ON)
    return person


def _looked(browser: Client, desk: str, pasted: str = PASTED, what: str = "endorsement") -> str:
    status, where = send(browser, "/desk/lists/", what=what, office=desk, pasted=pasted)
    assert status == 302, where
    return where


def test_each_row_is_shown_before_anything_is_filed(clerk: Clerk, her: str, desk: str) -> None:
    browser = clerk(Role.AGENCY_CLERK)
    assert 'href="/desk/lists/"' in page(browser, "/desk/")
    url = _looked(browser, desk)
    assert not Case.objects.exists()
    shown = page(browser, url)
    assert last_look() == ("desk-list", "queue list", [her])
    for line in (
        "Of 3 rows 1 will be filed, 2 are refused, 0 were filed before.",
        "nobody is suspended while it waits",
        "File one case",
        "The name and the number of this row lead to nobody",
        "A row needs a name and an identity number",
    ):
        assert line in shown
    assert not any(each in shown for each in (HER.identity_number, number_of(3), *SECRETS))
    assert "Looked through, not filed yet" in page(browser, "/desk/lists/")
    status, where = send(browser, url)
    assert (status, where) == (302, url)
    case = Case.objects.get()
    assert (case.person_id, case.office_id, case.state) == (her, desk, "filed")
    filed = page(browser, url)
    for line in (HER.name, f"/desk/cases/{case.id}/", "Rows that were refused", "李四"):
        assert line in filed
    assert "Cases <span" in page(browser, "/desk/lists/")
    assert browser.post(url, {"key": "again"}).status_code == 200
    assert Case.objects.count() == 1


def test_who_is_refused_and_known_was_seen(body: Body, clerk: Clerk, her: str, desk: str) -> None:
    his = a_person(HIM)
    pasted = f"{PASTED}\n{HIM.name}\t{HIM.identity_number}"
    for browser in (body(), clerk(Role.AGENCY_CLERK)):
        url = _looked(browser, desk, pasted)
        page(browser, url)
        assert last_look() == ("desk-list", "queue list", sorted([her, his]))
        send(browser, url)
        before = looks()
        page(browser, url)
        assert (last_look()[2], looks() > before) == (sorted([her, his]), True)


def test_new_people_apply_from_a_file(clerk: Clerk, desk: str) -> None:
    browser = clerk()
    rows = f"居住证编号,姓名,公民身份号码,签发日期\n,王三,{number_of(3)},\n".encode()
    file = SimpleUploadedFile("people.csv", rows, "text/csv")
    told = {"what": "application", "office": desk, "file": file}
    answer = browser.post("/desk/lists/", {"key": "k", **told})
    assert (answer.status_code, Person.objects.count()) == (302, 0)
    assert send(browser, answer.headers["Location"])[0] == 302
    assert (Person.objects.count(), Case.objects.get().procedure) == (1, "application")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.pdf", b"%PDF-", "neither in .xlsx nor in .csv"),
        ("list.csv", "姓名\n王三\n".encode(), "no column"),
        ("list.csv", b"x" * 2_000_001, "too large"),
    ],
)
def test_a_file_that_is_no_list_is_refused(
    name: str, content: bytes, said: str, clerk: Clerk, desk: str
) -> None:
    told = {"what": "endorsement", "office": desk, "file": SimpleUploadedFile(name, content)}
    answer = clerk().post("/desk/lists/", {"key": "k", **told})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not PeopleList.objects.exists()


def test_a_list_has_people_and_not_too_many(clerk: Clerk, desk: str) -> None:
    browser, told = clerk(), {"what": "endorsement", "office": desk}
    assert send(browser, "/desk/lists/", **told)[0] == 422
    many = "\n".join(f"王三\t{number_of(each)}" for each in range(301))
    status, why = send(browser, "/desk/lists/", **told, pasted=many)
    assert (status, "at most 300 people" in why) == (422, True)
    other = {**told, "office": "0" * 20}
    assert send(browser, "/desk/lists/", **other, pasted=PASTED)[0] == 422


def test_a_body_learns_what_was_taken_and_nothing_of_the_record(
    body: Body, her: str, desk: str
) -> None:
    browser = body()
    assert browser.get("/").headers["Location"] == "/desk/lists/"
    url = _looked(browser, desk)
    assert send(browser, url)[0] == 302
    case = Case.objects.get()
    shown = page(browser, url)
    assert "Not decided yet" in shown
    assert HER.name not in shown
    assert case.id not in shown
    assert browser.get(f"/desk/cases/{case.id}/").status_code == 403


def test_a_list_is_its_accounts_and_filed_also_its_offices(
    body: Body, clerk: Clerk, her: str, desk: str
) -> None:
    mine, other, police = body(), body("school-2"), clerk()
    url = _looked(mine, desk)
    assert [each.get(url).status_code for each in (other, police)] == [404, 404]
    assert [each.post(url, {"key": "k"}).status_code for each in (other, police)] == [404, 404]
    assert not Case.objects.exists()
    assert send(mine, url)[0] == 302
    assert [each.get(url).status_code for each in (other, police)] == [404, 200]
    assert url in page(police, "/desk/lists/")
    assert url not in page(other, "/desk/lists/")


def test_elsewhere_there_is_no_list(clerk: Clerk, body: Body, her: str, desk: str) -> None:
    police = clerk()
    url = _looked(police, desk)
    send(police, url)
    for elsewhere in (clerk(Role.AGENCY_CLERK, place=FUTIAN), body(place=FUTIAN)):
        assert elsewhere.get(url).status_code == 404
        assert desk not in page(elsewhere, "/desk/lists/")
        told = {"what": "endorsement", "office": desk, "pasted": PASTED, "key": "k"}
        assert elsewhere.post("/desk/lists/", told).status_code == 422


@pytest.mark.parametrize(
    "role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR, Role.DEPARTMENT]
)
def test_another_role_files_for_nobody(role: Role, clerk: Clerk, desk: str) -> None:
    browser = clerk(role)
    for url in ("/desk/lists/", f"/desk/lists/{'0' * 20}/"):
        assert browser.get(url).status_code == 403
        assert browser.post(url, {"key": "k"}).status_code == 403


def test_rows_that_are_not_kept_any_more_are_sent_once_more(
    clerk: Clerk, her: str, desk: str
) -> None:
    browser = clerk()
    url = _looked(browser, desk)
    PeopleList.objects.update(sealed=b"")
    shown = page(browser, url)
    assert "not kept any more" in shown
    assert '<button class="button primary">File' not in shown
