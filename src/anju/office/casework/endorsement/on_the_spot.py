"""An endorsement whose holder declares that nothing changed: done on the spot, without papers.

Source: Regulation art. 10(2).  No case is opened: it is one entry of the permit.  It is free, early
in the window, in time or late (art. 21).  The clerk who made it can withdraw it on the same day
(`registry.permits.endorsing.withdraw_endorsement`).
"""

from datetime import date

from anju.office.casework.endorsement.asking import UNCHANGED, Declared
from anju.office.casework.endorsement.judging import must_be_unchanged
from anju.office.casework.endorsement.reaching import reaching
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.endorsing import endorsement_draft
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused


def endorse_unchanged(*, permit_id: str, act: Act, declared: Declared = UNCHANGED) -> Outcome:
    """Endorse a permit today; once for each request.

    The outcome holds the number and hash of the entry; what it did, as a receipt prints it, is
    `told.told_of` that number.  Raises Refused, RefusedHistory (too early, lapsed, after a
    cancellation) and CaseRefused (the clerk or the agent may not, a condition was lost).
    """
    return endorsed_on(permit_id, act.today, declared, act)


def endorsed_on(
    permit_id: str, filed_on: date, declared: Declared, act: Act, case: str = ""
) -> Outcome:
    """The same with the legal day of what was done before, on paper or for want of the office.

    `case` is the case that lets an earlier day count.
    """
    try:
        return _endorsed(permit_id, filed_on, declared, act, case)
    except Refused as refusal:
        wider = reaching(permit_id, act)
        if refusal.reason is not Because.NOT_FOUND or wider is act:
            raise
        return _endorsed(permit_id, filed_on, declared, wider, case)


def _endorsed(permit_id: str, filed_on: date, declared: Declared, act: Act, case: str) -> Outcome:
    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        must_be_unchanged(record, in_force, declared, filed_on, act)
        further = declared.told() | ({"case": case} if case else {})
        return [endorsement_draft(record, in_force, filed_on, act, further)]

    asked = {"endorse": filed_on.isoformat(), **declared.told(), "case": case}
    return change(permit_id, asked, act, decide)
