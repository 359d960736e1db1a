"""One step of an application: of this procedure, and in its turn, before anything is decided."""

from collections.abc import Callable, Mapping, Sequence

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome

Decide = Callable[[CaseRecord, MeasuresInForce], Draft]
"""Looks at a case that the step fits and says what is recorded; refuses by raising."""


def take_step(
    action: Action,
    case_id: str,
    seen: int | None,
    act: Act,
    decide: Decide,
    asked: Mapping[str, str | int] | None = None,
) -> Outcome:
    """Take one step, once for each request; `asked` is what makes it what it is beside its name.

    Raises CaseRefused NO_CASE for a case of another procedure, NOT_NOW out of turn.
    """

    def checked(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure is not Procedure.APPLICATION:
            raise CaseRefused(Why.NO_CASE)
        if action not in record.actions:
            raise CaseRefused(Why.NOT_NOW)
        return [decide(record, in_force)]

    return change_case(case_id, {"step": action.value, **(asked or {})}, act, checked, seen=seen)
