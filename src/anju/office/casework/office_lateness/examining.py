"""A police clerk looks at whether the lateness was the office's."""

import json
from collections.abc import Sequence

from anju.law.office_lateness import is_offices_own
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.examining import examination
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome


def examine_lateness(
    *, case_id: str, offices_own: bool | None, seen: int | None, act: Act, said: str = ""
) -> Outcome:
    """Record whether what was named kept the holder from endorsing in time."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure is not Procedure.OFFICE_LATENESS:
            raise CaseRefused(Why.NOT_NOW)
        return [examination(record, is_offices_own(offices_own), said, act)]

    asked = {
        "examine": "lateness",
        "found": json.dumps(offices_own),
        "said": fingerprint_of_words(said),
    }
    return change_case(case_id, asked, act, decide, seen=seen)
