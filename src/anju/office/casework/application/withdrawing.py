"""An applicant withdraws an application (撤回), as long as nothing was decided."""

from anju.office.casework.application.taking import take_step
from anju.office.casework.cases.states import Action
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def withdraw_application(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Record that the applicant withdrew it; they may apply again at any time."""
    draft = Draft(Kind.CASE_WITHDRAWN, act.today, {})
    return take_step(Action.WITHDRAW, case_id, seen, act, lambda _record, _in_force: draft)
