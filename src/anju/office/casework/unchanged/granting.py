"""What was declared unchanged online is endorsed: one press of a clerk whose office endorses here.

It counts from the day of filing, whenever it is decided.
"""

from collections.abc import Sequence

from anju.law.endorsers import may_endorse
from anju.law.facts import Decision
from anju.office.access.roles import Role
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.granting import nothing_stands_against
from anju.office.casework.endorsement.judging import ENDORSERS
from anju.office.casework.endorsement.permit_filing import decide_filing
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once


def grant_unchanged(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Endorse what was filed; the outcome holds what it did, as a receipt prints it.

    Raises CaseRefused for a clerk of a body that does not endorse in the place, and where an
    examination found a condition lost: an officer refuses then.
    """

    def operation() -> Outcome:
        made: Outcome = {}

        def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            nothing_stands_against(record)
            _body_must_endorse(record, in_force, act)
            told = decide_filing(record, Decision.GRANTED, "", act)
            made.update(told.as_outcome() if told else {})
            return [Draft(Kind.CASE_GRANTED, act.today, {"result": record.permit_id})]

        asked = {"grant": "unchanged"}
        outcome = change_case(case_id, asked, act, decide, seen=seen, of={Procedure.UNCHANGED})
        return outcome | made

    return once(act, {"case": case_id, "grant": "unchanged"}, operation)


def _body_must_endorse(record: CaseRecord, in_force: MeasuresInForce, act: Act) -> None:
    """Refuse a clerk whose body does not endorse under the measure; an officer decides anywhere."""
    endorser = ENDORSERS.get(Role(act.role))
    if endorser is not None:
        held = held_permit(record.permit_id, reaching(record.permit_id, act))
        require(may_endorse(endorser, held.measure_on(act.today, in_force)))
