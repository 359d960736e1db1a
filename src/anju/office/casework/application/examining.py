"""Examination (审核) by a police clerk: what the law answers on the day is kept as the finding.

A paper that the open lists of art. 9(2) do not name is looked at: it shows its ground or it does
not, and until somebody has looked nothing can be told.
"""

from collections.abc import Mapping
from enum import StrEnum

from anju.law.applicant_facts import Ground
from anju.law.application_file import is_complete
from anju.law.eligibility import eligibility
from anju.law.materials import Evidence
from anju.law.outcome import CannotTell, Met, NotMet, all_of
from anju.law.outcome import Outcome as Answer
from anju.office.casework.application.declaration import declaration_of
from anju.office.casework.application.facts import applicant_of
from anju.office.casework.application.handed_in import applicant_id, file_of_case
from anju.office.casework.application.taking import take_step
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.states import Action
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


class Finding(StrEnum):
    """What the law answered; the code stands in the entry."""

    CANNOT_TELL = "cannot_tell"
    MET = "met"
    NOT_MET = "not_met"


_FINDINGS: Mapping[type[Answer], Finding] = {
    CannotTell: Finding.CANNOT_TELL,
    Met: Finding.MET,
    NotMet: Finding.NOT_MET,
}


def examine_application(
    *,
    case_id: str,
    seen: int | None,
    act: Act,
    papers_show: Mapping[Ground, bool] | None = None,
    said: str = "",
) -> Outcome:
    """Examine an accepted application, and keep what the law answers today with its reasons.

    `papers_show` says of a ground whether a paper that the lists do not name shows it; `said` are
    the examiner's words for the officer.
    """
    looked_at = papers_show or {}

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        answer = _answer(record, looked_at, in_force, act)
        told: dict[str, object] = {
            "finding": _FINDINGS[type(answer)].value,
            "grounds": reasons_text(answer.reasons),
        }
        if isinstance(answer, CannotTell):
            told["missing"] = " ".join(answer.missing)
        return Draft(Kind.CASE_EXAMINED, act.today, {**told, **said_in(record, said)})

    shown = {f"papers_{ground.value}": int(shows) for ground, shows in looked_at.items()}
    asked: dict[str, str | int] = {
        "said": fingerprint_of_words(said),
        **shown,
    }
    return take_step(Action.EXAMINE, case_id, seen, act, decide, asked)


def _answer(
    record: CaseRecord, looked_at: Mapping[Ground, bool], in_force: MeasuresInForce, act: Act
) -> Answer:
    place, declaration = record.division_code, declaration_of(record.asks)
    wanting = frozenset(ground for ground, shows in looked_at.items() if not shows)
    shown = frozenset(Evidence(ground.value) for ground, shows in looked_at.items() if shows)
    applicant = applicant_of(applicant_id(record), declaration, place, act.today, wanting)
    measure = in_force.measures.for_place(place).on(act.today)
    papers = is_complete(file_of_case(record, act.today, shown))
    return all_of((eligibility(applicant, measure, act.today), papers))
