"""The yearly endorsement as operations: granted at once, filed, decided, withdrawn.

Source: Regulation art. 10.  The law judges; the day that counts is the day of filing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from anju.law.facts import Decision, Endorsement
from anju.law.facts import Permit as PermitFacts
from anju.law.life import live
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused, not_in_future

NOTHING_FURTHER: Final[Mapping[str, str]] = MappingProxyType({})
SAME_DAY = "withdrawn_same_day"
"""The reason of an endorsement that its clerk took back on the same legal day."""


def endorse(*, permit_id: str, filed_on: date, act: Act) -> Outcome:
    """Record an endorsement that is granted on the spot.

    Raises RefusedHistory (too early, lapsed, after a cancellation), and Refused also while a
    filing waits and for a second endorsement of one day.
    """

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        return [endorsement_draft(record, in_force, filed_on, act)]

    return change(permit_id, {"endorse": filed_on.isoformat()}, act, decide)


def endorsement_draft(
    record: PermitRecord,
    in_force: MeasuresInForce,
    filed_on: date,
    act: Act,
    further: Mapping[str, str] = NOTHING_FURTHER,
) -> Draft:
    """The entry of an endorsement granted on the spot, with what is told of it `further`.

    Raises Refused as `endorse` does; the law judges it with the whole history.
    """
    may_be_endorsed(record, filed_on, act.today)
    rules = in_force.measures.for_place(record.division_code)
    told = {"measure": in_force.judged_by(rules), **_recorded_on(filed_on, act), **further}
    return Draft(Kind.PERMIT_ENDORSED, filed_on, told)


def file_endorsement(*, permit_id: str, filed_on: date, act: Act, case: str = "") -> Outcome:
    """Record a filing that is decided later; until then nothing filed in time is suspended.

    What could not be granted is not taken: raises RefusedHistory and Refused as `endorse` does.
    `case` is the case in which it is decided, if there is one.
    """

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        may_be_endorsed(record, filed_on, act.today)
        _could_be_granted(record, record.facts, filed_on, in_force)
        return [Draft(Kind.ENDORSEMENT_FILED, filed_on, {"case": case} if case else {})]

    return change(permit_id, {"file": filed_on.isoformat(), "case": case}, act, decide)


def move_filing(*, permit_id: str, filing: int, to: date, act: Act) -> Outcome:
    """Record that a filing counts from a later day: what was missing came after its notice.

    `filing` is the number of its entry.  Raises Refused for one that was decided, and as `endorse`
    does where nothing could be granted on the later day.
    """

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        found = next((each for each in record.waiting() if each.number == filing), None)
        if found is None:
            raise Refused(Because.NOTHING_TO_DO)
        not_in_future(to, act.today)
        if to <= found.filed_on:
            raise Refused(Because.DAY_OUT_OF_ORDER, to)
        others = tuple(each.as_fact() for each in record.filings if each is not found)
        _could_be_granted(record, replace(record.facts, endorsements=others), to, in_force)
        return [Draft(Kind.ENDORSEMENT_FILING_MOVED, to, {"filing": filing})]

    return change(permit_id, {"move": filing, "to": to.isoformat()}, act, decide)


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

    That is the day of the office when it was recorded, on whatever day it was filed.
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
    recorded_on = last.told.get("recorded_on", last.effective_on)
    if last.actor != act.actor or recorded_on != act.today.isoformat():
        raise Refused(Because.TOO_LATE_TO_WITHDRAW)


def _recorded_on(filed_on: date, act: Act) -> dict[str, str]:
    """The legal day on which an endorsement is recorded, where it was filed on another one.

    It is stored because a moment does not tell it: the day of the office may be moved.
    """
    return {} if filed_on == act.today else {"recorded_on": act.today.isoformat()}


def may_be_endorsed(record: PermitRecord, filed_on: date, today: date) -> None:
    """Refuse what no endorsement on a legal day could be recorded of, the law's own rules aside."""
    if record.good_until is not None:
        raise Refused(Because.KEEPS_OWN_TERM)
    not_in_future(filed_on, today)
    if record.lapsed_on and filed_on < record.lapsed_on:
        raise Refused(Because.PERMIT_CLOSED)
    if record.waiting():
        raise Refused(Because.FILING_WAITS)
    granted = [each.filed_on for each in record.filings if each.decision is Decision.GRANTED]
    if filed_on in granted:
        raise Refused(Because.ALREADY_DECIDED)


def _could_be_granted(
    record: PermitRecord, facts: PermitFacts, filed_on: date, in_force: MeasuresInForce
) -> None:
    """Raise RefusedHistory where no decision could grant what is filed on a day beside `facts`."""
    granted = replace(facts, endorsements=(*facts.endorsements, Endorsement(filed_on)))
    rules = in_force.measures.for_place(record.division_code)
    live(granted, rules, max(filed_on, record.last_known_on))
