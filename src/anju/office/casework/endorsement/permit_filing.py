"""The filing on the permit that a case is about: nothing is suspended while it waits.

What the case decides is decided on it; its legal day is the one that counts (readings.md, 7).
"""

from datetime import date

from anju.law.facts import Decision
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.endorsement.told import Told, told_of
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.permits.endorsing import decide_endorsement, move_filing
from anju.office.registry.permits.fold import Filing, fold_permit
from anju.office.registry.refused import Because, Refused


def filing_of(record: CaseRecord) -> Filing:
    """The filing of a case; raises Refused where it is gone, by a correction."""
    chain = read_chain(record.permit_id)
    numbers = {entry.number for entry in chain if entry.told.get("case") == record.id}
    for filing in fold_permit(chain).filings:
        if filing.number in numbers:
            return filing
    raise Refused(Because.NOTHING_TO_DO)


def decide_filing(record: CaseRecord, decision: Decision, reason: str, act: Act) -> Told | None:
    """Decide on the filing of a case today; what it did to the permit where it is granted."""
    filing = filing_of(record)
    if filing.decision is not None:
        raise CaseRefused(Why.NOT_NOW)
    decide_endorsement(
        permit_id=record.permit_id,
        filing=filing.number,
        decision=decision,
        decided_on=act.today,
        reason=reason,
        act=reaching(record.permit_id, act),
    )
    return told_of(record.permit_id, filing.number) if decision is Decision.GRANTED else None


def count_from(record: CaseRecord, day: date, act: Act) -> None:
    """Let the filing of a case count from a later day; nothing where it is the same."""
    filing = filing_of(record)
    if day > filing.filed_on:
        move_filing(
            permit_id=record.permit_id,
            filing=filing.number,
            to=day,
            act=reaching(record.permit_id, act),
        )
