"""A new card that was asked for online is not accepted, with the law's reasons."""

from collections.abc import Sequence

from anju.law.time_limits import review_last_day
from anju.office.casework.cards.granting import facts_of
from anju.office.casework.cards.judging import CARD_PROCEDURES, judge
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def not_accept_card(
    *, case_id: str, seen: int | None, old_card_returned: bool | None, act: Act
) -> Outcome:
    """Record that the law gives no new card, and why; raises CaseRefused where it gives one.

    What cannot be told is asked for and refuses nobody.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        held = held_permit(record.permit_id, act)
        try:
            judge(held, facts_of(record, old_card_returned), in_force, act)
        except CaseRefused as found:
            if found.why is not Why.LAW:
                raise
            told = {
                "grounds": reasons_text(found.reasons),
                "review_by": review_last_day(act.today).isoformat(),
            }
            return [Draft(Kind.CASE_NOT_ACCEPTED, act.today, told)]
        raise CaseRefused(Why.NOT_NOW)

    asked = {"not_accept": "card", "returned": str(old_card_returned)}
    return change_case(case_id, asked, act, decide, seen=seen, of=CARD_PROCEDURES)
