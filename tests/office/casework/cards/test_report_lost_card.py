"""A lost card is blocked by its report at once, also by telephone."""

from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_refused
from tests.office.casework.cards.given import DAY, a_permit_with_a_card
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.office.casework.cards.reporting import report_lost_card
from anju.office.casework.cases.channels import Channel
from anju.office.casework.models import Case
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Card
from anju.office.registry.refused import Because


def _report(
    permit: str, acting: Act, channel: Channel = Channel.TELEPHONE, *, checked: bool = True
) -> Outcome:
    return report_lost_card(permit_id=permit, channel=channel, identity_checked=checked, act=acting)


def test_a_report_by_telephone_blocks_the_card_without_a_case(city: Database) -> None:
    permit, card = a_permit_with_a_card()
    outcome = _report(permit, act(DAY))
    assert outcome == {"subject": permit, "blocked_on": "2024-09-02"}
    how = {"card": card, "channel": "telephone", "identity": "questions_answered"}
    assert told(permit)[-1] == ("card_lost", "2024-09-02", how, "")
    assert Card.objects.get(id=card).lost_on == DAY
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("channel", "identity"),
    [(Channel.COUNTER, "document_seen"), (Channel.ONLINE, "signed_in")],
)
def test_the_entry_says_how_the_reporter_was_known(
    channel: Channel, identity: str, sqlite_city: Database
) -> None:
    permit, _ = a_permit_with_a_card()
    _report(permit, agency_clerk(DAY), channel)
    assert told(permit)[-1][2]["identity"] == identity


def test_nobody_is_believed_whose_identity_was_not_checked(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    with case_refused(Why.NOT_COMPLETE):
        _report(permit, act(DAY), checked=False)
    with case_refused(Why.NOT_COMPLETE):
        _report(permit, act(DAY), Channel.LETTER)


def test_a_card_that_was_made_elsewhere_is_blocked_too(city: Database) -> None:
    permit = a_permit(a_person())
    _report(permit, act(DAY))
    assert told(permit)[-1][2]["card"] == ""
    with refused(Because.NOTHING_TO_DO):
        _report(permit, act(DAY))


def test_where_no_card_is_in_use_nothing_is_blocked(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    _report(permit, act(DAY))
    with refused(Because.NOTHING_TO_DO):
        _report(permit, act(date(2024, 9, 3)))


def test_only_the_counter_and_the_holder_report_and_only_at_home(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    with case_refused(Why.NOT_YOURS):
        _report(permit, officer(DAY))
    with refused(Because.NOT_FOUND):
        _report(permit, act(DAY, within=FUTIAN))


def test_the_same_report_blocks_once(city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    first = _report(permit, act(DAY, "k"))
    with nothing_written():
        assert _report(permit, act(DAY, "k")) == first
    with conflicting():
        _report(permit, act(DAY, "k"), Channel.COUNTER)
