"""Cards of a permit: produced, handed over, lost, come back."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    NANSHAN,
    OTHER,
    a_permit,
    a_person,
    act,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.facts import Decision
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Card
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.cards import (
    UNRECORDED,
    end_seizure,
    hand_over_card,
    produce_card,
    report_card_lost,
    seize_card,
    take_card_back,
)
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.refused import Because

DAYS = [date(2024, 3, 20), date(2024, 3, 28), date(2024, 7, 2), date(2024, 8, 9)]
Step = Callable[..., Outcome]


def _produced(permit: str, day: date = DAYS[0]) -> str:
    produce_card(permit_id=permit, act=act(day))
    return str(told(permit)[-1][2]["card"])


def test_the_days_of_a_card_are_recorded_and_projected(city: Database) -> None:
    permit = a_permit(a_person())
    card = _produced(permit)
    hand_over_card(permit_id=permit, card=card, act=act(DAYS[1]))
    report_card_lost(permit_id=permit, card=card, act=act(DAYS[2]))
    take_card_back(permit_id=permit, card=card, act=act(DAYS[3]))
    assert told(permit)[1:] == [
        ("card_produced", "2024-03-20", {"card": card}, ""),
        ("card_handed_over", "2024-03-28", {"card": card}, ""),
        ("card_lost", "2024-07-02", {"card": card}, ""),
        ("card_returned", "2024-08-09", {"card": card}, ""),
    ]
    row = Card.objects.get(id=card)
    days = [row.produced_on, row.handed_over_on, row.lost_on, row.returned_on]
    assert (row.permit_id, days) == (permit, DAYS)


def test_another_card_is_produced_only_after_the_first_is_lost_or_back(
    sqlite_city: Database,
) -> None:
    permit = a_permit(a_person())
    card = _produced(permit)
    with refused(Because.CARD_GOOD):
        produce_card(permit_id=permit, act=act(DAYS[1]))
    report_card_lost(permit_id=permit, card=card, act=act(DAYS[2]))
    second = _produced(permit, DAYS[3])
    assert Card.objects.filter(permit_id=permit).count() == 2
    take_card_back(permit_id=permit, card=second, act=act(DAYS[3]))
    _produced(permit, DAYS[3])


def test_no_card_is_produced_for_a_cancelled_permit(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    left = CancelReason.LEFT
    cancel(permit_id=permit, cancelled_on=DAYS[0], reason=left, act=officer(DAYS[0]))
    with refused(Because.PERMIT_CLOSED):
        produce_card(permit_id=permit, act=act(DAYS[0]))


def test_a_permit_of_before_2016_has_cards_until_its_term_ends(sqlite_city: Database) -> None:
    permit = a_permit(a_person(), issued_on=date(2015, 6, 1), good_until=date(2024, 5, 31))
    _produced(permit, date(2024, 5, 31))
    late = a_permit(a_person(OTHER), "4403000001", date(2015, 6, 1), NANSHAN, DAYS[2])
    with refused(Because.PERMIT_CLOSED):
        produce_card(permit_id=late, act=act(date(2024, 7, 3)))


@pytest.mark.parametrize("step", [hand_over_card, report_card_lost, take_card_back])
def test_each_step_is_recorded_once(sqlite_city: Database, step: Step) -> None:
    permit = a_permit(a_person())
    card = _produced(permit)
    step(permit_id=permit, card=card, act=act(DAYS[1]))
    with refused(Because.ALREADY_DECIDED):
        step(permit_id=permit, card=card, act=act(DAYS[1]))


@pytest.mark.parametrize("gone", [report_card_lost, take_card_back])
@pytest.mark.parametrize("step", [hand_over_card, report_card_lost])
def test_what_is_lost_or_back_is_not_handed_over_or_lost(
    sqlite_city: Database, gone: Step, step: Step
) -> None:
    permit = a_permit(a_person())
    card = _produced(permit)
    gone(permit_id=permit, card=card, act=act(DAYS[2]))
    with refused(Because.ALREADY_DECIDED):
        step(permit_id=permit, card=card, act=act(DAYS[3]))


@pytest.mark.parametrize("step", [hand_over_card, report_card_lost, take_card_back])
def test_a_card_of_another_permit_is_not_found(sqlite_city: Database, step: Step) -> None:
    permit = a_permit(a_person())
    other = a_permit(a_person(OTHER), "4403J24031500018")
    card = _produced(other)
    with refused(Because.NOT_FOUND):
        step(permit_id=permit, card=card, act=act(DAYS[1]))


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with refused(Because.NOT_FOUND):
        produce_card(permit_id=permit, act=act(DAYS[0], within=FUTIAN))


def test_the_same_request_produces_one_card(city: Database) -> None:
    permit = a_permit(a_person())
    first = produce_card(permit_id=permit, act=act(DAYS[0], "key-1"))
    with nothing_written():
        assert produce_card(permit_id=permit, act=act(DAYS[0], "key-1")) == first


def test_a_seized_card_is_good_no_more_until_it_is_given_back(city: Database) -> None:
    permit = a_permit(a_person())
    card = _produced(permit)
    finding = {"offence": "false_proof", "finding": "f" * 20}
    seize_card(permit_id=permit, card=card, reason="fraud", act=officer(DAYS[1]), **finding)
    assert told(permit)[-1] == ("card_seized", "2024-03-28", {"card": card, **finding}, "fraud")
    assert Card.objects.get(id=card).seized_on == DAYS[1]
    with refused(Because.ALREADY_DECIDED):
        hand_over_card(permit_id=permit, card=card, act=act(DAYS[2]))
    end_seizure(permit_id=permit, card=card, reason="wrong_entry", act=officer(DAYS[2]))
    assert told(permit)[-1] == ("card_seizure_ended", "2024-07-02", {"card": card}, "wrong_entry")
    assert Card.objects.get(id=card).seized_on is None
    with refused(Because.NOTHING_TO_DO):
        end_seizure(permit_id=permit, card=card, reason="wrong_entry", act=officer(DAYS[2]))


def test_a_seized_card_is_not_given_back_beside_a_newer_one(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    card = _produced(permit)
    seize_card(permit_id=permit, card=card, reason="fraud", act=officer(DAYS[1]))
    _produced(permit, DAYS[2])
    with refused(Because.CARD_GOOD):
        end_seizure(permit_id=permit, card=card, reason="wrong_entry", act=officer(DAYS[3]))


def test_of_a_card_that_was_made_elsewhere_each_thing_is_recorded_once(city: Database) -> None:
    permit = a_permit(a_person())
    how = {"channel": "telephone", "identity": "questions_answered"}
    report_card_lost(permit_id=permit, card=UNRECORDED, act=act(DAYS[0]), **how)
    assert told(permit)[-1] == ("card_lost", "2024-03-20", {"card": "", **how}, "")
    with refused(Because.ALREADY_DECIDED):
        report_card_lost(permit_id=permit, card=UNRECORDED, act=act(DAYS[0]))
    take_card_back(permit_id=permit, card=UNRECORDED, act=act(DAYS[1]))
    with refused(Because.ALREADY_DECIDED):
        take_card_back(permit_id=permit, card=UNRECORDED, act=act(DAYS[1]))
    _produced(permit, DAYS[2])
    with refused(Because.NOT_FOUND):
        report_card_lost(permit_id=permit, card=UNRECORDED, act=act(DAYS[3]))


_PROJECTED = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "registry_(card|permit|proposal)"')


def _written(step: Callable[[], object]) -> list[str]:
    """What a step writes into the projections of a permit."""
    with CaptureQueriesContext(connection) as asked:
        step()
    found = (_PROJECTED.match(each["sql"]) for each in asked)
    return [f"{each[1]} {each[2]}" for each in found if each]


def test_of_the_projections_only_what_changed_is_written(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    lost = _produced(permit)
    report_card_lost(permit_id=permit, card=lost, act=act(DAYS[0]))
    card = _produced(permit, DAYS[1])
    assert _written(lambda: hand_over_card(permit_id=permit, card=card, act=act(DAYS[1]))) == [
        "UPDATE card"
    ]
    handed_over, produced = 5, 4
    for entry, proposal, corrected in (
        (handed_over, 6, "UPDATE card"),
        (produced, 8, "DELETE FROM card"),
    ):
        propose = partial(propose_correction, permit_id=permit, entry=entry, reason="wrong")
        decide = partial(
            decide_correction, permit_id=permit, proposal=proposal, decision=Decision.GRANTED
        )
        assert _written(partial(propose, act=act(DAYS[1]))) == ["INSERT INTO proposal"]
        assert _written(partial(decide, act=officer(DAYS[2]))) == [corrected, "UPDATE proposal"]
    cancelled = partial(cancel, cancelled_on=DAYS[2], reason=CancelReason.LEFT)
    assert _written(partial(cancelled, permit_id=permit, act=officer(DAYS[2]))) == ["UPDATE permit"]
    assert [each.id for each in Card.objects.all()] == [lost]
    nothing_is_amiss()
