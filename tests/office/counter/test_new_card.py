"""A new card at the desk: for a lost, a damaged, a changed one; a loss reported by telephone."""

import pytest
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, says_why, send, step
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import FUTIAN, told

from anju.office.access.roles import Role
from anju.office.casework.models import Case

Holder = tuple[str, str]
STARTS = ("lost", "damaged", "changed", "loss")


def _kinds(permit: str) -> list[str]:
    return [kind for kind, *_ in told(permit)][1:]


def test_a_lost_one_is_blocked_and_a_new_one_granted(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk()), holder
    url = f"/desk/permits/{permit}/card/lost/"
    assert url in page(browser, f"/desk/people/{person}/")
    status, where = send(browser, url)
    case = Case.objects.get()
    assert (status, where) == (302, f"/desk/cases/{case.id}/")
    assert (case.procedure, case.state) == ("card_replacement", "granted")
    assert _kinds(permit) == ["card_lost"]
    assert "art. 11" in page(browser, where)
    again = page(browser, f"/desk/people/{person}/")
    assert url not in again
    assert "No card of this permit is in use." in again


def test_a_damaged_one_comes_back_and_the_new_one_is_handed_over(
    clerk: Clerk, holder: Holder
) -> None:
    browser, permit = says_why(clerk()), holder[1]
    status, _ = send(
        browser, f"/desk/permits/{permit}/card/damaged/", unreadable="on", returned="on"
    )
    case = Case.objects.get().id
    assert status == 302
    assert (step(browser, case, "produce"), step(browser, case, "hand-over")) == (302, 302)
    assert _kinds(permit) == ["card_returned", "card_produced", "card_handed_over"]


def test_one_that_can_be_read_or_is_kept_is_refused_with_the_reason(
    clerk: Clerk, holder: Holder
) -> None:
    browser, permit = says_why(clerk()), holder[1]
    status, why = send(browser, f"/desk/permits/{permit}/card/damaged/", returned="on")
    assert (status, "The law does not allow it." in why) == (422, True)
    assert "art. 11" in why
    status, why = send(browser, f"/desk/permits/{permit}/card/changed/", change="office_error")
    assert status == 422
    assert not Case.objects.exists()


def test_what_the_office_wrote_wrongly_costs_nothing(clerk: Clerk, holder: Holder) -> None:
    browser, permit = says_why(clerk()), holder[1]
    url = f"/desk/permits/{permit}/card/changed/"
    status, _ = send(browser, url, change="office_error", returned="on")
    assert status == 302
    assert Case.objects.get().procedure == "card_change"
    fee = [
        payload["fee"] for kind, _, payload, _ in told(Case.objects.get().id) if "fee" in payload
    ]
    assert fee == ["0"]


def test_somebody_who_comes_for_the_holder_says_who_they_are(clerk: Clerk, holder: Holder) -> None:
    browser, permit = says_why(clerk()), holder[1]
    url = f"/desk/permits/{permit}/card/lost/"
    status, _ = send(browser, url, relation="close_relative", hardly_able="on")
    assert (status, Case.objects.exists()) == (422, False)
    agent = {"agent_name": "张𠮷国", "agent_number": "44010619900229001X"}
    status, _ = send(browser, url, relation="close_relative", hardly_able="on", **agent)
    assert status == 302
    filed = told(Case.objects.get().id)[0][2]
    assert filed["relation"] == "close_relative"
    assert "said" in filed
    assert "张𠮷国" not in str(filed)


def test_somebody_else_takes_the_new_card_with_the_identity_of_both(
    clerk: Clerk, holder: Holder
) -> None:
    browser, permit = says_why(clerk()), holder[1]
    send(browser, f"/desk/permits/{permit}/card/lost/")
    case = Case.objects.get().id
    assert step(browser, case, "produce") == 302
    url = f"/desk/cases/{case}/step/hand-over/"
    assert "Name of who came for the holder" in page(browser, url)
    agent = {"agent_name": "张𠮷国", "agent_number": "44010619900229001X"}
    assert send(browser, url, relation="close_relative", hardly_able="on")[0] == 422
    status, why = send(browser, url, relation="close_relative", **agent)
    assert (status, "art. 9" in why) == (422, True)
    assert Case.objects.get().state == "produced"
    assert send(browser, url, relation="close_relative", hardly_able="on", **agent)[0] == 302
    handed = told(case)[-1][2]
    assert (handed["relation"], "said" in handed) == ("close_relative", True)
    assert "张𠮷国" not in str(handed)


def test_a_loss_is_reported_by_telephone_without_a_case(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk(Role.AGENCY_CLERK)), holder
    url = f"/desk/permits/{permit}/card/loss/"
    status, _ = send(browser, url, channel="telephone")
    assert (status, _kinds(permit)) == (422, [])
    status, where = send(browser, url, channel="telephone", checked="on")
    assert (status, where) == (302, f"/desk/people/{person}/")
    kind, on, payload, _ = told(permit)[1]
    assert (kind, on) == ("card_lost", "2026-11-24")
    assert (payload["channel"], payload["identity"]) == ("telephone", "questions_answered")
    shown = page(browser, where)
    assert "The card is blocked from today." in shown
    assert not any(secret in shown for secret in SECRETS)
    assert not Case.objects.exists()


def test_a_card_that_nobody_takes_ends_the_case(clerk: Clerk, holder: Holder) -> None:
    browser, permit = says_why(clerk()), holder[1]
    send(browser, f"/desk/permits/{permit}/card/lost/")
    case = Case.objects.get().id
    assert "The holder died" in page(browser, f"/desk/cases/{case}/step/close/")
    assert step(browser, case, "close", reason="own_wish") == 302
    assert Case.objects.get().state == "closed"
    assert step(clerk(Role.AGENCY_CLERK), case, "close", reason="own_wish") == 422


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_starts_none(role: Role, clerk: Clerk, holder: Holder) -> None:
    browser = clerk(role)
    for what in STARTS:
        assert browser.get(f"/desk/permits/{holder[1]}/card/{what}/").status_code == 403


def test_a_permit_elsewhere_is_not_there(clerk: Clerk, holder: Holder) -> None:
    browser = says_why(clerk(place=FUTIAN))
    for what in STARTS:
        assert browser.get(f"/desk/permits/{holder[1]}/card/{what}/").status_code == 404
