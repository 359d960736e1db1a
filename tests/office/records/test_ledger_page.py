"""The ledger's page: entries by position; no person is named on it."""

import pytest
from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import looks, somebody
from tests.office.registry.acting import DETAILS

from anju.office.access.roles import Role
from anju.office.records.ledger_rows import SUBJECTS
from anju.office.registry.ledger.kinds import SubjectKind
from anju.office.registry.ledger.sequencing import sequence
from anju.words import say


@pytest.fixture
def auditor(appointed: Appointed) -> Client:
    return browser_of(appointed(Role.AUDITOR))


def test_the_latest_entry_stands_first_and_nobody_is_named(auditor: Client, desk: str) -> None:
    known = somebody(desk)
    sequence()
    page = auditor.get("/ledger/").content
    said = words(page)
    # A person is recorded, registered, with a ground, with a permit.
    assert said.index("Issued on Friday, 15 March 2024.") < said.index("A ground was recorded")
    assert DETAILS.name not in said
    assert f"/permits/{known.permit}/" in page.decode()
    assert looks() == 0


def test_earlier_entries_are_a_page_further(auditor: Client, desk: str) -> None:
    somebody(desk)
    sequence()
    early = words(auditor.get("/ledger/", {"before": "5"}).content)
    assert "measure was adopted" in early
    assert "The person was recorded" not in early
    assert "The person was recorded" in words(auditor.get("/ledger/").content)


@pytest.mark.parametrize("before", ["x", "-1", "²", "0", "9" * 30, "9" * 5000])
def test_an_odd_place_to_go_on_from_is_no_error(auditor: Client, desk: str, before: str) -> None:
    assert auditor.get("/ledger/", {"before": before}).status_code == 200


@pytest.mark.parametrize("subject", SubjectKind)
def test_every_kind_of_subject_has_a_name(subject: SubjectKind) -> None:
    assert say(SUBJECTS[subject], "zh")
