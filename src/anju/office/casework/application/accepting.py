"""Acceptance (受理), which starts the legal clock, and non-acceptance (不予受理) by the law alone.

Source: Regulation art. 9(5), (6).  The clock runs from the day on which the file was complete,
whichever day it is accepted: a file that lies on a desk costs the office its time.
"""

from datetime import timedelta

from anju.law.one_time_notice import notice_is_unanswered
from anju.law.outcome import Met, NotMet, Reason
from anju.law.time_limits import review_last_day
from anju.office.casework.application.handed_in import complete_on, judged_case
from anju.office.casework.application.taking import take_step
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.limits import limit_last_day
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def accept_application(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Accept a complete application; raises CaseRefused NOT_COMPLETE with all that is missing."""
    return take_step(
        Action.ACCEPT,
        case_id,
        seen,
        act,
        lambda record, in_force: acceptance(record, in_force, act),
    )


def acceptance(record: CaseRecord, in_force: MeasuresInForce, act: Act) -> Draft:
    """The acceptance as a step of a case, with the last day of its clock."""
    begins = complete_on(record, act.today)
    if begins is None:
        left = judged_case(record, act.today, in_force).items
        raise CaseRefused(Why.NOT_COMPLETE, missing=tuple(item.name for item in left))
    rules = in_force.measures.for_place(record.division_code)
    last_day = limit_last_day(record.procedure, begins, rules.on(begins), rules.working_days)
    told = {"last_day": last_day.isoformat(), "measure": in_force.judged_by(rules)}
    return Draft(Kind.CASE_ACCEPTED, act.today, told)


def not_accept_application(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Record that an application is not accepted, with the law's reasons and the way to review.

    Only where the law says that one may not apply, or where what was asked for did not come until
    the last day.  Raises CaseRefused TOO_SOON before that day is over, NOTHING_AGAINST otherwise.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        told = {
            "grounds": reasons_text(_reasons(record, in_force, act)),
            "review_by": review_last_day(act.today).isoformat(),
        }
        return Draft(Kind.CASE_NOT_ACCEPTED, act.today, told)

    return take_step(Action.NOT_ACCEPT, case_id, seen, act, decide)


def _reasons(record: CaseRecord, in_force: MeasuresInForce, act: Act) -> tuple[Reason, ...]:
    found = judged_case(record, act.today, in_force)
    if isinstance(found.prospects, NotMet):
        return found.prospects.reasons
    if record.complete_by is None or not found.items:
        raise CaseRefused(Why.NOTHING_AGAINST)
    unanswered = notice_is_unanswered(record.complete_by, act.today)
    if isinstance(unanswered, Met):
        return unanswered.reasons
    day = record.complete_by + timedelta(days=1)
    raise CaseRefused(Why.TOO_SOON, at_fault=day, reasons=unanswered.reasons)
