"""Offences at the desk: a finding, a card seized and given back, a forged one taken in."""

import pytest
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, says_why, send
from tests.office.registry.acting import FUTIAN, told

from anju.office.access.models import Account
from anju.office.access.roles import Role

FRAUD = {"offence": "false_proof", "found_on": "2026-11-23", "said": "租约系伪造"}
FORGED = {"offence": "forged_permit", "found_on": "2026-11-24"}
Holder = tuple[str, str]


def test_what_was_found_is_recorded_and_what_follows_is_said(clerk: Clerk, holder: Holder) -> None:
    (person, permit), police = holder, says_why(clerk())
    url = f"/desk/people/{person}/finding/"
    assert url in page(police, f"/desk/people/{person}/")
    status, where = send(police, url, **FRAUD, permit=permit)
    assert (status, where) == (302, f"/desk/people/{person}/")
    shown = page(police, where)
    for line in (
        "The fine for this is from 0 to 200 yuan.",
        "For this the card is seized",
        "propose to cancel it",
        "The penalty is decided by the public security organ",
    ):
        assert line in shown
    kind, on, payload, _ = told(person)[-1]
    assert (kind, on, payload["offence"]) == ("offence_found", "2026-11-23", "false_proof")
    assert payload["permit"] == permit
    assert "租约系伪造" not in str(told(person))


def test_a_card_is_seized_for_a_finding_and_given_back_by_another(
    clerk: Clerk, holder: Holder
) -> None:
    (person, permit), police = holder, says_why(clerk())
    url, back = f"/desk/permits/{permit}/seize/", f"/desk/permits/{permit}/give-back/"
    assert "Record what was found first" in page(police, url)
    assert police.get(back).status_code == 404
    send(police, f"/desk/people/{person}/finding/", **FRAUD)
    finding = told(person)[-1][2]["finding"]
    assert "found on Monday, 23 November 2026" in page(police, url)
    assert send(police, url, finding=finding)[0] == 302
    kind, _, payload, reason = told(permit)[-1]
    assert (kind, payload["finding"], reason) == ("card_seized", finding, "fraud")
    shown = page(police, f"/desk/people/{person}/")
    assert (f'href="{url}"' in shown, back in shown) == (False, True)
    status, why = send(police, back)
    assert (status, "It takes a second person" in why) == (422, True)
    officer = says_why(clerk(Role.ISSUING_OFFICER))
    assert send(officer, back)[0] == 302
    assert told(permit)[-1][0] == "card_seizure_ended"
    assert back not in page(officer, f"/desk/people/{person}/")


def test_a_forged_card_is_taken_in_and_a_genuine_one_given_back(
    clerk: Clerk, holder: Holder, desk: str
) -> None:
    (person, _), police = holder, says_why(clerk())
    url, back = f"/desk/people/{person}/forgery/", f"/desk/people/{person}/forgery/return/"
    assert "This office has no forged card of this person." in page(police, back)
    send(police, f"/desk/people/{person}/finding/", **FORGED)
    finding = told(person)[-1][2]["finding"]
    assert send(police, url, finding=finding)[0] == 302
    kind, _, payload, _ = told(desk)[-1]
    assert (kind, payload) == ("forgery_seized", {"person": person, "finding": finding})
    number = str(len(told(desk)))
    assert "taken in on Tuesday, 24 November 2026" in page(police, back)
    status, why = send(police, back, seizure=number)
    assert (status, "It takes a second person" in why) == (422, True)
    officer = says_why(clerk(Role.ISSUING_OFFICER))
    assert send(officer, back, seizure=number)[0] == 302
    assert told(desk)[-1][0] == "forgery_returned"


def test_what_an_official_did_names_the_account(clerk: Clerk, holder: Holder) -> None:
    police = says_why(clerk())
    url = f"/desk/people/{holder[0]}/finding/"
    did = {"offence": "taking_benefits", "found_on": "2026-11-24"}
    assert send(police, url, **did)[0] == 422
    assert send(police, url, **did, official="nobody")[0] == 422
    clerk(Role.AGENCY_CLERK, username="agency-9")
    assert send(police, url, **did, official="agency-9")[0] == 302
    account = Account.objects.get(username="agency-9").id
    assert told(holder[0])[-1][2]["official"] == account
    status, why = send(police, url, **did, official="police_clerk")
    assert (status, "It takes a second person" in why) == (422, True)


@pytest.mark.parametrize("role", [Role.AGENCY_CLERK, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_records_no_offence(role: Role, clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = clerk(role), holder
    for what in ("finding", "forgery", "forgery/return"):
        assert browser.get(f"/desk/people/{person}/{what}/").status_code == 403
    for what in ("seize", "give-back"):
        assert browser.get(f"/desk/permits/{permit}/{what}/").status_code == 403


def test_what_is_elsewhere_is_not_there(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk(place=FUTIAN)), holder
    for what in ("finding", "forgery", "forgery/return"):
        assert browser.get(f"/desk/people/{person}/{what}/").status_code == 404
    for what in ("seize", "give-back"):
        assert browser.get(f"/desk/permits/{permit}/{what}/").status_code == 404
