"""A file that is complete is accepted, and the legal clock begins."""

from collections.abc import Sequence

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.limits import limit_last_day
from anju.office.casework.cases.permits import HeldPermit, held_permit
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import is_complete
from anju.office.casework.endorsement.reaching import reaching
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def accept_filed(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Accept what was filed; raises CaseRefused with everything that is still missing."""

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        require(is_complete(record))
        held = held_permit(record.permit_id, reaching(record.permit_id, act))
        return [acceptance(record, held, in_force, act)]

    return change_case(case_id, {"accept": "filed"}, act, decide, seen=seen)


def acceptance(record: CaseRecord, held: HeldPermit, in_force: MeasuresInForce, act: Act) -> Draft:
    """The entry of an acceptance today, with the last day of the legal clock."""
    rules = in_force.measures.for_place(held.record.division_code)
    measure = rules.on(act.today)
    last_day = limit_last_day(record.procedure, act.today, measure, rules.working_days)
    told = {"last_day": last_day.isoformat(), "measure": in_force.judged_by(rules)}
    return Draft(Kind.CASE_ACCEPTED, act.today, told)
