"""A restoration is examined by a clerk and decided by an officer who did not cancel the permit.

Granted, the cancellation is annulled: it counts as never made, and the whole history stands.
"""

from collections.abc import Sequence
from enum import StrEnum

from anju.law.cancelling import not_shown_wrong
from anju.law.life import State as PermitState
from anju.law.time_limits import review_last_day
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.four_eyes import not_the_same, not_who_recorded
from anju.office.casework.cases.permits import HeldPermit, held_permit, no_other_permit
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.cancelling import annul_cancellation

RESTORED = "restored"
"""What a granted case led to."""

WRONG_CANCELLATION = "wrong_cancellation"
"""The reason code of the annulment."""


class Finding(StrEnum):
    """What the examination found of the cancellation."""

    RIGHT = "right"
    WRONG = "wrong"


def examine_restoration(
    *, case_id: str, seen: int | None, finding: Finding, act: Act, said: str = ""
) -> Outcome:
    """Record what the examination found; the words go to the officer, sealed."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        told = {"finding": finding.value, **said_in(record, said)}
        return [Draft(Kind.CASE_EXAMINED, act.today, told)]

    asked = {"examine": finding.value, "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.RESTORATION})


def grant_restoration(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Annul the cancellation; the outcome tells the `state` of the permit today.

    Where it is suspended or lapsed because its holder could not endorse it meanwhile, `suggests`
    names the procedure by which an officer heals that gap.  Raises CaseRefused for the officer
    who cancelled it and for who examined it, beside another open permit, and where another
    cancellation stands by now.
    """

    def operation() -> Outcome:
        found: Outcome = {}

        def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
            not_the_same(record, Action.EXAMINE, act)
            held = held_permit(record.permit_id, act)
            _not_who_cancelled(record, act)
            _may_be_annulled(held, int(record.asks["entry"]))
            annul_cancellation(permit_id=held.record.id, reason=WRONG_CANCELLATION, act=act)
            found.update(_as_it_stands(held_permit(held.record.id, act), act))
            return [Draft(Kind.CASE_GRANTED, act.today, {"result": RESTORED})]

        return change_case(case_id, {}, act, decide, seen=seen, of={Procedure.RESTORATION}) | found

    return once(act, {"case": case_id, "grant": "restoration"}, operation)


def refuse_restoration(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Let the cancellation stand: nothing shows that it was wrong."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        not_the_same(record, Action.EXAMINE, act)
        _not_who_cancelled(record, act)
        told = {
            "grounds": reasons_text([not_shown_wrong()]),
            "review_by": review_last_day(act.today).isoformat(),
        }
        return [Draft(Kind.CASE_REFUSED, act.today, {**told, **said_in(record, said)})]

    asked = {"refuse": "restoration", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.RESTORATION})


def return_restoration(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Send the case back to be examined again."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        return [Draft(Kind.CASE_RETURNED, act.today, said_in(record, said))]

    asked = {"return": "restoration", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.RESTORATION})


def _not_who_cancelled(record: CaseRecord, act: Act) -> None:
    not_who_recorded(record.permit_id, {int(record.asks["entry"])}, act)


def _may_be_annulled(held: HeldPermit, entry: int) -> None:
    cancelled = held.record.cancelled
    if cancelled is None or cancelled.number != entry:
        raise CaseRefused(Why.RECORD_CHANGED)
    no_other_permit(held)


def _as_it_stands(held: HeldPermit, act: Act) -> Outcome:
    state = held.state_on(act.today)
    told: Outcome = {"state": state.value}
    if state is not PermitState.IN_FORCE:
        told["suggests"] = Procedure.OFFICE_LATENESS.value
    return told
