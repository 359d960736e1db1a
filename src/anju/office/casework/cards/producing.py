"""The new card is produced and handed over; the old one came back or is blocked by then."""

from collections.abc import Sequence

from anju.office.casework.cards.taken_by import HOLDER, TakenBy, taken_by
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.cards import hand_over_card, produce_card


def produce_new_card(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Record that the card was produced; raises Refused where the permit closed meanwhile."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        produce_card(permit_id=record.permit_id, act=act)
        card = str(read_chain(record.permit_id)[-1].told["card"])
        return [Draft(Kind.CASE_PRODUCED, act.today, {"card": card})]

    return change_case(case_id, {"produce": "card"}, act, decide, seen=seen)


def hand_over_new_card(
    *, case_id: str, seen: int | None, act: Act, taker: TakenBy = HOLDER
) -> Outcome:
    """Record that the card was handed over: to the holder, or to who comes for them.

    Raises CaseRefused where the law does not let somebody else take it, and Refused for a card
    that was lost meanwhile.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        produced = record.last(Action.PRODUCE)
        if produced is None:
            raise CaseRefused(Why.NOT_NOW)
        measure = held_permit(record.permit_id, act).measure_on(act.today, in_force)
        told = {"card": str(produced.told["card"]), **taken_by(record, taker, measure, act)}
        hand_over_card(permit_id=record.permit_id, card=str(told["card"]), act=act)
        return [Draft(Kind.CASE_HANDED_OVER, act.today, told)]

    asked = {"hand_over": "card", **taker.asked()}
    return change_case(case_id, asked, act, decide, seen=seen)
