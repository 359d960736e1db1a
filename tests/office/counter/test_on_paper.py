"""Days on paper at the desk: begun and ended, forms entered by one and confirmed by another."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, says_why, send, step
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import FUTIAN, OTHER, a_permit, a_person, act, told

from anju.office.access.roles import Role
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.forms import grouped, number_pad
from anju.office.places.models import Outage
from anju.office.registry.city.outages import OutageReason, begin_outage
from anju.office.registry.models import ResidenceRegistration

DAY = date(2026, 11, 24)
BEGAN = date(2026, 11, 12)
PAD = number_pad(4, lambda: 48291357)
SERIES = f"{PAD[0]}-{PAD[2]}"

Holder = tuple[str, str]
ABOUT_PERSON = ("application", "residence")
ABOUT_PERMIT = ("card-lost", "endorsement")


@pytest.fixture
def outage(desk: str) -> str:
    """The station works on paper since the twelfth; three forms were given out."""
    begun = begin_outage(
        office_id=desk,
        first_day=BEGAN,
        reason=OutageReason.POWER_CUT,
        act=act(DAY),
        forms=SERIES,
    )
    return str(begun["outage"])


def _enter(browser: Client, url: str, outage: str, **fields: str) -> tuple[int, str]:
    told = {"outage": outage, "form": grouped(PAD[0]), "on": "2026-11-13", **fields}
    return send(browser, url, **told)


def test_days_on_paper_begin_and_end_with_their_forms(clerk: Clerk, desk: str) -> None:
    police = clerk()
    assert 'href="/desk/paper/"' in page(police, "/desk/")
    assert "This office has never worked on paper." in page(police, "/desk/paper/")
    status, where = send(
        police,
        "/desk/paper/begin/",
        first_day="2026-11-12",
        reason="network_down",
        forms_used=f"{grouped(PAD[0])} - {grouped(PAD[2])}",
    )
    assert (status, where) == (302, "/desk/paper/")
    row = Outage.objects.get()
    assert (row.office_id, row.first_day, row.forms) == (desk, BEGAN, SERIES)
    shown = page(police, where)
    assert "on paper since Thursday, 12 November 2026" in shown
    assert "Forms: 3 named, 3 to be entered, 0 to be confirmed" in shown
    assert all(grouped(number) in shown for number in PAD[:3])
    assert "/desk/paper/begin/" not in shown
    end = f"/desk/paper/{row.id}/end/"
    assert SERIES in page(police, end)
    status, why = send(police, end, last_day="2026-11-11")
    assert (status, 'href="#last_day"' in why) == (422, True)
    assert send(police, end, last_day="2026-11-20", forms_used=PAD[1])[0] == 302
    row.refresh_from_db()
    assert (row.last_day, row.forms) == (date(2026, 11, 20), PAD[1])
    assert police.get(end).status_code == 404
    assert "/desk/paper/begin/" in page(police, where)


@pytest.mark.parametrize("forms", ["4829", f"{PAD[2]}-{PAD[0]}"])
def test_what_is_no_series_is_refused(forms: str, clerk: Clerk) -> None:
    begun = {"first_day": "2026-11-12", "reason": "power_cut", "forms_used": forms}
    status, why = send(clerk(), "/desk/paper/begin/", **begun)
    assert (status, "no number of a paper form" in why) == (422, True)
    assert not Outage.objects.exists()


def test_a_pad_has_other_numbers_each_time_and_records_nothing(clerk: Clerk, desk: str) -> None:
    police, before = clerk(), told(desk)
    pads = [
        re.findall(
            r'<li class="number">([\d ]{14})</li>', send(police, "/desk/paper/pad/", count="7")[1]
        )
        for _ in range(2)
    ]
    assert [len(pad) for pad in pads] == [7, 7]
    assert not set(pads[0]) & set(pads[1])
    assert send(police, "/desk/paper/pad/", count="1000")[0] == 422
    assert told(desk) == before


def test_an_endorsement_is_entered_by_one_and_confirmed_by_another(
    clerk: Clerk, holder: Holder, outage: str
) -> None:
    (person, permit), police = holder, says_why(clerk())
    assert f"/desk/people/{person}/paper/" in page(police, f"/desk/people/{person}/")
    url = f"/desk/permits/{permit}/paper/endorsement/"
    assert url in page(police, f"/desk/people/{person}/paper/")
    status, where = _enter(police, url, outage)
    case = str(Case.objects.get().id)
    assert (status, where) == (302, f"/desk/cases/{case}/")
    assert [kind for kind, *_ in told(permit)] == ["permit_issued"]
    listed = page(police, "/desk/paper/")
    assert "Forms: 3 named, 2 to be entered, 1 to be confirmed" in listed
    assert f"/desk/cases/{case}/" in listed
    confirm = f"/desk/cases/{case}/step/grant/"
    status, why = send(police, confirm)
    assert (status, "It takes a second person" in why) == (422, True)
    second = clerk(Role.AGENCY_CLERK)
    shown = page(second, confirm)
    for line in ("Form 4829 1357 0017, filled in on Friday, 13 November 2026", "police_clerk 李"):
        assert line in shown
    assert not any(secret in shown for secret in SECRETS)
    assert send(second, confirm)[0] == 302
    assert told(permit)[-1][:2] == ("permit_endorsed", "2026-11-13")


def test_a_first_registration_carries_the_person(clerk: Clerk, outage: str) -> None:
    police, url = clerk(), "/desk/paper/newcomer/"
    assert f'href="{url}"' in page(police, "/desk/paper/")
    who = {
        "name": "欧阳 晓晨",
        "identity_number": "1101 0519 4912 3100 2x",
        "ethnicity": "03",
        "household_place": "110105",
        "address": "桃园路2号",
    }
    status, where = _enter(police, url, outage, **who)
    case = Case.objects.get()
    assert (status, where) == (302, f"/desk/cases/{case.id}/")
    confirm = f"/desk/cases/{case.id}/step/grant/"
    second = clerk(Role.AGENCY_CLERK)
    shown = page(second, confirm)
    for line in ("欧阳晓晨", "桃园路2号", "Shown on the form: "):
        assert line in shown
    assert "11010519491231002X" not in shown
    assert send(second, confirm)[0] == 302
    home = ResidenceRegistration.objects.get()
    assert (home.first_day, home.person_id) == (date(2026, 11, 13), case.person_id)
    assert told(case.person_id)[0][:2] == ("person_registered", "2026-11-13")


def test_a_form_is_entered_once_and_its_number_leads_to_the_entry(
    clerk: Clerk, holder: Holder, outage: str
) -> None:
    police = says_why(clerk())
    other = a_permit(a_person(OTHER), "4403J24031500025")
    _enter(police, f"/desk/permits/{holder[1]}/paper/endorsement/", outage)
    case = str(Case.objects.get().id)
    status, why = _enter(police, f"/desk/permits/{other}/paper/card-lost/", outage)
    assert (status, "was entered before" in why) == (422, True)
    found = police.post("/desk/find/", {"q": grouped(PAD[0]), "purpose": "counter"})
    assert found.headers["Location"] == f"/desk/cases/{case}/"
    elsewhere = clerk(Role.AGENCY_CLERK, place=FUTIAN)
    assert elsewhere.post("/desk/find/", {"q": PAD[0], "purpose": "counter"}).status_code == 200
    assert step(police, case, "withdraw") == 302
    assert _enter(police, f"/desk/permits/{other}/paper/card-lost/", outage)[0] == 302


def test_what_the_form_does_not_say_is_refused_without_a_notice(
    clerk: Clerk, holder: Holder, outage: str
) -> None:
    police = says_why(clerk())
    _enter(police, f"/desk/permits/{holder[1]}/paper/card-lost/", outage)
    case = str(Case.objects.get().id)
    officer = clerk(Role.ISSUING_OFFICER)
    assert step(officer, case, "refuse", said="日期不符") == 302
    assert "/papers/" not in page(officer, f"/desk/cases/{case}/")


def test_a_residence_and_an_application_wait_with_what_the_form_says(
    clerk: Clerk, outage: str
) -> None:
    person, police = a_person(), says_why(clerk())
    url = f"/desk/people/{person}/paper"
    choice = page(police, f"{url}/")
    assert all(f"{url}/{what}/" in choice for what in ABOUT_PERSON)
    assert "/paper/endorsement/" not in choice
    status, where = _enter(police, f"{url}/residence/", outage, address="南山区纸质路3号")
    assert status == 302
    assert "南山区纸质路3号" in page(clerk(Role.ISSUING_OFFICER), f"{where}step/grant/")
    assert step(police, where.split("/")[3], "withdraw") == 302
    status, where = _enter(
        police,
        f"{url}/application/",
        outage,
        grounds="employment",
        materials="photo",
        relation="guardian",
        agent_name="张𠮷国",
        agent_number="44010619900229001X",
    )
    assert status == 302
    shown = page(police, f"{where}step/withdraw/")
    assert "张𠮷国 came for them (guardian)." in shown
    assert "Papers handed in: " in shown


def test_who_came_for_an_endorsement_on_paper_must_be_known(
    clerk: Clerk, holder: Holder, outage: str
) -> None:
    agent = {"agent_name": "张𠮷国", "agent_number": "44010619900229001X"}
    url = f"/desk/permits/{holder[1]}/paper/endorsement/"
    status, why = _enter(says_why(clerk()), url, outage, relation="close_relative", **agent)
    assert (status, Case.objects.exists()) == (422, False)
    assert "44010619900229001X" not in re.sub(r'value="[^"]*"', "", why)


def test_without_days_on_paper_nothing_is_entered(clerk: Clerk, holder: Holder) -> None:
    police = says_why(clerk())
    assert "Record them first" in page(police, f"/desk/people/{holder[0]}/paper/")
    url = f"/desk/permits/{holder[1]}/paper/card-lost/"
    assert "Record them first" in page(police, url)
    assert _enter(police, url, "0" * 20)[0] == 422


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CITY_ADMINISTRATOR, Role.DEPARTMENT])
def test_another_role_sees_no_days_on_paper(
    role: Role, clerk: Clerk, holder: Holder, outage: str
) -> None:
    browser = clerk(role)
    for url in _addresses(holder, outage):
        assert browser.get(url).status_code == 403
        assert browser.post(url, {"key": "k"}).status_code == 403


def test_an_officer_records_days_and_enters_nothing(
    clerk: Clerk, holder: Holder, outage: str
) -> None:
    officer = says_why(clerk(Role.ISSUING_OFFICER))
    assert "/paper/" not in page(officer, f"/desk/people/{holder[0]}/")
    for url in _addresses(holder, outage):
        entered = url.startswith(("/desk/people/", "/desk/permits/"))
        assert officer.get(url).status_code == (403 if entered else 200)


def test_what_is_elsewhere_is_not_there(clerk: Clerk, holder: Holder, outage: str) -> None:
    browser = says_why(clerk(place=FUTIAN))
    for url in _addresses(holder, outage):
        if url not in {"/desk/paper/", "/desk/paper/begin/", "/desk/paper/pad/"}:
            assert browser.get(url).status_code == 404


def _addresses(holder: Holder, outage: str) -> list[str]:
    person, permit = holder
    return [
        "/desk/paper/",
        "/desk/paper/begin/",
        "/desk/paper/pad/",
        f"/desk/paper/{outage}/end/",
        f"/desk/people/{person}/paper/",
        *(f"/desk/people/{person}/paper/{what}/" for what in ABOUT_PERSON),
        *(f"/desk/permits/{permit}/paper/{what}/" for what in ABOUT_PERMIT),
    ]
