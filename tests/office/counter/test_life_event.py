"""A death, and a new name or number, recorded at the desk."""

from datetime import date, timedelta

import pytest
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, says_why, send, step
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import DETAILS, FUTIAN, a_person

from anju.law.wording import day_in_words
from anju.office.access.roles import Role
from anju.office.casework.models import Case
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.models import Permit

DEATH = {"died_on": "2026-11-20", "evidence": "death_certificate"}
SAME = {
    "name": DETAILS.name,
    "identity_number": "",
    "sex": DETAILS.sex,
    "ethnicity": DETAILS.ethnicity,
    "household_place": DETAILS.household_place,
    "evidence": "household_register",
}
Holder = tuple[str, str]


def test_a_death_ends_cases_and_proposes_a_cancellation(clerk: Clerk, holder: Holder) -> None:
    (person, permit), police = holder, says_why(clerk())
    send(police, f"/desk/permits/{permit}/card/lost/")
    url = f"/desk/people/{person}/death/"
    assert url in page(police, f"/desk/people/{person}/")
    status, where = send(police, url, **DEATH)
    assert (status, where) == (302, f"/desk/people/{person}/")
    shown = page(police, where)
    assert "1 open case ended." in shown
    assert "1 cancellation proposed; an officer decides." in shown
    assert Case.objects.get(procedure="card_replacement").state == "closed"
    case = Case.objects.get(procedure="cancellation").id
    assert step(clerk(Role.ISSUING_OFFICER), case, "grant") == 302
    assert Permit.objects.get().closed_on == date(2026, 11, 20)


def test_a_permit_issued_after_the_death_says_what_becomes_of_it(
    clerk: Clerk, holder: Holder
) -> None:
    (person, _), police = holder, says_why(clerk())
    issued_on = Permit.objects.get().issued_on
    told_of = {**DEATH, "died_on": (issued_on - timedelta(days=1)).isoformat()}
    _, where = send(police, f"/desk/people/{person}/death/", **told_of)
    day = day_in_words(issued_on, "en")
    told = f"The permit was issued only on {day}: it is cancelled from that day"
    assert told in page(police, where)
    case = Case.objects.get(procedure="cancellation").id
    assert told in page(clerk(Role.ISSUING_OFFICER), f"/desk/cases/{case}/step/grant/")


def test_a_death_to_come_is_refused(clerk: Clerk, holder: Holder) -> None:
    told_of = {**DEATH, "died_on": "2026-11-25"}
    status, why = send(says_why(clerk()), f"/desk/people/{holder[0]}/death/", **told_of)
    assert (status, "has not come yet" in why) == (422, True)
    assert not Case.objects.exists()


def test_a_new_name_is_recorded_and_a_new_card_suggested(clerk: Clerk, holder: Holder) -> None:
    (person, _), police = holder, says_why(clerk(Role.AGENCY_CLERK))
    url = f"/desk/people/{person}/identity/"
    assert url in page(police, f"/desk/people/{person}/")
    assert not any(secret in page(police, url) for secret in SECRETS)
    status, where = send(police, url, **{**SAME, "name": "欧阳 晓辰"})
    assert (status, where) == (302, f"/desk/people/{person}/")
    assert "ask for a new one" in page(police, where)
    after = read_details([person])[person]
    assert (after.name, after.identity_number) == ("欧阳晓辰", DETAILS.identity_number)


def test_a_number_of_another_day_of_birth_needs_a_correction(clerk: Clerk, holder: Holder) -> None:
    url = f"/desk/people/{holder[0]}/identity/"
    other = {**SAME, "identity_number": "110105195001010020"}
    status, why = send(says_why(clerk()), url, **other)
    assert (status, "a day of birth does not change" in why.lower()) == (422, True)
    assert read_details([holder[0]])[holder[0]] == DETAILS


def test_a_number_of_somebody_else_is_refused_beside_its_field(
    clerk: Clerk, holder: Holder
) -> None:
    a_person(PersonalDetails("李四", "110105194912310046", "F", "01", date(1949, 12, 31)))
    taken = {**SAME, "identity_number": "110105194912310046"}
    url = f"/desk/people/{holder[0]}/identity/"
    status, why = send(says_why(clerk()), url, **taken)
    assert (status, "this number belongs to another record" in why.lower()) == (422, True)


def test_nothing_new_is_refused(clerk: Clerk, holder: Holder) -> None:
    status, why = send(says_why(clerk()), f"/desk/people/{holder[0]}/identity/", **SAME)
    assert (status, "nothing of this kind" in why) == (422, True)


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_records_neither(role: Role, clerk: Clerk, holder: Holder) -> None:
    browser = clerk(role)
    for what in ("death", "identity"):
        assert browser.get(f"/desk/people/{holder[0]}/{what}/").status_code == 403


def test_somebody_elsewhere_is_not_there(clerk: Clerk, holder: Holder) -> None:
    browser = says_why(clerk(place=FUTIAN))
    for what in ("death", "identity"):
        assert browser.get(f"/desk/people/{holder[0]}/{what}/").status_code == 404
