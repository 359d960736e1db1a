"""What was missing comes: in the time of the notice the first day of filing still counts.

Source: readings.md, 7.  Later, the day on which the file is complete is the day of filing.
"""

from collections.abc import Sequence

from anju.law.facts import filing_day
from anju.law.materials import Material
from anju.law.outcome import Met
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import is_complete
from anju.office.casework.endorsement.permit_filing import count_from
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def complete_filed(
    *,
    case_id: str,
    materials: frozenset[Material],
    seen: int | None,
    act: Act,
    uploads: tuple[str, ...] = (),
) -> Outcome:
    """Record what was handed in after the notice; the day on which nothing was missing counts.

    Raises RefusedHistory where it comes so late that nothing could be granted any more.
    """
    brought = " ".join(sorted(materials))

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        before, now = is_complete(record), is_complete(record, materials)
        if isinstance(now, Met) and not isinstance(before, Met):
            day = filing_day(record.filed_on, act.today, record.complete_by)
            count_from(record, day, act)
        told = {"materials": brought} | ({"uploads": " ".join(uploads)} if uploads else {})
        return [Draft(Kind.CASE_COMPLETED, act.today, told)]

    asked = {"complete": brought, "uploads": " ".join(uploads)}
    return change_case(case_id, asked, act, decide, seen=seen)
