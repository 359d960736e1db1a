"""A correction at the desk: of an entry, of details, of an address; decided by another person."""

from datetime import date

import pytest
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import is_pdf, page, says_why, send, step
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import DETAILS, FUTIAN, NANSHAN, act, told

from anju.office.access.roles import Role
from anju.office.casework.models import Case
from anju.office.registry.details.keeping import keys_of, read_details, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.permits.endorsing import endorse

DAY = date(2026, 11, 24)
GROUNDS = {"reason": "wrong_entry", "answer": "asked_for_it"}
SAME = {
    "name": DETAILS.name,
    "identity_number": "",
    "sex": DETAILS.sex,
    "ethnicity": DETAILS.ethnicity,
    "born_on": "1949-12-31",
    "household_place": DETAILS.household_place,
}
Holder = tuple[str, str]


def test_an_entry_is_chosen_and_taken_out_by_an_officer(clerk: Clerk, holder: Holder) -> None:
    (person, permit), police = holder, says_why(clerk())
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    assert f"/desk/permits/{permit}/correct/" in page(police, f"/desk/people/{person}/")
    listed = page(police, f"/desk/permits/{permit}/correct/")
    url = f"/desk/permits/{permit}/correct/2/"
    assert (url in listed, f"/desk/permits/{permit}/correct/1/" in listed) == (True, False)
    assert police.get(f"/desk/permits/{permit}/correct/1/").status_code == 404
    shown = page(police, url)
    assert "Endorsed on Tuesday, 24 November 2026." in shown
    assert "Without the entry:" in shown
    status, where = send(police, url, **GROUNDS)
    case = Case.objects.get()
    assert (status, where) == (302, f"/desk/cases/{case.id}/")
    officer = clerk(Role.ISSUING_OFFICER)
    assert "Endorsed on Tuesday, 24 November 2026." in page(
        officer, f"/desk/cases/{case.id}/step/grant/"
    )
    assert step(officer, case.id, "grant") == 302
    assert [kind for kind, *_ in told(permit)][2:] == ["correction_proposed", "correction_decided"]


def test_details_are_corrected_and_a_new_card_is_suggested(clerk: Clerk, holder: Holder) -> None:
    (person, _), police = holder, says_why(clerk(Role.AGENCY_CLERK))
    url = f"/desk/people/{person}/correct/details/"
    assert url in page(police, f"/desk/people/{person}/")
    assert not any(secret in page(police, url) for secret in SECRETS)
    status, _ = send(police, url, **{**SAME, "name": "欧阳晓辰"}, **GROUNDS)
    case = Case.objects.get().id
    assert status == 302
    assert read_details([person])[person].name == DETAILS.name
    officer = clerk(Role.ISSUING_OFFICER)
    shown = page(officer, f"/desk/cases/{case}/step/grant/")
    assert "Name: 欧阳晓晨 becomes 欧阳晓辰" in shown
    assert "Why: It was recorded wrongly. The holder: asked for it." in shown
    status, where = send(officer, f"/desk/cases/{case}/step/grant/")
    assert status == 302
    assert "ask for a new one" in page(officer, where)
    after = read_details([person])[person]
    assert (after.name, after.identity_number) == ("欧阳晓辰", DETAILS.identity_number)


def test_a_number_must_fit_what_stands_beside_it(clerk: Clerk, holder: Holder) -> None:
    police = says_why(clerk())
    url = f"/desk/people/{holder[0]}/correct/details/"
    wrong = {**SAME, "identity_number": "44010619900229001X"}
    status, why = send(police, url, **wrong, **GROUNDS)
    assert (status, Case.objects.exists()) == (422, False)
    right = {**SAME, "identity_number": "110105194912310046"}
    status, why = send(police, url, **right, **GROUNDS)
    assert (status, why) == (302, f"/desk/cases/{Case.objects.get().id}/")
    shown = page(clerk(Role.ISSUING_OFFICER), f"/desk/cases/{Case.objects.get().id}/step/grant/")
    assert "1101***********021 becomes 1101***********046" in shown


def test_nothing_changed_is_refused(clerk: Clerk, holder: Holder) -> None:
    url = f"/desk/people/{holder[0]}/correct/details/"
    status, why = send(says_why(clerk()), url, **SAME, **GROUNDS)
    assert (status, "nothing of this kind" in why) == (422, True)


def test_an_address_is_corrected_or_left_as_it_is_with_a_paper(
    clerk: Clerk, holder: Holder
) -> None:
    (person, _), police = holder, says_why(clerk())
    url = f"/desk/people/{person}/correct/address/"
    assert "No registration of this person lasts here." in page(police, url)
    home = Residence(NANSHAN, "深圳市南山区桃园路2号", "", date(2024, 3, 1))
    register_residence(person_id=person, residence=home, act=act(DAY))
    record = ResidenceRegistration.objects.get().id
    right = {"record": record, "address": "深圳市南山区桃园路12号", **GROUNDS}
    assert send(police, url, **right)[0] == 302
    case = Case.objects.get().id
    officer = clerk(Role.ISSUING_OFFICER)
    shown = page(officer, f"/desk/cases/{case}/step/refuse/")
    assert "深圳市南山区桃园路2号 becomes 深圳市南山区桃园路12号" in shown
    assert step(officer, case, "refuse", said="门牌无此号") == 302
    assert is_pdf(officer, f"/desk/cases/{case}/papers/2/")
    send(police, url, **right)
    again = Case.objects.get(ended_on__isnull=True).id
    assert step(officer, again, "grant") == 302
    texts = read_texts([record], DetailKind.ADDRESS, keys_of([person]))
    assert texts[record] == "深圳市南山区桃园路12号"


def test_what_the_office_proposed_and_refused_is_no_refusal_to_the_holder(
    clerk: Clerk, holder: Holder
) -> None:
    police, officer = says_why(clerk()), clerk(Role.ISSUING_OFFICER)
    url = f"/desk/people/{holder[0]}/correct/details/"
    send(police, url, **{**SAME, "name": "欧阳晓辰"}, reason="wrong_entry", answer="disagrees")
    case = Case.objects.get().id
    assert step(officer, case, "refuse") == 302
    assert officer.get(f"/desk/cases/{case}/papers/2/").status_code == 404


def test_a_proposal_is_withdrawn(clerk: Clerk, holder: Holder) -> None:
    police = says_why(clerk())
    endorse(permit_id=holder[1], filed_on=DAY, act=act(DAY))
    send(police, f"/desk/permits/{holder[1]}/correct/2/", **GROUNDS)
    case = Case.objects.get().id
    assert police.get(f"/desk/cases/{case}/step/grant/").status_code == 404
    assert step(police, case, "withdraw") == 302
    assert Case.objects.get().state == "withdrawn"


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_proposes_nothing(role: Role, clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = clerk(role), holder
    for url in (
        f"/desk/permits/{permit}/correct/",
        f"/desk/permits/{permit}/correct/2/",
        f"/desk/people/{person}/correct/details/",
        f"/desk/people/{person}/correct/address/",
    ):
        assert browser.get(url).status_code == 403


def test_what_is_elsewhere_is_not_there(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk(place=FUTIAN)), holder
    for url in (
        f"/desk/permits/{permit}/correct/",
        f"/desk/permits/{permit}/correct/2/",
        f"/desk/people/{person}/correct/details/",
        f"/desk/people/{person}/correct/address/",
    ):
        assert browser.get(url).status_code == 404
