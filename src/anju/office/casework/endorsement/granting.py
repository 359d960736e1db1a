"""A police clerk endorses what was filed: it counts from the day of filing, whenever decided."""

from collections.abc import Sequence

from anju.law.facts import Decision
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.examining import NOT_MET
from anju.office.casework.endorsement.files import needs_a_look
from anju.office.casework.endorsement.permit_filing import decide_filing
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once


def grant_changed(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Endorse; the outcome holds what it did, as a receipt prints it.

    Raises CaseRefused where the examination found a condition lost: an officer refuses then; and
    where a paper that the law does not name was not examined.
    """

    def operation() -> Outcome:
        made: Outcome = {}

        def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
            if record.procedure is not Procedure.ENDORSEMENT:
                raise CaseRefused(Why.NOT_NOW)
            nothing_stands_against(record)
            told = decide_filing(record, Decision.GRANTED, "", act)
            made.update(told.as_outcome() if told else {})
            return [Draft(Kind.CASE_GRANTED, act.today, {"result": record.permit_id})]

        outcome = change_case(case_id, {"grant": "changed"}, act, decide, seen=seen)
        return outcome | made

    return once(act, {"case": case_id, "grant": "changed"}, operation)


def nothing_stands_against(record: CaseRecord) -> None:
    """Refuse to grant what the last examination found against, or what nobody has examined."""
    examined = record.last(Action.EXAMINE)
    if examined is None:
        if needs_a_look(record):
            raise CaseRefused(Why.NOT_NOW)
    elif examined.told["finding"] == NOT_MET:
        raise CaseRefused(Why.LAW, reasons=reasons_of(examined.told["grounds"]))
