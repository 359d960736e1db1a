"""A correction is decided by another account in another role; only then anything changes.

What is corrected on the face of the card (Regulation art. 4) leads to a new card, which costs the
holder nothing where the office erred; the outcome suggests it and makes none.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from anju.law.correcting import record_not_shown_wrong
from anju.law.facts import Decision
from anju.law.time_limits import review_last_day
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.four_eyes import not_the_same
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, read_said, said_in
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.correction.proposing import Corrects
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.details.contents import details_of
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.models import Person, ResidenceRegistration
from anju.office.registry.people.registering import change_address, change_details
from anju.office.registry.permits.correcting import decide_correction, withdraw_correction
from anju.office.registry.permits.models import Permit

CORRECTED: Final = "corrected"
"""What a granted case led to."""


def grant_correction(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Correct what was proposed; `suggests` names the case for a new card where one is due.

    Raises CaseRefused for who proposed it and where the record changed meanwhile; Refused and
    RefusedHistory as the registry's own operations do.
    """

    def operation() -> Outcome:
        found: Outcome = {}

        def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
            not_the_same(record, Action.FILE, act)
            _CORRECT[Corrects(record.asks["what"])](record, act)
            found.update(_suggested(record))
            return [Draft(Kind.CASE_GRANTED, act.today, {"result": CORRECTED})]

        return change_case(case_id, {}, act, decide, seen=seen, of={Procedure.CORRECTION}) | found

    return once(act, {"case": case_id, "grant": "correction"}, operation)


def refuse_correction(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Leave the record as it is: nothing shows that it is wrong."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        not_the_same(record, Action.FILE, act)
        if record.asks["what"] == Corrects.ENTRY:
            _decide_entry(record, Decision.REFUSED, act)
        told = {
            "grounds": reasons_text([record_not_shown_wrong()]),
            "review_by": review_last_day(act.today).isoformat(),
        }
        return [Draft(Kind.CASE_REFUSED, act.today, {**told, **said_in(record, said)})]

    asked = {"refuse": "correction", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.CORRECTION})


def withdraw_proposed_correction(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Withdraw a proposal; of an entry only the account that proposed it does."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.asks["what"] == Corrects.ENTRY:
            proposal = int(record.asks["proposal"])
            withdraw_correction(permit_id=record.permit_id, proposal=proposal, act=act)
        return [Draft(Kind.CASE_WITHDRAWN, act.today, {})]

    return change_case(
        case_id, {"withdraw": "correction"}, act, decide, seen=seen, of={Procedure.CORRECTION}
    )


def _decide_entry(record: CaseRecord, decision: Decision, act: Act) -> None:
    proposal = int(record.asks["proposal"])
    decide_correction(permit_id=record.permit_id, proposal=proposal, decision=decision, act=act)


def _correct_entry(record: CaseRecord, act: Act) -> None:
    _decide_entry(record, Decision.GRANTED, act)


def _correct_details(record: CaseRecord, act: Act) -> None:
    person = Person.objects.get(id=record.person_id)
    if person.details_version != record.asks["version"]:
        raise CaseRefused(Why.RECORD_CHANGED)
    details = details_of(read_said(record.id, 1).encode())
    reason = record.asks["reason"]
    change_details(person_id=record.person_id, details=details, reason=reason, act=act)


def _correct_address(record: CaseRecord, act: Act) -> None:
    registration = record.asks["record"]
    held = ResidenceRegistration.objects.get(id=registration)
    if held.address_version != record.asks["version"] or held.last_day is not None:
        raise CaseRefused(Why.RECORD_CHANGED)
    change_address(
        person_id=record.person_id, record=registration, address=read_said(record.id, 1), act=act
    )


_CORRECT: Mapping[Corrects, Callable[[CaseRecord, Act], None]] = {
    Corrects.ADDRESS: _correct_address,
    Corrects.DETAILS: _correct_details,
    Corrects.ENTRY: _correct_entry,
}


def _suggested(record: CaseRecord) -> Outcome:
    """The case for a new card, where what was corrected stands on one that is in use.

    Every personal detail that is kept, and the address, is an item of the face.
    """
    if record.asks["what"] == Corrects.ENTRY:
        return {}
    rows = Permit.objects.filter(person_id=record.person_id, closed_on__isnull=True)
    return {"suggests": Procedure.CARD_CHANGE.value} if rows.exists() else {}
