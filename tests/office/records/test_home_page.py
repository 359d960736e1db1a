"""The first page: what is due, and whom one looked at last."""

from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import TODAY, Appointed, browser_of
from tests.office.records.looked import WHY, Somebody, last_look, looks, somebody
from tests.office.registry.acting import FUTIAN, OTHER, a_person, merge

from anju.office.access.models import Post
from anju.office.access.roles import Role


def _clerk_who_looked(appointed: Appointed, known: Somebody) -> Client:
    browser = browser_of(appointed(Role.POLICE_CLERK))
    browser.post("/why/", WHY)
    browser.get(f"/people/{known.person}/")
    return browser


def test_whom_one_looked_at_last_is_shown_and_is_a_look(appointed: Appointed, desk: str) -> None:
    known = somebody(desk)
    browser = _clerk_who_looked(appointed, known)
    page = browser.get("/").content
    assert "欧阳晓晨" in words(page)
    assert "1101***********021" in words(page)
    assert last_look() == ("home", "recent", [known.person])


def test_who_was_merged_since_is_shown_once_as_the_record_that_stands(
    appointed: Appointed, desk: str
) -> None:
    known, into = somebody(desk), a_person(OTHER)
    browser = _clerk_who_looked(appointed, known)
    browser.get(f"/people/{into}/")
    merge(known.person, into, TODAY)
    page = browser.get("/").content
    assert words(page).count(OTHER.name) == 1
    assert "欧阳晓晨" not in words(page)
    assert last_look() == ("home", "recent", [into])


def test_in_another_jurisdiction_one_sees_nobody_of_before(appointed: Appointed, desk: str) -> None:
    known = somebody(desk)
    browser = _clerk_who_looked(appointed, known)
    Post.objects.update(division_code=FUTIAN, first_day=TODAY)
    before = looks()
    assert "欧阳晓晨" not in words(browser.get("/").content)
    assert looks() == before


def test_nobody_looked_at_leaves_no_look(appointed: Appointed, desk: str) -> None:
    somebody(desk)
    page = browser_of(appointed(Role.POLICE_CLERK)).get("/")
    assert page.status_code == 200
    assert looks() == 0


def test_each_role_has_a_first_page(appointed: Appointed, desk: str) -> None:
    found = {
        role: browser_of(appointed(role)).get("/").status_code
        for role in Role
        if role
        in {
            Role.AGENCY_CLERK,
            Role.POLICE_CLERK,
            Role.ISSUING_OFFICER,
            Role.AUDITOR,
            Role.DEPARTMENT,
        }
    }
    assert set(found.values()) == {200}
