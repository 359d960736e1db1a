"""A card case to its end: filed online, granted, produced, handed over, or ended before."""

from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_of, case_refused, holder_of_permit
from tests.office.casework.cards.given import DAY, SUSPENDED_DAY, a_permit_with_a_card
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    act,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.applicant_facts import AgentRelation
from anju.office.casework.application.agent import ActsFor
from anju.office.casework.cards.filing import AskedBy, renew_damaged_card, replace_lost_card
from anju.office.casework.cards.granting import grant_card
from anju.office.casework.cards.not_accepting import not_accept_card
from anju.office.casework.cards.producing import hand_over_new_card, produce_new_card
from anju.office.casework.cards.taken_by import TakenBy
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.ending import close_case, withdraw_case
from anju.office.casework.cases.saying import read_said
from anju.office.casework.models import Case
from anju.office.casework.refused import Why
from anju.office.registry.models import Card
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.refused import Because

ONLINE = AskedBy(Channel.ONLINE)
LATER = date(2024, 9, 5)


def _filed_online() -> tuple[str, str]:
    permit, _ = a_permit_with_a_card()
    holder = holder_of_permit(permit, DAY)
    outcome = renew_damaged_card(
        permit_id=permit, unreadable=True, old_card_returned=None, act=holder, asked_by=ONLINE
    )
    return permit, str(outcome["subject"])


def _granted() -> tuple[str, str]:
    permit, _ = a_permit_with_a_card()
    return permit, str(replace_lost_card(permit_id=permit, act=act(DAY))["subject"])


def test_a_card_is_produced_and_handed_over(city: Database) -> None:
    permit, case = _granted()
    produced = case_of(produce_new_card(case_id=case, seen=3, act=act(LATER)))
    assert (produced.state, produced.clock_on) == ("produced", None)
    card = Card.objects.get(permit_id=permit, lost_on=None)
    done = case_of(hand_over_new_card(case_id=case, seen=4, act=agency_clerk(LATER)))
    assert (done.state, done.outcome, done.ended_on) == ("handed_over", "granted", LATER)
    assert told(case)[-1][2] == {"card": card.id}
    card.refresh_from_db()
    assert card.handed_over_on == LATER
    nothing_is_amiss()


def test_a_card_asked_for_online_waits_for_the_counter(city: Database) -> None:
    permit, case = _filed_online()
    row = Case.objects.get(id=case)
    assert (row.state, row.desk) == ("filed", "clerk")
    assert told(permit)[-1][0] == "card_handed_over"
    outcome = grant_card(case_id=case, seen=1, old_card_returned=True, act=act(LATER))
    assert case_of(outcome).state == "granted"
    assert outcome["fee"] == "not_known"
    assert told(permit)[-1][:2] == ("card_returned", "2024-09-05")


def test_nothing_is_granted_while_the_old_card_is_kept_back(sqlite_city: Database) -> None:
    _, case = _filed_online()
    with case_refused(Why.LAW):
        grant_card(case_id=case, seen=1, old_card_returned=False, act=act(LATER))
    row = case_of(not_accept_card(case_id=case, seen=1, old_card_returned=False, act=act(LATER)))
    assert (row.state, row.outcome) == ("not_accepted", "not_accepted")
    assert told(case)[-1][2]["review_by"] == "2024-11-04"
    assert "old_card_comes_back" in told(case)[-1][2]["grounds"]


def test_who_has_a_right_to_a_card_is_not_refused_one(sqlite_city: Database) -> None:
    _, case = _filed_online()
    with case_refused(Why.NOT_NOW):
        not_accept_card(case_id=case, seen=1, old_card_returned=True, act=act(LATER))
    with case_refused(Why.NOT_COMPLETE):
        not_accept_card(case_id=case, seen=1, old_card_returned=None, act=act(LATER))


def test_what_was_filed_online_is_withdrawn(sqlite_city: Database) -> None:
    permit, case = _filed_online()
    holder = holder_of_permit(permit, LATER)
    row = case_of(withdraw_case(case_id=case, seen=1, act=holder))
    assert (row.state, row.outcome) == ("withdrawn", "withdrawn")


def test_of_a_permit_cancelled_meanwhile_no_card_is_made_and_the_case_ends(
    city: Database,
) -> None:
    permit, case = _granted()
    cancel(permit_id=permit, cancelled_on=LATER, reason=CancelReason.DIED, act=officer(LATER))
    with refused(Because.PERMIT_CLOSED):
        produce_new_card(case_id=case, seen=3, act=act(LATER))
    row = case_of(close_case(case_id=case, seen=3, reason="died", act=act(LATER)))
    assert (row.state, row.outcome, row.ended_on) == ("closed", "granted", LATER)
    assert told(case)[-1] == ("case_closed", "2024-09-05", {}, "died")


BROTHER = ActsFor(AgentRelation.CLOSE_RELATIVE, name="周明", identity_number="X1")


def test_a_relative_takes_the_card_of_who_can_hardly_come(sqlite_city: Database) -> None:
    _, case = _granted()
    produce_new_card(case_id=case, seen=3, act=act(LATER))
    taker = TakenBy(BROTHER, hardly_able=True)
    hand_over_new_card(case_id=case, seen=4, act=act(SUSPENDED_DAY), taker=taker)
    told_last = told(case)[-1][2]
    assert (told_last["relation"], "agent" in told_last) == ("close_relative", False)
    assert "周明" not in str(told_last)
    assert read_said(case, 5) == BROTHER.as_said()


@pytest.mark.parametrize(
    ("taker", "why"),
    [
        (TakenBy(BROTHER, hardly_able=False), Why.LAW),
        (TakenBy(BROTHER), Why.NOT_COMPLETE),
        (TakenBy(ActsFor(AgentRelation.OTHER, name="周明", identity_number="x1")), Why.LAW),
        (TakenBy(ActsFor(AgentRelation.GUARDIAN)), Why.NOT_COMPLETE),
    ],
)
def test_nobody_else_takes_the_card(taker: TakenBy, why: Why, sqlite_city: Database) -> None:
    _, case = _granted()
    produce_new_card(case_id=case, seen=3, act=act(LATER))
    with case_refused(why):
        hand_over_new_card(case_id=case, seen=4, act=act(LATER), taker=taker)
    assert case_of({"subject": case}).state == "produced"


def test_steps_are_taken_by_their_roles_at_home_and_in_turn(sqlite_city: Database) -> None:
    _, case = _granted()
    with case_refused(Why.NOT_YOURS):
        produce_new_card(case_id=case, seen=3, act=agency_clerk(LATER))
    with case_refused(Why.NO_CASE):
        produce_new_card(case_id=case, seen=3, act=act(LATER, within=FUTIAN))
    with case_refused(Why.NOT_NOW):
        hand_over_new_card(case_id=case, seen=3, act=act(LATER))
    with case_refused(Why.MOVED_ON):
        produce_new_card(case_id=case, seen=2, act=act(LATER))


def test_the_same_request_takes_each_step_once(city: Database) -> None:
    _, case = _granted()
    produced = produce_new_card(case_id=case, seen=3, act=act(LATER, "p"))
    handed = hand_over_new_card(case_id=case, seen=4, act=act(LATER, "h"))
    with nothing_written():
        assert produce_new_card(case_id=case, seen=3, act=act(LATER, "p")) == produced
        assert hand_over_new_card(case_id=case, seen=4, act=act(LATER, "h")) == handed
