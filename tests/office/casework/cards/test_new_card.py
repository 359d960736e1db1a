"""A new card: asked for at the counter, granted on the spot, its fee said."""

from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_of, case_refused
from tests.office.casework.cards.given import (
    DAY,
    LIMIT,
    SUSPENDED_DAY,
    a_permit_with_a_card,
    codes_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    FUTIAN,
    OTHER,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.applicant_facts import AgentRelation
from anju.law.replacement import CardChange
from anju.office.casework.cards.filing import (
    AskedBy,
    exchange_changed_card,
    renew_damaged_card,
    replace_lost_card,
)
from anju.office.casework.cards.reporting import report_lost_card
from anju.office.casework.cases.channels import Channel
from anju.office.casework.models import Case
from anju.office.casework.refused import Why
from anju.office.places.measures import shipped_measures
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Card
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.refused import Because


def _renew(
    permit: str, acting: Act, *, unreadable: bool | None = True, back: bool | None = True
) -> Outcome:
    return renew_damaged_card(
        permit_id=permit, unreadable=unreadable, old_card_returned=back, act=acting
    )


def test_a_damaged_card_comes_back_and_a_new_one_is_granted(city: Database) -> None:
    permit, card = a_permit_with_a_card()
    outcome = _renew(permit, act(DAY))
    row = case_of(outcome)
    assert (row.procedure, row.state, row.outcome) == ("card_renewal", "granted", "granted")
    assert (row.clock_on, row.permit_id) == (LIMIT, permit)
    filed, accepted, granted = told(row.id)
    assert filed[2]["asks"] == '{"unreadable":"yes"}'
    assert accepted[2]["last_day"] == "2024-09-17"
    assert granted[2]["result"] == "new_card"
    assert told(permit)[-1] == ("card_returned", "2024-09-02", {"card": card}, "")
    assert Card.objects.get(id=card).returned_on == DAY


def test_an_amount_that_no_text_sets_is_said_to_be_unknown(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    outcome = _renew(permit, act(DAY))
    assert outcome["fee"] == "not_known"
    assert codes_of(outcome["grounds"])[-1] == "fee_not_known"
    assert told(str(outcome["subject"]))[-1][2]["fee"] == "not_known"


def test_a_card_that_the_office_made_wrongly_costs_nothing(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    outcome = exchange_changed_card(
        permit_id=permit, change=CardChange.OFFICE_ERROR, old_card_returned=True, act=act(DAY)
    )
    assert outcome["fee"] == "0"
    assert case_of(outcome).procedure == "card_change"


@pytest.mark.parametrize(
    ("unreadable", "back", "why"),
    [
        (False, True, Why.LAW),
        (True, False, Why.LAW),
        (None, True, Why.NOT_COMPLETE),
        (True, None, Why.NOT_COMPLETE),
    ],
)
def test_a_readable_card_or_one_kept_back_gives_no_new_one(
    unreadable: bool | None, back: bool | None, why: Why, sqlite_city: Database
) -> None:
    permit, _ = a_permit_with_a_card()
    with case_refused(why):
        _renew(permit, act(DAY), unreadable=unreadable, back=back)


def test_a_lost_card_is_blocked_with_the_case(city: Database) -> None:
    permit, card = a_permit_with_a_card()
    row = case_of(replace_lost_card(permit_id=permit, act=agency_clerk(DAY)))
    assert (row.procedure, row.state) == ("card_replacement", "granted")
    how = {"card": card, "channel": "counter", "identity": "document_seen"}
    assert told(permit)[-1] == ("card_lost", "2024-09-02", how, "")


def test_a_card_that_was_reported_before_is_replaced(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    report_lost_card(
        permit_id=permit, channel=Channel.TELEPHONE, identity_checked=True, act=act(DAY)
    )
    entries = len(told(permit))
    row = case_of(replace_lost_card(permit_id=permit, act=act(DAY)))
    assert row.state == "granted"
    assert len(told(permit)) == entries


def test_a_card_that_came_back_is_not_lost(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    _renew(permit, act(DAY))
    with case_refused(Why.LAW):
        replace_lost_card(permit_id=permit, act=act(DAY))


def test_the_new_card_of_a_suspended_permit_stays_suspended(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    outcome = _renew(permit, act(SUSPENDED_DAY))
    assert "new_card_stays_suspended" in codes_of(outcome["grounds"])
    day_before = _renew(a_permit(a_person(OTHER), "4403J24031500025"), act(date(2025, 3, 14)))
    assert "new_card_stays_suspended" not in codes_of(day_before["grounds"])


def test_a_cancelled_permit_has_no_new_card(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.LEFT, act=officer(DAY))
    with case_refused(Why.LAW):
        _renew(permit, act(DAY))


def test_a_new_address_gives_a_new_card_only_by_a_measure_that_says_so(
    sqlite_city: Database,
) -> None:
    permit, _ = a_permit_with_a_card()
    with case_refused(Why.NOT_COMPLETE):
        exchange_changed_card(
            permit_id=permit, change=CardChange.MOVED, old_card_returned=True, act=act(DAY)
        )


def test_where_the_measure_says_so_a_new_address_gives_a_new_card(sqlite_city: Database) -> None:
    shipped = shipped_measures()["440300"]
    text = shipped.replace("online = true\n", "online = true\nnew_card_on_move = true\n", 1)
    text = text.replace(
        "[version.local.sources]\n", '[version.local.sources]\nnew_card_on_move = "text: a test"\n'
    )
    administrator = act(DAY, actor="admin-1", role="city_administrator")
    adopt_measure(toml=text, reason="changed", act=administrator)
    permit, _ = a_permit_with_a_card()
    outcome = exchange_changed_card(
        permit_id=permit, change=CardChange.MOVED, old_card_returned=True, act=act(DAY)
    )
    assert "new_card_on_move" in codes_of(outcome["grounds"])


def test_another_person_acts_for_one_who_can_hardly_come(city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    agent = a_person(OTHER)
    by = AskedBy(agent=agent, relation=AgentRelation.CLOSE_RELATIVE, hardly_able_to_come=True)
    outcome = renew_damaged_card(
        permit_id=permit, unreadable=True, old_card_returned=True, act=act(DAY), asked_by=by
    )
    filed = told(str(outcome["subject"]))[0][2]
    assert (filed["agent"], filed["relation"]) == (agent, "close_relative")


@pytest.mark.parametrize(
    ("relation", "unable", "why"),
    [
        (AgentRelation.CLOSE_RELATIVE, False, Why.LAW),
        (AgentRelation.OTHER, True, Why.LAW),
        (AgentRelation.CLOSE_RELATIVE, None, Why.NOT_COMPLETE),
    ],
)
def test_nobody_else_acts_for_a_holder(
    relation: AgentRelation, unable: bool | None, why: Why, sqlite_city: Database
) -> None:
    permit, _ = a_permit_with_a_card()
    agent = a_person(OTHER)
    with case_refused(why):
        replace_lost_card(
            permit_id=permit,
            act=act(DAY),
            asked_by=AskedBy(agent=agent, relation=relation, hardly_able_to_come=unable),
        )


def test_roles_and_places(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    with case_refused(Why.NOT_YOURS):
        _renew(permit, officer(DAY))
    for place in (FUTIAN, DONGGUAN):
        with refused(Because.NOT_FOUND):
            _renew(permit, act(DAY, within=place))


def test_the_same_request_asks_once(city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    first = _renew(permit, act(DAY, "k"))
    with nothing_written():
        assert _renew(permit, act(DAY, "k")) == first
    assert Case.objects.count() == 1
    with conflicting():
        _renew(permit, act(DAY, "k"), unreadable=None)
