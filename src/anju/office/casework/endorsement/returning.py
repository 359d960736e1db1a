"""An officer sends a case back to be examined again."""

from collections.abc import Sequence

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import ON_A_PERMIT
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome

EXAMINED_HERE = ON_A_PERMIT | {Procedure.OFFICE_LATENESS}
"""The procedures whose cases go back without more ado; others ask for words, or for another eye."""


def return_filed(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Send a case back; `said` is what should be looked at again."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        return [Draft(Kind.CASE_RETURNED, act.today, said_in(record, said))]

    asked = {"return": "filed", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of=EXAMINED_HERE)
