"""The end of a granted application: a card produced and handed over, or none where none is made.

Source: Regulation art. 9(3), (6).  Whether a card is made is for the measure to say
(`anju.law.card_form`).
"""

from dataclasses import replace

from anju.law.card_form import is_made_as_card
from anju.law.outcome import Met
from anju.office.casework.application.declaration import declaration_of
from anju.office.casework.application.granting import permit_of
from anju.office.casework.application.taking import take_step
from anju.office.casework.cards.taken_by import HOLDER, TakenBy, taken_by
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits import cards


def produce_card(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Record that the card was produced; the clock stops.

    Raises CaseRefused LAW where permits are electronic only, Refused where the permit closed.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        permit_id = permit_of(record)
        measure = in_force.measures.for_place(record.division_code).on(act.today)
        require(is_made_as_card(measure, act.today))
        cards.produce_card(permit_id=permit_id, act=act)
        card = str(read_chain(permit_id)[-1].told["card"])
        return Draft(Kind.CASE_PRODUCED, act.today, {"card": card})

    return take_step(Action.PRODUCE, case_id, seen, act, decide)


def deliver_permit(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """End a granted case without a card, where permits are electronic only.

    Raises CaseRefused LAW where a card is made.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        permit_of(record)
        measure = in_force.measures.for_place(record.division_code).on(act.today)
        card = is_made_as_card(measure, act.today)
        if isinstance(card, Met):
            raise CaseRefused(Why.LAW, reasons=card.reasons)
        return Draft(Kind.CASE_DELIVERED, act.today, {})

    return take_step(Action.DELIVER, case_id, seen, act, decide)


def hand_over_card(*, case_id: str, seen: int | None, act: Act, taker: TakenBy = HOLDER) -> Outcome:
    """Record that the card was handed over: to the holder, or to who comes for them.

    Both identities are seen then; the law says on the day whether the agent may act.  That the
    holder can hardly come need not be told again where it was declared.  Raises CaseRefused, and
    Refused for a card that was lost or came back meanwhile.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        produced = record.last(Action.PRODUCE)
        if produced is None:
            raise CaseRefused(Why.NOT_NOW)
        measure = in_force.measures.for_place(record.division_code).on(act.today)
        who = replace(taker, hardly_able=_hardly_able(record, taker))
        told = {"card": str(produced.told["card"]), **taken_by(record, who, measure, act)}
        cards.hand_over_card(permit_id=permit_of(record), card=str(told["card"]), act=act)
        return Draft(Kind.CASE_HANDED_OVER, act.today, told)

    return take_step(Action.HAND_OVER, case_id, seen, act, decide, taker.asked())


def _hardly_able(record: CaseRecord, taker: TakenBy) -> bool | None:
    """What is told of the holder on the day; what was declared where nothing is."""
    if taker.hardly_able is not None:
        return taker.hardly_able
    return declaration_of(record.asks).limited_mobility
