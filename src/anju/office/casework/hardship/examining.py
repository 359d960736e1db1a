"""A police clerk looks at the reason for being late."""

import json
from collections.abc import Sequence

from anju.law.hardship import is_hardship
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.examining import examination
from anju.office.casework.endorsement.permit_filing import filing_of
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.hardship.windows import window_of
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome


def examine_hardship(
    *, case_id: str, good_reason: bool | None, seen: int | None, act: Act, said: str = ""
) -> Outcome:
    """Record whether there was a good reason; None is not told, and refused."""

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure is not Procedure.HARDSHIP:
            raise CaseRefused(Why.NOT_NOW)
        held = held_permit(record.permit_id, reaching(record.permit_id, act))
        window = window_of(held.record, in_force, filing_of(record).filed_on)
        return [examination(record, is_hardship(good_reason, window), said, act)]

    asked = {
        "examine": "hardship",
        "found": json.dumps(good_reason),
        "said": fingerprint_of_words(said),
    }
    return change_case(case_id, asked, act, decide, seen=seen)
