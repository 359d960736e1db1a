"""The end of a granted application: a card produced and handed over, or none where none is made.

Source: Regulation art. 9(3), (6).  Whether a card is made is for the measure to say
(`anju.law.card_form`).
"""

from anju.law.card_form import is_made_as_card
from anju.law.outcome import Met
from anju.office.casework.application.agent import ActsFor, agent_must_be_allowed, identified
from anju.office.casework.application.declaration import declaration_of
from anju.office.casework.application.facts import applicant_of
from anju.office.casework.application.granting import permit_of
from anju.office.casework.application.handed_in import applicant_id
from anju.office.casework.application.taking import take_step
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
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


def hand_over_card(
    *, case_id: str, seen: int | None, act: Act, agent: ActsFor | None = None
) -> Outcome:
    """Record that the card was handed over: to the holder, or to who comes for them.

    Both identities are seen then; the law says on the day whether the agent may act.  Raises
    CaseRefused, and Refused for a card that was lost or came back meanwhile.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        produced = record.last(Action.PRODUCE)
        if produced is None:
            raise CaseRefused(Why.NOT_NOW)
        told = {"card": str(produced.told["card"]), **_taken_by(record, agent, in_force, act)}
        cards.hand_over_card(permit_id=permit_of(record), card=str(told["card"]), act=act)
        return Draft(Kind.CASE_HANDED_OVER, act.today, told)

    return take_step(Action.HAND_OVER, case_id, seen, act, decide, _asked(agent))


def _taken_by(
    record: CaseRecord, agent: ActsFor | None, in_force: MeasuresInForce, act: Act
) -> dict[str, object]:
    if agent is None:
        return {}
    who = identified(agent, applicant_id(record))
    place = record.division_code
    person = applicant_of(
        applicant_id(record), declaration_of(record.asks), place, act.today
    ).person
    measure = in_force.measures.for_place(place).on(act.today)
    agent_must_be_allowed(who, applicant_id(record), person, measure, act)
    known = {"agent": who.person_id} if who.person_id else {}
    return {**known, "relation": who.relation.value, **said_in(record, who.as_said())}


def _asked(agent: ActsFor | None) -> dict[str, str]:
    if agent is None:
        return {}
    said = fingerprint_of_words(agent.as_said())
    return {"agent": agent.person_id, "relation": agent.relation.value, "said": said}
