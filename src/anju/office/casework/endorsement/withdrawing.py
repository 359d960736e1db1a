"""The holder withdraws what was filed: the permit is as if it waited for nothing."""

from collections.abc import Sequence

from anju.law.facts import Decision
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import ON_A_PERMIT
from anju.office.casework.endorsement.permit_filing import decide_filing
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome

BY_HOLDER = "withdrawn_by_holder"
"""The reason that stands on the permit and in the case."""


def withdraw_filed(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Withdraw a case before it is decided; use is suspended from the day after if it was due."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure not in ON_A_PERMIT:
            raise CaseRefused(Why.NOT_NOW)
        decide_filing(record, Decision.WITHDRAWN, BY_HOLDER, act)
        return [Draft(Kind.CASE_WITHDRAWN, act.today, {}, BY_HOLDER)]

    return change_case(case_id, {"withdraw": "filed"}, act, decide, seen=seen)
