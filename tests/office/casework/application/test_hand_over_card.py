"""The card: produced, handed over to the holder or to who comes for them; the clock stops."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_of, case_refused, name_guardian
from tests.office.casework.application.given import (
    CHILD,
    FILED,
    MOTHER,
    PAPERS,
    WORK,
    a_mother,
    an_applicant,
    an_application,
    clerk,
    examiner,
    granted,
    produced,
    record_of,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    a_person,
    conflicting,
    nothing_is_amiss,
    officer,
    refused,
    told,
)

from anju.law.applicant_facts import AgentRelation
from anju.law.materials import Material
from anju.office.casework.application.agent import ActsFor, agent_said
from anju.office.casework.application.granting import permit_of
from anju.office.casework.application.handing_over import hand_over_card, produce_card
from anju.office.casework.cards.taken_by import TakenBy
from anju.office.casework.refused import Why
from anju.office.common.keyring import current_ring
from anju.office.registry.details.keeping import key_of, opened
from anju.office.registry.details.models import Detail, DetailKind
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.cards import report_card_lost
from anju.office.registry.permits.models import Card
from anju.office.registry.refused import Because
from anju.office.registry.verifying.verify import verify

LATER = date(2026, 12, 9)
WITH_AGENT = PAPERS | {Material.AGENT_IDENTITY_CARD}


def hand_over(
    case: str,
    by: Act | None = None,
    agent: ActsFor | None = None,
    *,
    hardly_able: bool | None = None,
) -> Outcome:
    return hand_over_card(
        case_id=case, seen=None, act=by or clerk(LATER), taker=TakenBy(agent, hardly_able)
    )


def a_childs_card() -> tuple[str, str]:
    """A child, and the case whose card lies ready; the mother applied."""
    child = an_applicant(CHILD)
    application = an_application(child, materials=WITH_AGENT, agent=a_mother())
    return child, produced(application)


def test_the_card_is_produced_and_the_clock_stops(city: Database) -> None:
    case = granted()
    outcome = produce_card(case_id=case, seen=4, act=examiner(LATER, "k"))
    [card] = Card.objects.all()
    assert told(case)[-1][:3] == ("case_produced", "2026-12-09", {"card": card.id})
    assert (card.permit_id, card.produced_on) == (permit_of(record_of(case)), LATER)
    row = case_of(outcome)
    assert (row.state, row.clock_on) == ("produced", None)
    assert produce_card(case_id=case, seen=4, act=examiner(LATER, "k")) == outcome
    assert Card.objects.count() == 1


def test_the_card_is_handed_over_to_the_holder(city: Database) -> None:
    case = produced()
    outcome = hand_over(case, clerk(LATER, "k"))
    [card] = Card.objects.all()
    assert told(case)[-1][:3] == ("case_handed_over", "2026-12-09", {"card": card.id})
    assert card.handed_over_on == LATER
    row = case_of(outcome)
    assert (row.state, row.outcome, row.ended_on) == ("handed_over", "granted", LATER)
    assert hand_over(case, clerk(LATER, "k")) == outcome
    with conflicting():
        hand_over(case, clerk(LATER, "k"), a_mother())
    nothing_is_amiss()


def test_a_mother_takes_the_card_of_her_child(city: Database) -> None:
    child, case = a_childs_card()
    hand_over(case, agent=a_mother())
    payload = told(case)[-1][2]
    assert payload["relation"] == "guardian"
    assert "agent" not in payload
    number = record_of(case).number
    row = Detail.objects.get(subject=case, kind=DetailKind.REQUEST, version=number)
    said = opened(row, key_of(child)).decode()
    assert agent_said(said) == ("何佳宁", MOTHER.identity_number)
    sequence()
    assert verify(ring=current_ring()).findings == []


def test_a_mother_with_a_record_is_named_by_it(sqlite_city: Database) -> None:
    child, case = a_childs_card()
    mother = a_person(MOTHER, FUTIAN)
    name_guardian(child, mother, clerk(), date(2019, 5, 7))
    hand_over(case, agent=a_mother())
    assert told(case)[-1][2]["agent"] == mother


@pytest.mark.parametrize("hardly", [False, None])
def test_nobody_takes_the_card_of_who_can_come(hardly: bool | None, sqlite_city: Database) -> None:
    case = produced(an_application(declaration=replace(WORK, limited_mobility=hardly)))
    brother = ActsFor(AgentRelation.CLOSE_RELATIVE, name="周明", identity_number="x1")
    with case_refused(Why.NOT_COMPLETE if hardly is None else Why.LAW):
        hand_over(case, agent=brother)
    assert state_of(case) == ("produced", "granted")


@pytest.mark.parametrize("declared", [None, False])
def test_what_is_told_on_the_day_counts(declared: bool | None, sqlite_city: Database) -> None:
    case = produced(an_application(declaration=replace(WORK, limited_mobility=declared)))
    brother = ActsFor(AgentRelation.CLOSE_RELATIVE, name="周明", identity_number="x1")
    hand_over(case, agent=brother, hardly_able=True)
    assert state_of(case) == ("handed_over", "granted")


def test_a_stranger_takes_no_card(sqlite_city: Database) -> None:
    _, case = a_childs_card()
    stranger = ActsFor(AgentRelation.OTHER, name="周明", identity_number="x1")
    with case_refused(Why.LAW):
        hand_over(case, agent=stranger)


def test_a_card_that_was_lost_meanwhile_is_not_handed_over(city: Database) -> None:
    case = produced()
    record = record_of(case)
    card = Card.objects.get().id
    report_card_lost(permit_id=permit_of(record), card=card, act=clerk(LATER))
    with refused(Because.ALREADY_DECIDED):
        hand_over(case)


def test_of_a_permit_that_was_closed_no_card_is_produced(sqlite_city: Database) -> None:
    case = granted()
    cancel(
        permit_id=permit_of(record_of(case)),
        cancelled_on=date(2026, 12, 8),
        reason=CancelReason.DIED,
        act=officer(LATER),
    )
    with refused(Because.PERMIT_CLOSED):
        produce_card(case_id=case, seen=None, act=examiner(LATER))


def test_who_may_produce_and_who_may_hand_over(sqlite_city: Database) -> None:
    case = granted()
    for by in (agency_clerk(LATER), officer(LATER)):
        with case_refused(Why.NOT_YOURS):
            produce_card(case_id=case, seen=None, act=by)
    produce_card(case_id=case, seen=None, act=examiner(FILED))
    with case_refused(Why.NOT_YOURS):
        hand_over(case, officer(LATER))
    hand_over(case, agency_clerk(LATER))
