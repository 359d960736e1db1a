"""A holder lives here by now, and the permit is of another district: endorsed where they live."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import ISSUED_ON, Clerk
from tests.office.counter.stepping import is_pdf, page, says_why, send
from tests.office.registry.acting import DONGGUAN, FUTIAN, NANSHAN, a_permit, a_person, act, told

from anju.office.casework.models import Case
from anju.office.registry.people.places import add_place
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.permits.endorsing import file_endorsement

Holder = tuple[str, str]
DAY = date(2026, 11, 24)


@pytest.fixture
def moved(desk: str) -> Holder:
    """Somebody known in Nanshan whose permit is of Futian; the window is open."""
    person = a_person(place=FUTIAN)
    add_place(person, NANSHAN)
    return person, a_permit(person, issued_on=ISSUED_ON, place=FUTIAN)


def _endorsed(browser: Client, moved: Holder) -> str:
    shown = page(browser, f"/desk/people/{moved[0]}/")
    key = re.search(r'name="key" value="([0-9a-f]+)"', shown)
    assert key
    answer = browser.post(f"/desk/permits/{moved[1]}/endorse/", {"key": key[1]})
    return str(answer.headers["Location"])


def test_the_permit_is_endorsed_and_taken_back_where_its_holder_lives(
    clerk: Clerk, moved: Holder
) -> None:
    browser = says_why(clerk())
    where = _endorsed(browser, moved)
    assert where == f"/desk/permits/{moved[1]}/endorsed/2/"
    assert "Take it back" in page(browser, where)
    assert is_pdf(browser, f"{where}receipt/")
    browser.post(f"{where}withdraw/")
    assert [kind for kind, *_ in told(moved[1])][2:] == [
        "correction_proposed",
        "correction_decided",
    ]


def test_an_office_where_the_holder_is_not_known_does_not_endorse(
    clerk: Clerk, moved: Holder
) -> None:
    browser = says_why(clerk(place="440306"))
    assert browser.post(f"/desk/permits/{moved[1]}/endorse/", {"key": "k"}).status_code == 404
    assert browser.get(f"/desk/permits/{moved[1]}/changed/").status_code == 404
    assert len(told(moved[1])) == 1


def test_changed_circumstances_are_filed_there_and_nothing_else_is_offered(
    clerk: Clerk, moved: Holder
) -> None:
    browser = says_why(clerk())
    shown = page(browser, f"/desk/people/{moved[0]}/")
    for what in ("cancel", "card", "certify", "correct", "seize", "slip"):
        assert f"/desk/permits/{moved[1]}/{what}/" not in shown
    assert f'href="/permits/{moved[1]}/"' not in shown
    url = f"/desk/permits/{moved[1]}/changed/"
    assert url in shown
    papers = ["labour_contract", "resident_identity_card"]
    assert send(browser, url, changes=["employment"], materials=papers)[0] == 302
    assert Case.objects.get().division_code == NANSHAN


def test_a_permit_of_another_city_is_no_matter_of_this_counter(clerk: Clerk, desk: str) -> None:
    person, since = a_person(), date(2024, 3, 1)
    permit = a_permit(person, issued_on=ISSUED_ON, place=DONGGUAN)
    home = Residence(NANSHAN, "深圳市南山区桃园路2号", desk, since)
    register_residence(person_id=person, residence=home, act=act(since))
    shown = page(says_why(clerk()), f"/desk/people/{person}/")
    assert "No permit of this place." in shown
    assert permit not in shown
    assert f"/desk/people/{person}/apply/" in shown


def test_a_case_of_another_place_is_not_named(clerk: Clerk, moved: Holder) -> None:
    send(
        says_why(clerk()),
        f"/desk/permits/{moved[1]}/changed/",
        changes=["employment"],
        materials=["labour_contract", "resident_identity_card"],
    )
    case = Case.objects.get()
    elsewhere = says_why(clerk(place=FUTIAN, username="elsewhere"))
    assert case.id not in page(elsewhere, f"/desk/people/{moved[0]}/")


def test_a_filing_that_waits_has_no_receipt_yet(clerk: Clerk, holder: Holder) -> None:
    file_endorsement(permit_id=holder[1], filed_on=DAY, act=act(DAY))
    url, browser = f"/desk/permits/{holder[1]}/endorsed/2/", says_why(clerk())
    for each in (url, f"{url}receipt/"):
        assert browser.get(each).status_code == 404
