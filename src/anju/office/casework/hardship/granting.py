"""An officer restores the years: the gap is healed, and the endorsement is made on its filing day.

The gap is healed first, so that the whole history is judged true at each step: a healed gap alone
says nothing, and the endorsement then leaves none (readings.md, rule 4).
"""

from collections.abc import Sequence

from anju.law.facts import Decision, HealingGround
from anju.law.hardship import may_ask
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.granting import nothing_stands_against
from anju.office.casework.endorsement.permit_filing import decide_filing, filing_of
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.hardship.windows import days_to_heal, window_of
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.cancelling import heal_gap

HARDSHIP = HealingGround.HARDSHIP


def grant_hardship(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Heal the gap and endorse; the outcome holds what a receipt prints.

    Raises CaseRefused where no good reason was found, where it came too late after all, and for
    the one who examined it.
    """

    def operation() -> Outcome:
        made: Outcome = {}

        def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            _may_be_granted(record, act)
            acting = reaching(record.permit_id, act)
            held, day = held_permit(record.permit_id, acting), filing_of(record).filed_on
            window = window_of(held.record, in_force, day)
            require(may_ask(window, day))
            first_day, last_day = days_to_heal(window, day)
            heal_gap(
                permit_id=record.permit_id,
                first_day=first_day,
                last_day=last_day,
                ground=HARDSHIP,
                act=acting,
            )
            told = decide_filing(record, Decision.GRANTED, HARDSHIP.value, act)
            made.update(told.as_outcome() if told else {})
            result = {"result": record.permit_id}
            return [Draft(Kind.CASE_GRANTED, act.today, result, HARDSHIP.value)]

        return change_case(case_id, {"grant": "hardship"}, act, decide, seen=seen) | made

    return once(act, {"case": case_id, "grant": "hardship"}, operation)


def _may_be_granted(record: CaseRecord, act: Act) -> None:
    if record.procedure is not Procedure.HARDSHIP or Action.GRANT not in record.actions:
        raise CaseRefused(Why.NOT_NOW)
    nothing_stands_against(record)
    examined = record.last(Action.EXAMINE)
    if examined and examined.actor == act.actor:
        raise CaseRefused(Why.SAME_PERSON)
