"""Anybody checks a paper by its code: real, no longer standing, or not ours."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.office.records.conftest import HOST
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import DETAILS, a_permit, a_person, act

from anju.office.casework.continuity.issuing import CertificateFor, issue_certificate
from anju.office.common.keyring import current_ring
from anju.office.papers.check_codes import code_of
from anju.office.papers.kinds import PaperKind
from anju.office.papers.refused import CannotPrint
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.cards import (
    UNRECORDED,
    end_seizure,
    produce_card,
    report_card_lost,
    seize_card,
)
from anju.office.registry.permits.endorsing import endorse, withdraw_endorsement
from anju.office.screens.imprints import imprint_of_card

DAY = date(2026, 11, 24)
Holder = tuple[str, str]


@pytest.fixture
def browser(desk: str) -> Client:
    """The browser of nobody in particular."""
    return Client(headers={"host": HOST, "accept-language": "en"})


def _checked(browser: Client, code: str) -> tuple[int, str]:
    answer = browser.get("/check/", {"code": code})
    return answer.status_code, answer.content.decode()


def _receipt(permit: str, on: date = DAY) -> str:
    endorse(permit_id=permit, filed_on=on, act=act(on))
    return code_of(PaperKind.ENDORSEMENT_RECEIPT, read_chain(permit)[-1], current_ring())


def test_a_real_receipt_stands_and_names_nobody(browser: Client, holder: Holder) -> None:
    status, page = _checked(browser, _receipt(holder[1]))
    assert status == 200
    assert "This paper is real, and what it says stands." in page
    assert "Receipt of endorsement" in page
    assert not any(secret in page for secret in (*SECRETS, DETAILS.name))


def test_a_receipt_of_what_was_taken_back_does_not_stand(browser: Client, holder: Holder) -> None:
    code = _receipt(holder[1])
    withdraw_endorsement(permit_id=holder[1], entry=2, act=act(DAY))
    status, page = _checked(browser, code)
    assert (status, "it does not stand" in page) == (200, True)


def test_a_receipt_of_a_permit_that_was_cancelled_shows_nothing(
    browser: Client, holder: Holder
) -> None:
    code = _receipt(holder[1], date(2026, 11, 20))
    cancel(permit_id=holder[1], cancelled_on=DAY, reason=CancelReason.LEFT, act=act(DAY))
    assert "its permit is cancelled" in _checked(browser, code)[1]


def _card(permit: str) -> tuple[str, str]:
    """A card that is produced: its identifier, and the code that it prints."""
    produce_card(permit_id=permit, act=act(DAY))
    chain = read_chain(permit)
    imprint = imprint_of_card(chain, "1")
    return str(chain[-1].told["card"]), imprint.code


def test_a_lost_card_is_told_from_the_new_one(browser: Client, holder: Holder) -> None:
    lost, code = _card(holder[1])
    assert "what it says stands" in _checked(browser, code)[1]
    report_card_lost(permit_id=holder[1], card=lost, act=act(DAY))
    with pytest.raises(CannotPrint):
        imprint_of_card(read_chain(holder[1]), "1")
    _, new = _card(holder[1])
    assert "not in use any more" in _checked(browser, code)[1]
    assert "what it says stands" in _checked(browser, new)[1]
    first = code_of(PaperKind.CARD, read_chain(holder[1])[0], current_ring())
    assert "not in use any more" in _checked(browser, first)[1]


def test_a_card_printed_before_it_was_recorded_stands_until_it_is_lost(
    browser: Client, holder: Holder
) -> None:
    code = imprint_of_card(read_chain(holder[1]), "1").code
    card, _ = _card(holder[1])
    assert "what it says stands" in _checked(browser, code)[1]
    report_card_lost(permit_id=holder[1], card=card, act=act(DAY))
    assert "not in use any more" in _checked(browser, code)[1]


def test_a_card_that_was_seized_wrongly_is_in_use_again(browser: Client, holder: Holder) -> None:
    code = imprint_of_card(read_chain(holder[1]), "1").code
    seize_card(permit_id=holder[1], card=UNRECORDED, reason="fraud", act=act(DAY))
    assert "not in use any more" in _checked(browser, code)[1]
    end_seizure(permit_id=holder[1], card=UNRECORDED, reason="seized_wrongly", act=act(DAY))
    assert "what it says stands" in _checked(browser, code)[1]


@pytest.mark.parametrize(
    ("issued_on", "says"),
    [(date(2025, 11, 20), "use of its permit is suspended"), (date(2021, 3, 1), "cancelled")],
    ids=["suspended", "lapsed"],
)
def test_a_card_says_how_its_permit_stands(issued_on: date, says: str, browser: Client) -> None:
    permit = a_permit(a_person(), issued_on=issued_on)
    code = code_of(PaperKind.CARD, read_chain(permit)[0], current_ring())
    assert says in _checked(browser, code)[1]


def test_a_certificate_that_is_overtaken_says_so(browser: Client, holder: Holder) -> None:
    permit = holder[1]
    issue_certificate(
        permit_id=permit, as_of=DAY, purpose=CertificateFor.SCHOOL, language="zh", act=act(DAY)
    )
    code = code_of(PaperKind.CONTINUITY_CERTIFICATE, read_chain(permit)[-1], current_ring())
    assert "what it says stands" in _checked(browser, code)[1]


def test_a_certificate_is_compared_with_what_it_says(browser: Client, holder: Holder) -> None:
    permit = holder[1]
    issue_certificate(
        permit_id=permit, as_of=DAY, purpose=CertificateFor.SCHOOL, language="zh", act=act(DAY)
    )
    code = code_of(PaperKind.CONTINUITY_CERTIFICATE, read_chain(permit)[-1], current_ring())
    says = ("As of", "Status", "Continuous since", "Whole years", "Status today")
    page = _checked(browser, code)[1]
    assert [label for label in re.findall(r"<dt>(.*?)</dt>", page) if label in says] == [*says]
    assert "<dd>less than a full residence year</dd>" in page
    assert not any(secret in page for secret in (*SECRETS, DETAILS.name))
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.LEFT, act=act(DAY))
    assert "<dt>Status today</dt><dd>Cancelled</dd>" in _checked(browser, code)[1]


@pytest.mark.parametrize("code", ["0000-0000-0000-0000", "x", "签注", "A" * 200])
def test_another_code_is_not_ours(code: str, browser: Client) -> None:
    status, page = _checked(browser, code)
    assert (status, "No paper of this office has this code" in page) == (404, True)


def test_the_empty_page_asks(browser: Client) -> None:
    answer = browser.get("/check/")
    assert (answer.status_code, "Is this paper real?" in answer.content.decode()) == (200, True)


def test_nobody_tries_codes_without_end(browser: Client) -> None:
    told = [_checked(browser, "0000-0000-0000-0000")[0] for _ in range(40)]
    assert (told[0], told[-1]) == (404, 429)
