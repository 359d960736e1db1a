"""An officer decides on a proposed cancellation: another account than the one that proposed it.

Granted, it is recorded in the permit's own chain; nobody else's permit and no later day is
touched.  Where the holder is told first, nothing is granted before the term to object is over.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from anju.law.cancelling import not_shown, waits_for_objection
from anju.law.time_limits import review_last_day
from anju.office.casework.cancellation.grounds import as_it_stands, takes_effect_on
from anju.office.casework.cancellation.hearing import ground_of
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.four_eyes import not_the_same
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.states import Action, State
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.cancelling import CancelReason, cancel

CANCELLED = "cancelled"
"""What a granted case led to."""


def grant_cancellation(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Cancel the permit; `said` says how an objection was weighed, and is asked for after one.

    Raises CaseRefused before the term to object is over, for who proposed it, and where the
    ground has gone meanwhile; Refused and RefusedHistory as `registry.permits.cancelling.cancel`.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        not_the_same(record, Action.FILE, act)
        _was_heard(record, said, act.today)
        ground, held = ground_of(record), held_permit(record.permit_id, act)
        require(as_it_stands(held, ground, in_force, act.today))
        shown_on = date.fromisoformat(record.asks["on"])
        cancel(
            permit_id=record.permit_id,
            cancelled_on=takes_effect_on(ground, shown_on, held.record.issued_on, act.today),
            reason=CancelReason(ground.value),
            act=act,
        )
        rules = in_force.measures.for_place(held.record.division_code)
        told = {"result": CANCELLED, "measure": in_force.judged_by(rules)}
        return [Draft(Kind.CASE_GRANTED, act.today, {**told, **said_in(record, said)})]

    asked = {"grant": "cancellation", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.CANCELLATION})


def refuse_cancellation(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Leave the permit as it is: what was put forward does not show that it has to end."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        not_the_same(record, Action.FILE, act)
        told = {
            "grounds": reasons_text([not_shown()]),
            "review_by": review_last_day(act.today).isoformat(),
        }
        return [Draft(Kind.CASE_REFUSED, act.today, {**told, **said_in(record, said)})]

    asked = {"refuse": "cancellation", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.CANCELLATION})


def _was_heard(record: CaseRecord, said: str, today: date) -> None:
    if record.state is State.FILED and waits_for_objection(ground_of(record)):
        raise CaseRefused(Why.NOT_NOW)
    if record.state is State.TOLD and record.complete_by and today <= record.complete_by:
        raise CaseRefused(Why.TOO_SOON, at_fault=record.complete_by + timedelta(days=1))
    if record.state is State.EXAMINED and not said:
        raise CaseRefused(Why.ANSWER_MISSING)
