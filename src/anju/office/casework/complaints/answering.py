"""An office answers in words: a complaint, or a report that it cannot record as it was told."""

from collections.abc import Sequence
from typing import Final

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.complaints.concerned import why_not_answered_by
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome

ANSWERED: Final = frozenset({Procedure.ADDRESS_REPORT, Procedure.COMPLAINT})
"""The procedures that end with an answer."""


def answer_case(*, case_id: str, seen: int | None, said: str, act: Act) -> Outcome:
    """Answer, which ends the case; raises CaseRefused where nothing is said.

    Also for a complaint that may be about the actor, or that takes an officer.
    """
    words = said.strip()

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure is Procedure.COMPLAINT:
            _may_answer(record, act)
        if not words:
            raise CaseRefused(Why.WORDS_MISSING)
        return [Draft(Kind.CASE_ANSWERED, act.today, said_in(record, words))]

    asked = {"answer": fingerprint_of_words(words)}
    return change_case(case_id, asked, act, decide, seen=seen, of=ANSWERED)


def _may_answer(record: CaseRecord, act: Act) -> None:
    why = why_not_answered_by(record, act.role, act.actor)
    if why is not None:
        raise CaseRefused(why)
