"""Automatic endorsement: by consent, under signed rules, on evidence; never against somebody."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.automatic.acting import a_body, by_body
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    NANSHAN,
    NUMBER,
    a_permit,
    a_person,
    act,
    merge,
    officer,
    refused,
    told,
)

from anju.law.automatic import Confirmed
from anju.office.access.models import BodyKind
from anju.office.casework.automatic.consent import consent_of, give_consent, withdraw_consent
from anju.office.casework.automatic.deciding import by_itself, endorse_automatically
from anju.office.casework.automatic.due import permits_to_weigh
from anju.office.casework.automatic.evidence import supply_evidence
from anju.office.casework.automatic.rules import end_rules, sign_rules, signed_for
from anju.office.casework.cases.channels import Channel
from anju.office.casework.models import AutomaticConsent
from anju.office.casework.refused import Why
from anju.office.notices.models import Message
from anju.office.online.automatic_round import endorse_by_itself
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.refused import Because

ISSUED_ON = date(2025, 12, 15)
DAY, LATER = date(2026, 11, 24), date(2026, 11, 25)
AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
PUDONG = "310115"


def clerk() -> Act:
    """A clerk of Pudong acts."""
    return act(DAY, within=PUDONG)


@pytest.fixture
def permit(city: Database) -> str:
    """A permit whose window is open, in a place that endorses automatically and has a landlord."""
    a_body(BodyKind.LANDLORD)
    return a_permit(a_person(DETAILS, PUDONG), NUMBER, ISSUED_ON, PUDONG)


def holder_of(permit: str) -> str:
    """Whose it is."""
    return str(told(permit)[0][2]["person"])


def agreed(permit: str) -> str:
    """Let the holder agree, an officer sign, a landlord confirm; the holder."""
    person = holder_of(permit)
    give_consent(person_id=person, channel=Channel.COUNTER, place=PUDONG, act=clerk())
    sign_rules(act=officer(DAY, within=PUDONG))
    supply_evidence(person_id=person, what=Confirmed.ADDRESS, holds=True, act=by_body(DAY, PUDONG))
    return person


def test_what_is_met_is_endorsed_by_the_system_and_told(permit: str) -> None:
    person = agreed(permit)
    assert [[row.id for row in rows] for rows in permits_to_weigh(DAY)] == [[permit]]
    endorse_by_itself(AT)
    kind, on, payload, _ = told(permit)[-1]
    assert (kind, on, payload["declared"]) == ("permit_endorsed", "2026-11-24", "automatic")
    signed = signed_for(PUDONG)
    assert signed is not None
    assert payload["rules"] == signed.entry_hash
    told_of_it = Message.objects.filter(person_id=person).values_list("about", "is_legal")
    assert list(told_of_it) == [("automatic_done", True)]
    endorse_by_itself(AT)
    assert len(told(permit)) == 2


def test_without_consent_nothing_is_done(permit: str) -> None:
    person = agreed(permit)
    withdraw_consent(person_id=person, channel=Channel.COUNTER, act=clerk())
    endorse_by_itself(AT)
    assert len(told(permit)) == 1
    with case_refused(Why.NOT_NOW):
        endorse_automatically(permit_id=permit, act=by_itself(DAY, AT))


def test_what_was_said_last_counts_under_whichever_record_and_is_withdrawn_under_all(
    permit: str,
) -> None:
    person = agreed(permit)
    other = a_person(PersonalDetails("欧阳小晨"), PUDONG)
    give_consent(person_id=other, channel=Channel.COUNTER, place=PUDONG, act=clerk())
    withdraw_consent(person_id=other, channel=Channel.COUNTER, act=act(LATER, within=PUDONG))
    into = a_person(PersonalDetails("欧阳晓辰"), PUDONG)
    for record in (person, other):
        merge(record, into, LATER)
    with case_refused(Why.NOT_NOW):
        endorse_automatically(permit_id=permit, act=by_itself(LATER, AT))
    acting = act(LATER, within=PUDONG)
    give = partial(give_consent, person_id=into, channel=Channel.COUNTER, place=PUDONG, act=acting)
    withdraw = partial(withdraw_consent, person_id=into, channel=Channel.COUNTER, act=acting)
    give()
    assert consent_of(absorbed_by(into)).is_given
    with refused(Because.NOTHING_TO_DO):
        give()
    withdraw()
    assert not AutomaticConsent.objects.filter(ended_on__isnull=True).exists()
    assert [told(each)[-1][0] for each in (person, into)] == ["automatic_consent_withdrawn"] * 2
    with refused(Because.NOTHING_TO_DO):
        withdraw()


def test_without_a_signature_nothing_is_done(permit: str) -> None:
    agreed(permit)
    end_rules(act=officer(DAY, within=PUDONG))
    endorse_by_itself(AT)
    assert len(told(permit)) == 1
    assert not Message.objects.exists()


def test_what_speaks_against_it_is_asked_once_and_refuses_nothing(permit: str) -> None:
    person = agreed(permit)
    supply_evidence(person_id=person, what=Confirmed.ADDRESS, holds=False, act=by_body(DAY, PUDONG))
    for _ in range(2):
        endorse_by_itself(AT)
    assert [row.about for row in Message.objects.all()] == ["automatic_asked"]
    assert len(told(permit)) == 1


def test_nobody_but_the_system_endorses_so(permit: str) -> None:
    agreed(permit)
    for role in ("police_clerk", "issuing_officer", "holder"):
        with case_refused(Why.NOT_YOURS):
            person = holder_of(permit)
            acting = replace(clerk(), role=role, persons=(person,))
            endorse_automatically(permit_id=permit, act=acting)


def test_a_place_that_does_not_have_it_takes_no_consent(sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.LAW):
        give_consent(person_id=person, channel=Channel.COUNTER, place=NANSHAN, act=act(DAY))


def test_a_clerk_does_not_sign_the_rules(sqlite_city: Database) -> None:
    with case_refused(Why.NOT_YOURS):
        sign_rules(act=clerk())


def test_the_consent_is_derived_again(permit: str) -> None:
    person = agreed(permit)
    before = list(AutomaticConsent.objects.values_list())
    rebuild()
    assert list(AutomaticConsent.objects.values_list()) == before
    assert consent_of([person]).given_on == DAY
