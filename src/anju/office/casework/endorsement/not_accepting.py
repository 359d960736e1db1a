"""A notice stays unanswered: the case is not accepted, and the filing counts as withdrawn."""

from collections.abc import Sequence
from datetime import timedelta

from anju.law.facts import Decision
from anju.law.one_time_notice import notice_is_unanswered
from anju.law.outcome import CannotTell, NotMet
from anju.law.time_limits import review_last_day
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import is_complete
from anju.office.casework.endorsement.permit_filing import decide_filing
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome

NOT_COMPLETED = "not_completed"
"""The reason that stands on the permit."""


def not_accept_filed(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Close a case whose file was not completed in the time of its notice.

    Raises CaseRefused before that time is over, and for a file that is complete.  If nothing else
    was filed, use is suspended from the day after, or from when it was due if that is later.
    """

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        found = is_complete(record)
        if not isinstance(found, CannotTell) or record.complete_by is None:
            raise CaseRefused(Why.NOT_NOW)
        ended = notice_is_unanswered(record.complete_by, act.today)
        if isinstance(ended, NotMet):
            raise CaseRefused(Why.TOO_SOON, at_fault=record.complete_by + timedelta(days=1))
        decide_filing(record, Decision.WITHDRAWN, NOT_COMPLETED, act)
        told = {
            "grounds": reasons_text((*ended.reasons, *found.reasons)),
            "review_by": review_last_day(act.today).isoformat(),
            **said_in(record, said),
        }
        return [Draft(Kind.CASE_NOT_ACCEPTED, act.today, told, NOT_COMPLETED)]

    asked = {"not_accept": "filed", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen)
