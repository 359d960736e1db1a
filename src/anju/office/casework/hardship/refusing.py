"""An officer finds no good reason: nothing is healed, and the endorsement is late, if it is wanted.

Whoever asked for it to be made anyway is endorsed on the day of filing, as any late holder is.
"""

from collections.abc import Sequence

from anju.law.facts import Decision
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.permit_filing import decide_filing
from anju.office.casework.endorsement.refusing import refusal
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once

NO_GOOD_REASON = "no_good_reason"
"""The reason that stands on the permit and in the case."""


def refuse_hardship(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Refuse to heal, with reasons and the last day to ask for review.

    The outcome says what the late endorsement did, where it was wanted anyway.
    """

    def operation() -> Outcome:
        made: Outcome = {}

        def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
            if record.procedure is not Procedure.HARDSHIP:
                raise CaseRefused(Why.NOT_NOW)
            draft = refusal(record, NO_GOOD_REASON, said, act)
            anyway = record.asks.get("anyway") == "yes"
            decision = Decision.GRANTED if anyway else Decision.REFUSED
            told = decide_filing(record, decision, NO_GOOD_REASON, act)
            made.update(told.as_outcome() if told else {})
            return [draft]

        return change_case(case_id, {"refuse": "hardship"}, act, decide, seen=seen) | made

    asked = {"case": case_id, "refuse": "hardship", "said": fingerprint_of_words(said)}
    return once(act, asked, operation)
