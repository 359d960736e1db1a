"""A new card is granted at the counter: accepted and granted in one go, its fee said.

The fee is recorded as a fact; nothing is collected here, and an amount that no text known to us
sets is said to be unknown.
"""

from collections.abc import Sequence

from anju.law.replacement import CardChange
from anju.office.casework.cards.judging import CARD_PROCEDURES, CardFacts, CardJudged, judge
from anju.office.casework.cards.old_cards import hand_in
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.limits import limit_last_day
from anju.office.casework.cases.permits import HeldPermit, held_permit
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once

NEW_CARD = "new_card"
"""What a granted case led to."""


def grant_card(
    *, case_id: str, seen: int | None, old_card_returned: bool | None, act: Act
) -> Outcome:
    """Accept and grant a case that was filed elsewhere than at the counter.

    Raises CaseRefused with the law's reasons where no new card may be made.
    """

    def operation() -> Outcome:
        found: Outcome = {}

        def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            held = held_permit(record.permit_id, act)
            facts = facts_of(record, old_card_returned)
            judged = judge(held, facts, in_force, act)
            found.update(grounds=reasons_text(judged.reasons), fee=judged.fee)
            return granted_at_once(held, facts, judged, in_force, act)

        return change_case(case_id, {}, act, decide, seen=seen, of=CARD_PROCEDURES) | found

    asked = {"case": case_id, "grant": "card", "returned": str(old_card_returned)}
    return once(act, asked, operation)


def granted_at_once(
    held: HeldPermit,
    facts: CardFacts,
    judged: CardJudged,
    in_force: MeasuresInForce,
    act: Act,
) -> list[Draft]:
    """The steps of acceptance and grant; the old card is taken back with them."""
    if facts.procedure is not Procedure.CARD_REPLACEMENT:
        hand_in(held.record, act)
    rules = in_force.measures.for_place(held.record.division_code)
    judged_by = in_force.judged_by(rules)
    last_day = limit_last_day(facts.procedure, act.today, rules.on(act.today), rules.working_days)
    accepted = {"last_day": last_day.isoformat(), "measure": judged_by}
    granted = {"result": NEW_CARD, "measure": judged_by, "fee": judged.fee}
    return [
        Draft(Kind.CASE_ACCEPTED, act.today, accepted),
        Draft(Kind.CASE_GRANTED, act.today, granted),
    ]


def facts_of(record: CaseRecord, old_card_returned: bool | None) -> CardFacts:
    """What a filing told, with whether the old card is handed in now."""
    unreadable, change = record.asks.get("unreadable"), record.asks.get("change")
    return CardFacts(
        record.procedure,
        unreadable=None if unreadable is None else unreadable == "yes",
        change=CardChange(change) if change else None,
        old_card_returned=old_card_returned,
    )
