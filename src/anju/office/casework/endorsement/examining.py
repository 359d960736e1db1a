"""A police clerk examines whether the conditions to endorse still hold, as the law judges them."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from anju.law.applicant_facts import Applicant
from anju.law.endorsement_conditions import may_go_on
from anju.law.outcome import CannotTell, Met, Outcome
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import OF_CONDITIONS
from anju.office.casework.endorsement.permit_filing import filing_of
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome as Answer

MET, NOT_MET = "met", "not_met"
"""What somebody found who examined a case."""


def examine_changed(
    *,
    case_id: str,
    holder: Applicant,
    still_lives_there: bool | None,
    seen: int | None,
    act: Act,
    said: str = "",
) -> Answer:
    """Record whether the conditions hold on the day of filing; raises CaseRefused where not told.

    `holder` is what was found of the grounds and the months, None in it is not known; the law says
    what that means.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        held = held_permit(record.permit_id, reaching(record.permit_id, act))
        day = filing_of(record).filed_on
        found = may_go_on(holder, still_lives_there, held.measure_on(day, in_force), day)
        return [examination(record, found, said, act)]

    asked = {
        "examine": facts_as_text(holder),
        "lives": json.dumps(still_lives_there),
        "said": fingerprint_of_words(said),
    }
    return change_case(case_id, asked, act, decide, seen=seen, of=OF_CONDITIONS)


def facts_as_text(holder: Applicant) -> str:
    """What was found of a holder as text that is the same each time."""
    return json.dumps(asdict(holder), default=_plain, sort_keys=True)


def _plain(value: frozenset[str] | date) -> list[str] | str:
    return value.isoformat() if isinstance(value, date) else sorted(value)


def examination(record: CaseRecord, found: Outcome, said: str, act: Act) -> Draft:
    """The entry of an examination today; raises CaseRefused where something is not known."""
    if isinstance(found, CannotTell):
        raise CaseRefused(Why.UNKNOWN, reasons=found.reasons, missing=found.missing)
    told = {
        "finding": MET if isinstance(found, Met) else NOT_MET,
        "grounds": reasons_text(found.reasons),
        **said_in(record, said),
    }
    return Draft(Kind.CASE_EXAMINED, act.today, told)
