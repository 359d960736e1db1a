"""The one-time notice: everything that is missing is told at once, with the day to bring it by."""

from collections.abc import Sequence

from anju.law.one_time_notice import completion_last_day
from anju.law.outcome import CannotTell
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import is_complete
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def give_notice(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Record the notice of all that is missing; refused where nothing is, and a second time."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        found = is_complete(record)
        if not isinstance(found, CannotTell):
            raise CaseRefused(Why.NOT_NOW)
        told = {
            "missing": " ".join(found.missing),
            "complete_by": completion_last_day(act.today).isoformat(),
        }
        return [Draft(Kind.CASE_NOTICE_GIVEN, act.today, told)]

    return change_case(case_id, {"notice": "given"}, act, decide, seen=seen)
