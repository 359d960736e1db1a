"""What a holder files from a phone is endorsed at once where the place does that and all is met."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings
from tests.office.casework.automatic.acting import a_body, by_body
from tests.office.counter.conftest import ISSUED_ON
from tests.office.counter.stepping import page
from tests.office.online.conftest import TODAY
from tests.office.online.test_family import browser_for
from tests.office.registry.acting import DETAILS, NUMBER, a_permit, a_person, act, officer, told

from anju.law.automatic import Confirmed
from anju.office.access.models import BodyKind
from anju.office.casework.automatic.consent import give_consent
from anju.office.casework.automatic.evidence import supply_evidence
from anju.office.casework.automatic.rules import sign_rules
from anju.office.casework.cases.channels import Channel
from anju.office.casework.models import Case
from anju.office.notices.models import Message
from anju.office.online.automatic_round import ENDORSED
from anju.office.registry.people.registering import Residence, register_residence
from anju.words import say

PUDONG = "310115"


@pytest.fixture
def shanghai(desk: str) -> Iterator[str]:
    """An office of Shanghai, which endorses automatically; the identifier of a station."""
    with override_settings(ANJU={**settings.ANJU, "PLACE": "310000"}):
        yield desk


def test_it_is_endorsed_with_one_press_told_once_and_sent_twice_safely(shanghai: str) -> None:
    person = a_person(DETAILS, PUDONG)
    permit, clerk = a_permit(person, NUMBER, ISSUED_ON, PUDONG), act(TODAY, within=PUDONG)
    home = Residence(PUDONG, "世纪大道12号", shanghai, ISSUED_ON)
    register_residence(person_id=person, residence=home, act=clerk)
    give_consent(person_id=person, channel=Channel.COUNTER, place=PUDONG, act=clerk)
    sign_rules(act=officer(TODAY, within=PUDONG))
    a_body(BodyKind.LANDLORD)
    landlord = by_body(TODAY, PUDONG)
    supply_evidence(person_id=person, what=Confirmed.ADDRESS, holds=True, act=landlord)
    browser = browser_for(person)
    sent = {"key": "k" * 20, "permit": permit, "whom": person}
    answers = [browser.post("/my/endorse/", sent) for _ in range(2)]
    case = Case.objects.get()
    assert [each.headers["Location"] for each in answers] == [f"/my/cases/{case.id}/"] * 2
    assert case.outcome == "granted"
    assert [kind for kind, *_ in told(permit)[1:]] == ["endorsement_filed", "endorsement_decided"]
    assert [each.about for each in Message.objects.all()] == ["automatic_done"]
    assert "14 December 2027" in page(browser, f"/my/cases/{case.id}/")
    assert say(ENDORSED, "zh") in page(browser, "/my/inbox/")
