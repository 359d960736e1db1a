"""The step of acceptance, which starts the clock of a case."""

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.limits import limit_last_day
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind


def accepted(record: CaseRecord, in_force: MeasuresInForce, act: Act) -> Draft:
    """The acceptance of a case today, with the last day of its clock by the measure here."""
    rules = in_force.measures.for_place(record.division_code)
    last_day = limit_last_day(record.procedure, act.today, rules.on(act.today), rules.working_days)
    told = {"last_day": last_day.isoformat(), "measure": in_force.judged_by(rules)}
    return Draft(Kind.CASE_ACCEPTED, act.today, told)
