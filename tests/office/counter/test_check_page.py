"""Anybody checks a paper by its code: real, no longer standing, or not ours."""

from datetime import date

import pytest
from django.test import Client
from tests.office.records.conftest import HOST
from tests.office.records.looked import SECRETS
from tests.office.registry.acting import DETAILS, act

from anju.office.casework.continuity.issuing import CertificateFor, issue_certificate
from anju.office.common.keyring import current_ring
from anju.office.papers.check_codes import code_of
from anju.office.papers.kinds import PaperKind
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.permits.endorsing import endorse, withdraw_endorsement

DAY = date(2026, 11, 24)
Holder = tuple[str, str]


@pytest.fixture
def browser(desk: str) -> Client:
    """The browser of nobody in particular."""
    return Client(headers={"host": HOST, "accept-language": "en"})


def _checked(browser: Client, code: str) -> tuple[int, str]:
    answer = browser.get("/check/", {"code": code})
    return answer.status_code, answer.content.decode()


def _receipt(permit: str) -> str:
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
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


def test_a_certificate_that_is_overtaken_says_so(browser: Client, holder: Holder) -> None:
    permit = holder[1]
    issue_certificate(
        permit_id=permit, as_of=DAY, purpose=CertificateFor.SCHOOL, language="zh", act=act(DAY)
    )
    code = code_of(PaperKind.CONTINUITY_CERTIFICATE, read_chain(permit)[-1], current_ring())
    assert "what it says stands" in _checked(browser, code)[1]


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
