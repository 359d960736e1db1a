"""A case ends before it is done: withdrawn, or granted and its card never handed over."""

from collections.abc import Sequence

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.working_on import change_case
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def withdraw_case(*, case_id: str, seen: int | None, act: Act, reason: str = "") -> Outcome:
    """Record that what was filed is withdrawn; for a procedure that changed nothing else yet.

    `reason` is a code, empty for the wish of who filed.
    """
    return _ended(case_id, Kind.CASE_WITHDRAWN, reason, act, seen)


def close_case(*, case_id: str, seen: int | None, reason: str, act: Act) -> Outcome:
    """Record that a granted case ends without handing over: the permit closed, the holder died."""
    return _ended(case_id, Kind.CASE_CLOSED, reason, act, seen)


def _ended(case_id: str, kind: Kind, reason: str, act: Act, seen: int | None) -> Outcome:
    def decide(_record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        return [Draft(kind, act.today, {}, reason)]

    return change_case(case_id, {"end": kind.value, "reason": reason}, act, decide, seen=seen)
