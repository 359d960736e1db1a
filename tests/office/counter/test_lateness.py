"""A lateness that the office caused, at the desk: recorded, examined, healed by an officer.

The holder's permit is of 15 December 2025 in Shenzhen; the station worked on paper meanwhile.
"""

from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, says_why, send, step
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import FUTIAN, a_permit, a_person, act, officer, told

from anju.office.access.roles import Role
from anju.office.casework.cancellation.lapsing import record_lapse
from anju.office.casework.models import Case
from anju.office.registry.city.outages import OutageReason, begin_outage, end_outage

DAY = date(2026, 11, 24)
TRIED = date(2026, 11, 12)
ISSUED_ON = date(2025, 11, 15)
"""Good until 14 November 2026, in Shenzhen."""

Late = tuple[str, str, str]


@pytest.fixture
def late(desk: str) -> Late:
    """Somebody who came in vain: the person, the permit, and what shows it."""
    person = a_person()
    permit = a_permit(person, issued_on=ISSUED_ON)
    outage = str(
        begin_outage(
            office_id=desk, first_day=TRIED, reason=OutageReason.NETWORK_DOWN, act=act(DAY)
        )["outage"]
    )
    end_outage(outage=outage, last_day=date(2026, 11, 20), act=act(DAY))
    return person, permit, f"outage {outage}"


def _recorded(browser: Client, late: Late, **told: str) -> str:
    url = f"/desk/permits/{late[1]}/lateness/"
    status, where = send(browser, url, shown_by=late[2], tried_on=TRIED.isoformat(), **told)
    case = str(Case.objects.get().id)
    assert (status, where) == (302, f"/desk/cases/{case}/")
    return case


def test_it_is_recorded_examined_and_healed(clerk: Clerk, late: Late) -> None:
    person, permit, _ = late
    police = says_why(clerk())
    url = f"/desk/permits/{permit}/lateness/"
    assert url in page(police, f"/desk/people/{person}/")
    shown = page(police, url)
    assert "on paper from Thursday, 12 November 2026 to Friday, 20 November 2026" in shown
    case = _recorded(police, late, said="专程来过一次")
    assert "专程来过一次" not in str(told(case))
    assert url not in page(police, f"/desk/people/{person}/")
    examine = f"/desk/cases/{case}/step/examine/"
    for line in ("came in vain on Thursday, 12 November 2026", "专程来过一次"):
        assert line in page(police, examine)
    assert send(police, examine, ours="yes")[0] == 302
    officer = clerk(Role.ISSUING_OFFICER)
    grant = f"/desk/cases/{case}/step/grant/"
    shown = page(officer, grant)
    assert "found that the lateness was the office" in shown
    assert "No late endorsement is recorded." in shown
    status, why = send(officer, grant)
    assert (status, "no endorsement of this permit left a gap" in why.lower()) == (422, True)
    assert send(officer, grant, endorsed_on=DAY.isoformat())[0] == 302
    healed, endorsed = told(permit)[1:]
    assert (healed[0], healed[3], endorsed[0]) == ("gap_healed", "office", "permit_endorsed")
    assert Case.objects.get().state == "settled"


def test_one_endorsed_late_already_is_healed_and_the_days_are_said(
    clerk: Clerk, late: Late
) -> None:
    police = says_why(clerk())
    browser_page = page(police, f"/desk/people/{late[0]}/")
    key = browser_page.split('name="key" value="')[1].split('"')[0]
    police.post(f"/desk/permits/{late[1]}/endorse/", {"key": key})
    case = _recorded(police, late)
    assert step(police, case, "examine", ours="yes") == 302
    officer = clerk(Role.ISSUING_OFFICER)
    shown = page(officer, f"/desk/cases/{case}/step/grant/")
    healed = "The days from Sunday, 15 November 2026 to Monday, 23 November 2026 are healed"
    assert healed in shown
    assert step(officer, case, "grant") == 302
    assert told(late[1])[-1][0] == "gap_healed"


def test_what_was_not_the_offices_is_refused_with_a_paper(clerk: Clerk, late: Late) -> None:
    police = says_why(clerk())
    case = _recorded(police, late)
    assert step(police, case, "examine", ours="no") == 302
    officer = clerk(Role.ISSUING_OFFICER)
    assert step(officer, case, "grant", endorsed_on=DAY.isoformat()) == 422
    assert step(officer, case, "refuse", said="两日内另有开放") == 302
    shown = page(officer, f"/desk/cases/{case}/")
    assert f"/desk/cases/{case}/papers/4/" in shown
    assert not any(secret in shown for secret in SECRETS)


def test_where_nothing_shows_it_that_is_said(clerk: Clerk, desk: str) -> None:
    permit = a_permit(a_person(), issued_on=ISSUED_ON)
    url = f"/desk/permits/{permit}/lateness/"
    police = says_why(clerk())
    assert "Nothing here shows it" in page(police, url)
    assert send(police, url)[0] == 422
    assert send(police, url, shown_by="outage 00000000000000000000")[0] == 422
    assert not Case.objects.exists()


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_records_none(role: Role, clerk: Clerk, late: Late) -> None:
    assert clerk(role).get(f"/desk/permits/{late[1]}/lateness/").status_code == 403


def test_a_permit_elsewhere_is_not_there(clerk: Clerk, late: Late) -> None:
    url = f"/desk/permits/{late[1]}/lateness/"
    assert says_why(clerk(place=FUTIAN)).get(url).status_code == 404


def test_it_is_offered_for_a_permit_that_was_recorded_as_lapsed(clerk: Clerk, desk: str) -> None:
    person = a_person()
    permit = a_permit(person, issued_on=date(2023, 11, 15))
    record_lapse(permit_id=permit, act=officer(DAY))
    url = f"/desk/permits/{permit}/lateness/"
    assert url in page(says_why(clerk()), f"/desk/people/{person}/")
