"""The yearly endorsement as operations: granted at once, filed, decided, withdrawn.

Source: Regulation art. 10.  The law judges; the day that counts is the day of filing.
"""

from dataclasses import replace
from datetime import date

from anju.law.facts import Decision, Endorsement
from anju.law.life import live
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused, not_in_future

SAME_DAY = "withdrawn_same_day"
"""The reason of an endorsement that its clerk took back on the same legal day."""


def endorse(*, permit_id: str, filed_on: date, act: Act) -> Outcome:
    """Record an endorsement that is granted on the spot.

    Raises RefusedHistory (too early, lapsed, after a cancellation), and Refused also while a
    filing waits and for a second endorsement of one day.
    """

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        _may_be_endorsed(record, filed_on, act)
        rules = in_force.measures.for_place(record.division_code)
        told = {"measure": in_force.judged_by(rules)}
        return [Draft(Kind.PERMIT_ENDORSED, filed_on, told)]

    return change(permit_id, {"endorse": filed_on.isoformat()}, act, decide)


def file_endorsement(*, permit_id: str, filed_on: date, act: Act) -> Outcome:
    """Record a filing that is decided later; until then nothing filed in time is suspended.

    What could not be granted is not taken: raises RefusedHistory and Refused as `endorse` does.
    """

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        _may_be_endorsed(record, filed_on, act)
        _could_be_granted(record, filed_on, in_force)
        return [Draft(Kind.ENDORSEMENT_FILED, filed_on, {})]

    return change(permit_id, {"file": filed_on.isoformat()}, act, decide)


def decide_endorsement(
    *, permit_id: str, filing: int, decision: Decision, decided_on: date, reason: str, act: Act
) -> Outcome:
    """Decide on a filing by the number of its entry: granted, refused or withdrawn."""

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        found = next((each for each in record.filings if each.number == filing), None)
        if found is None:
            raise Refused(Because.NOTHING_TO_DO)
        if found.decision is not None:
            raise Refused(Because.ALREADY_DECIDED)
        not_in_future(decided_on, act.today)
        if decided_on < found.filed_on:
            raise Refused(Because.DAY_OUT_OF_ORDER, decided_on)
        rules = in_force.measures.for_place(record.division_code)
        told = {
            "filing": filing,
            "decision": decision.value,
            "measure": in_force.judged_by(rules),
        }
        return [Draft(Kind.ENDORSEMENT_DECIDED, decided_on, told, reason)]

    asked = {
        "decide": filing,
        "decision": decision.value,
        "on": decided_on.isoformat(),
        "reason": reason,
    }
    return change(permit_id, asked, act, decide)


def withdraw_endorsement(*, permit_id: str, entry: int, act: Act) -> Outcome:
    """Take back an endorsement on the legal day it was recorded, by the clerk who recorded it.

    The entry is voided by reference, never edited.  Raises Refused on any other day, for
    anybody else, and where something was recorded after it.
    """

    def decide(_record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        chain = read_chain(permit_id)
        _may_be_withdrawn(chain[-1], entry, act)
        proposal = chain[-1].number + 1
        told = {"entry": entry, "role": act.role}
        granted = {"proposal": proposal, "decision": Decision.GRANTED.value}
        return [
            Draft(Kind.CORRECTION_PROPOSED, act.today, told, SAME_DAY),
            Draft(Kind.CORRECTION_DECIDED, act.today, granted, SAME_DAY),
        ]

    return change(permit_id, {"withdraw": entry}, act, decide)


def _may_be_withdrawn(last: Recorded, entry: int, act: Act) -> None:
    if last.number != entry or last.kind != Kind.PERMIT_ENDORSED:
        raise Refused(Because.NOTHING_TO_DO)
    if last.actor != act.actor or last.day != act.today:
        raise Refused(Because.TOO_LATE_TO_WITHDRAW)


def _may_be_endorsed(record: PermitRecord, filed_on: date, act: Act) -> None:
    if record.good_until is not None:
        raise Refused(Because.KEEPS_OWN_TERM)
    not_in_future(filed_on, act.today)
    if record.lapsed_on and filed_on < record.lapsed_on:
        raise Refused(Because.PERMIT_CLOSED)
    if record.waiting():
        raise Refused(Because.FILING_WAITS)
    granted = [each.filed_on for each in record.filings if each.decision is Decision.GRANTED]
    if filed_on in granted:
        raise Refused(Because.ALREADY_DECIDED)


def _could_be_granted(record: PermitRecord, filed_on: date, in_force: MeasuresInForce) -> None:
    """Raise RefusedHistory where no decision could grant what is filed on a day."""
    facts = record.facts
    granted = replace(facts, endorsements=(*facts.endorsements, Endorsement(filed_on)))
    rules = in_force.measures.for_place(record.division_code)
    live(granted, rules, max(filed_on, record.last_known_on))
