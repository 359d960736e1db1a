"""The new card is produced and handed over; the old one came back or is blocked by then."""

from collections.abc import Sequence

from anju.office.casework.cases.fold import CaseRecord
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
    *, case_id: str, seen: int | None, act: Act, agent: str = "", relation: str = ""
) -> Outcome:
    """Record that the card was handed over, to the holder or to `agent`, who is a `relation`."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        produced = record.last(Action.PRODUCE)
        if produced is None:
            raise CaseRefused(Why.NOT_NOW)
        card = str(produced.told["card"])
        hand_over_card(permit_id=record.permit_id, card=card, act=act)
        to = {"agent": agent, "relation": relation} if agent else {}
        return [Draft(Kind.CASE_HANDED_OVER, act.today, {"card": card, **to})]

    asked = {"hand_over": "card", "agent": agent, "relation": relation}
    return change_case(case_id, asked, act, decide, seen=seen)
