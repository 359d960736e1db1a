"""What the law says of a new card, and what it costs."""

from dataclasses import dataclass

from anju.law.card_form import is_made_as_card
from anju.law.fees import Occasion, production_fee
from anju.law.outcome import Met, NotMet, Outcome, Reason, all_of
from anju.law.penalties import SEIZURE
from anju.law.replacement import (
    CardChange,
    exchange_changed_card,
    renew_damaged_card,
    replace_lost_card,
)
from anju.office.casework.cards.old_cards import was_lost, was_seized
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.permits import HeldPermit
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act

CARD_PROCEDURES = frozenset(
    {Procedure.CARD_CHANGE, Procedure.CARD_RENEWAL, Procedure.CARD_REPLACEMENT}
)
"""The procedures for a new card."""

NOT_KNOWN = "not_known"
"""What stands in an entry where no text known to us sets the fee."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What is told for a new card; `change` is why the old one shows what is not true."""

    procedure: Procedure
    unreadable: bool | None = None
    change: CardChange | None = None
    old_card_returned: bool | None = None


@dataclass(frozen=True, slots=True)
class CardJudged:
    """The reasons for a new card, and its fee in whole yuan as text, or `NOT_KNOWN`."""

    reasons: tuple[Reason, ...]
    fee: str


def judge(held: HeldPermit, facts: CardFacts, in_force: MeasuresInForce, act: Act) -> CardJudged:
    """Why a new card may be made today and what it costs; raises CaseRefused where it may not."""
    measure = held.measure_on(act.today, in_force)
    made = is_made_as_card(measure, act.today)
    reasons = require(all_of((made, _not_seized(held), _outcome(held, facts, in_force, act))))
    fee = production_fee(occasion_of(facts), measure)
    told = tuple(each for each in reasons if each.code != "card_is_made")
    return CardJudged((*told, fee.reason), NOT_KNOWN if fee.yuan is None else str(fee.yuan))


def occasion_of(facts: CardFacts) -> Occasion:
    """For what a fee may be asked."""
    if facts.procedure is Procedure.CARD_RENEWAL:
        return Occasion.RENEW_DAMAGED_CARD
    if facts.procedure is Procedure.CARD_REPLACEMENT:
        return Occasion.REPLACE_LOST_CARD
    wrong = facts.change is CardChange.OFFICE_ERROR
    return Occasion.REPLACE_WRONG_CARD if wrong else Occasion.EXCHANGE_CHANGED_CARD


def _not_seized(held: HeldPermit) -> Outcome:
    """A card that was seized is neither damaged nor lost: its return is asked for instead."""
    if was_seized(held.record):
        return NotMet((Reason("card_is_seized", (SEIZURE,)),))
    return Met()


def _outcome(held: HeldPermit, facts: CardFacts, in_force: MeasuresInForce, act: Act) -> Outcome:
    state = held.state_on(act.today)
    if facts.procedure is Procedure.CARD_RENEWAL:
        return renew_damaged_card(state, facts.unreadable, facts.old_card_returned)
    if facts.procedure is Procedure.CARD_REPLACEMENT:
        return replace_lost_card(state, was_lost(held.record))
    measure = held.measure_on(act.today, in_force)
    return exchange_changed_card(state, facts.change, facts.old_card_returned, measure)
