"""A case ends before it is done: withdrawn, or granted and its card never handed over."""

from collections.abc import Sequence

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome

NOTHING_ELSE = frozenset(
    {
        Procedure.ADDRESS_REPORT,
        Procedure.CARD_CHANGE,
        Procedure.CARD_RENEWAL,
        Procedure.CARD_REPLACEMENT,
        Procedure.COMPLAINT,
        Procedure.OFFICE_LATENESS,
        Procedure.PAPER_ENTRY,
        Procedure.RESTORATION,
    }
)
"""The procedures of which a filing changes nothing else; others withdraw more with the case."""


def withdraw_case(*, case_id: str, seen: int | None, act: Act, reason: str = "") -> Outcome:
    """Record that what was filed is withdrawn; only of a procedure in `NOTHING_ELSE`.

    `reason` is a code, empty for the wish of who filed.
    """

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure not in NOTHING_ELSE:
            raise CaseRefused(Why.NOT_NOW)
        return [Draft(Kind.CASE_WITHDRAWN, act.today, {}, reason)]

    return change_case(case_id, {"withdraw": "case", "reason": reason}, act, decide, seen=seen)


def close_case(*, case_id: str, seen: int | None, reason: str, act: Act) -> Outcome:
    """Record that a granted case ends without handing over: the permit closed, the holder died."""

    def decide(_record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        return [Draft(Kind.CASE_CLOSED, act.today, {}, reason)]

    return change_case(case_id, {"close": "case", "reason": reason}, act, decide, seen=seen)
