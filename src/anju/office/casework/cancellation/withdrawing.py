"""A proposed cancellation is withdrawn: a wish by its holder, anything else by the office."""

from collections.abc import Sequence

from anju.law.cancelling import CancelGround
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.cancellation.hearing import ground_of
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def withdraw_cancellation(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Withdraw a proposal; a holder withdraws only what they wished themselves."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        is_office = allowed(Right.ACCEPT, Role(act.role))
        if not is_office and ground_of(record) is not CancelGround.OWN_WISH:
            raise CaseRefused(Why.NOT_YOURS)
        return [Draft(Kind.CASE_WITHDRAWN, act.today, {})]

    return change_case(
        case_id, {"withdraw": "cancellation"}, act, decide, seen=seen, of={Procedure.CANCELLATION}
    )
