"""One press from the queue: a clerk endorses what a holder declared unchanged online."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from tests.office.counter.conftest import ISSUED_ON, Clerk
from tests.office.counter.stepping import page
from tests.office.records.conftest import TODAY, Appointed, browser_of
from tests.office.registry.acting import NUMBER, a_permit, a_person, act, told

from anju.office.access.roles import Role
from anju.office.casework.cases.channels import Channel
from anju.office.casework.endorsement.asking import AskedBy
from anju.office.casework.models import Case
from anju.office.casework.unchanged.filing import file_unchanged
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.people.registering import Residence, register_residence

DONGGUAN, NANSHAN = "441900", "440305"


def filed(place: str, office: str) -> tuple[str, str]:
    """A permit of a place, and the case of the endorsement that its holder filed."""
    person = a_person(place=place)
    permit = a_permit(person, NUMBER, ISSUED_ON, place)
    home = Residence(place, "科技园南路12号", office, ISSUED_ON)
    acting = act(TODAY, within=place)
    register_residence(person_id=person, residence=home, act=acting)
    holder = replace(acting, actor="holder-1", office="", role="holder", persons=(person,))
    outcome = file_unchanged(permit_id=permit, asked_by=AskedBy(Channel.ONLINE), act=holder)
    return permit, str(outcome["subject"])


def press(browser: Client, case: str, times: int = 1) -> list[str]:
    """Press the button that the queue shows beside a case; where each press leads."""
    form = re.search(rf'action="(/desk/cases/{case}/endorse/)".*?</form>', page(browser, "/desk/"))
    assert form, "the queue shows no button"
    told = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', form[0]))
    answers = [browser.post(form[1], told) for _ in range(times)]
    return [answer.headers["Location"] for answer in answers]


@pytest.fixture
def agency(desk: str) -> str:
    """An agency in Dongguan, where agencies endorse; its identifier."""
    office = NewOffice(OfficeKind.AGENCY, "南城社区服务站", "Nancheng Agency", DONGGUAN)
    return str(open_office(office=office, act=act(ISSUED_ON, within="000000"))["subject"])


def test_an_agency_endorses_with_one_press_where_it_may(appointed: Appointed, agency: str) -> None:
    permit, case = filed(DONGGUAN, agency)
    browser = browser_of(appointed(Role.AGENCY_CLERK, place=DONGGUAN, office=agency))
    assert press(browser, case, times=2) == ["/desk/", "/desk/"]
    shown = page(browser, "/desk/")
    assert "endorsed as of the day of filing" in shown
    assert f"/desk/cases/{case}/endorse/" not in shown
    assert [kind for kind, *_ in told(permit)[1:]] == ["endorsement_filed", "endorsement_decided"]
    assert Case.objects.get(id=case).outcome == "granted"


def test_an_agency_has_no_button_where_only_the_police_endorse(clerk: Clerk, desk: str) -> None:
    permit, case = filed(NANSHAN, desk)
    browser = clerk(Role.AGENCY_CLERK, place=NANSHAN)
    assert f"/desk/cases/{case}/endorse/" not in page(browser, "/desk/")
    answer = browser.post(f"/desk/cases/{case}/endorse/", {"key": "k1", "seen": "1"})
    assert answer.headers["Location"] == f"/desk/cases/{case}/"
    assert "police" in page(browser, f"/desk/cases/{case}/")
    assert told(permit)[-1][0] == "endorsement_filed"


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.CITY_ADMINISTRATOR])
def test_whoever_has_no_such_right_presses_nothing(clerk: Clerk, desk: str, role: Role) -> None:
    permit, case = filed(NANSHAN, desk)
    answer = clerk(role).post(f"/desk/cases/{case}/endorse/", {"key": "k1", "seen": "1"})
    assert answer.status_code == 403
    assert told(permit)[-1][0] == "endorsement_filed"
