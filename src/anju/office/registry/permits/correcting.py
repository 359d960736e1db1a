"""Corrections by two people: one proposes to void an entry, another with another role decides.

Nothing changes before the decision, and the entry itself is never touched: what a granted
correction voids is passed over when the chain is folded.
"""

from collections.abc import Sequence

from anju.law.facts import Decision
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.proposals import may_decide
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.fold import PermitRecord, voided_numbers
from anju.office.registry.permits.working_on import change, change_with_holder
from anju.office.registry.refused import Because, Refused

NOT_CORRECTED = frozenset(
    {Kind.PERMIT_ISSUED, Kind.CORRECTION_PROPOSED, Kind.CORRECTION_DECIDED, Kind.PERMIT_LAPSED}
)
"""What no correction takes out: a permit issued wrongly is cancelled, a decision is answered."""


def propose_correction(*, permit_id: str, entry: int, reason: str, act: Act) -> Outcome:
    """Propose to void the entry of a number in a permit's chain.

    Raises Refused also for a filing that a case has still to decide, and for what a case decided:
    the filing itself is voided, else it would wait and nobody could decide on it.
    """

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        chain = read_chain(permit_id)
        found = next((each for each in chain if each.number == entry), None)
        if found is None or found.kind in NOT_CORRECTED or entry in voided_numbers(chain):
            raise Refused(Because.NOTHING_TO_DO)
        _no_case_needs_it(record, chain, found)
        told = {"entry": entry, "role": act.role}
        return [Draft(Kind.CORRECTION_PROPOSED, act.today, told, reason)]

    return change(permit_id, {"propose": entry, "reason": reason}, act, decide)


def _no_case_needs_it(record: PermitRecord, chain: Sequence[Recorded], entry: Recorded) -> None:
    """Refuse to void a filing that waits in a case, or the decision of one."""
    number = entry.told["filing"] if entry.kind == Kind.ENDORSEMENT_DECIDED else entry.number
    if not any(each.number == number and each.told.get("case") for each in chain):
        return
    if entry.kind == Kind.ENDORSEMENT_DECIDED:
        raise Refused(Because.WITH_ITS_FILING)
    if number in {filing.number for filing in record.waiting()}:
        raise Refused(Because.FILING_WAITS)


def withdraw_correction(*, permit_id: str, proposal: int, act: Act) -> Outcome:
    """Withdraw a proposed correction that is open; only the account that proposed it does."""

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        proposed = record.proposals.get(proposal)
        if proposed is None or proposed.proposed_by != act.actor:
            raise Refused(Because.NOTHING_TO_DO)
        if proposed.decision:
            raise Refused(Because.ALREADY_DECIDED)
        told = {"proposal": proposal, "decision": Decision.WITHDRAWN.value}
        return [Draft(Kind.CORRECTION_DECIDED, act.today, told)]

    return change(permit_id, {"withdraw_proposal": proposal}, act, decide)


def decide_correction(*, permit_id: str, proposal: int, decision: Decision, act: Act) -> Outcome:
    """Grant or refuse a proposed correction.

    Raises Refused for the one who proposed it, and where another correction took out the entry.
    """

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        proposed = may_decide(record.proposals.get(proposal), act)
        if int(proposed.about) in voided_numbers(read_chain(permit_id)):
            raise Refused(Because.ALREADY_DECIDED)
        told = {"proposal": proposal, "decision": decision.value}
        return [Draft(Kind.CORRECTION_DECIDED, act.today, told)]

    asked = {"decide": proposal, "decision": decision.value}
    return change_with_holder(permit_id, asked, act, decide)
