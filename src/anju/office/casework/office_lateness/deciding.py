"""An officer decides that the lateness was the office's: the gap is healed, and no lapse counts.

A lapse that was recorded already, as what it is or as a cancellation, is annulled with it.

Where the endorsement was made late already, its gap is healed.  Where it is still to be made, the
officer says on which day it counts: that of the decision, or an earlier one on which the holder
tried.  Either way nothing is taken from the holder's years (readings.md, 7).
"""

from collections.abc import Sequence
from datetime import date

from anju.law.facts import HealingGround
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.four_eyes import not_the_same, not_who_recorded
from anju.office.casework.cases.permits import HeldPermit, held_permit, no_other_permit
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.granting import nothing_stands_against
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.endorsement.refusing import refusal
from anju.office.casework.endorsement.told import told_now
from anju.office.casework.hardship.windows import days_to_heal, window_of
from anju.office.casework.models import Case
from anju.office.casework.office_lateness.gaps import late_endorsement
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.places.models import Outage
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.cancelling import annul_lapse, heal_gap
from anju.office.registry.permits.endorsing import endorsement_draft
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused, not_in_future

OFFICE = HealingGround.OFFICE
NOT_OURS = "not_the_offices"
"""The reason that stands in a case that was refused."""


def grant_lateness(
    *, case_id: str, endorsed_on: date | None, seen: int | None, act: Act
) -> Outcome:
    """Heal what the office caused; the outcome says what it did to the permit.

    `endorsed_on` is the legal day on which an endorsement counts that is still to be made, None
    where it was made late already.  Raises CaseRefused for the one who examined it, and where
    nothing is there to heal.
    """

    def operation() -> Outcome:
        made: Outcome = {}

        def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            _may_be_granted(record, act)
            acting = reaching(record.permit_id, act)
            held = held_permit(record.permit_id, acting)
            permit = held.record
            if endorsed_on is None:
                if permit.lapses:
                    raise Refused(Because.PERMIT_CLOSED)
                number = _heal_what_was_made(permit, in_force, acting)
            else:
                _not_before_what_shows_it(record, endorsed_on)
                _annul_any_lapse(held, acting)
                number = _make_it(permit, endorsed_on, in_force, record.id, acting)
            made.update(told_now(permit.id, number).as_outcome())
            result = {"result": record.permit_id}
            return [Draft(Kind.CASE_GRANTED, act.today, result, OFFICE.value)]

        return change_case(case_id, {"grant": "lateness"}, act, decide, seen=seen) | made

    day = endorsed_on.isoformat() if endorsed_on else ""
    return once(act, {"case": case_id, "grant": "lateness", "on": day}, operation)


def refuse_lateness(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Refuse, where the examination found that the lateness was not the office's."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure is not Procedure.OFFICE_LATENESS:
            raise CaseRefused(Why.NOT_NOW)
        return [refusal(record, NOT_OURS, said, act)]

    asked = {"refuse": "lateness", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen)


def _may_be_granted(record: CaseRecord, act: Act) -> None:
    if record.procedure is not Procedure.OFFICE_LATENESS or Action.GRANT not in record.actions:
        raise CaseRefused(Why.NOT_NOW)
    nothing_stands_against(record)
    not_the_same(record, Action.EXAMINE, act)


def _not_before_what_shows_it(record: CaseRecord, endorsed_on: date) -> None:
    """Refuse a day before the one on which the office was late."""
    if tried_on := record.asks.get("tried_on"):
        begins = date.fromisoformat(tried_on)
    elif outage := record.asks.get("outage"):
        begins = Outage.objects.get(id=outage).first_day
    else:
        begins = Case.objects.get(id=record.asks["case"]).filed_on
    if endorsed_on < begins:
        raise CaseRefused(Why.TOO_SOON, at_fault=begins)


def _annul_any_lapse(held: HeldPermit, act: Act) -> None:
    """Open a permit again that the measure of its place has ended, where that was recorded."""
    record = held.record
    if record.lapses:
        decided = {each.number for each in record.cancellations}
        not_who_recorded(record.id, decided.intersection(record.lapses), act)
        no_other_permit(held)
        annul_lapse(permit_id=record.id, act=act)


def _heal_what_was_made(permit: PermitRecord, in_force: MeasuresInForce, act: Act) -> int:
    """Heal the gap of the last endorsement that left one; the number of its entry."""
    late = late_endorsement(permit, in_force, act.today)
    if late is None:
        raise CaseRefused(Why.NOTHING_TO_HEAL)
    _heal(permit.id, *days_to_heal(late.window, late.endorsed_on), act)
    return next(each.number for each in permit.filings if each.filed_on == late.endorsed_on)


def _make_it(
    permit: PermitRecord, endorsed_on: date, in_force: MeasuresInForce, case: str, act: Act
) -> int:
    """Endorse on a legal day, and heal what is late of it before; the number of its entry."""
    not_in_future(endorsed_on, act.today)
    window = window_of(permit, in_force, endorsed_on)
    if endorsed_on > window.last_good_day:
        _heal(permit.id, *days_to_heal(window, endorsed_on), act)

    def decide(record: PermitRecord, measures: MeasuresInForce) -> Sequence[Draft]:
        return [endorsement_draft(record, measures, endorsed_on, act, {"case": case})]

    asked = {"endorse": endorsed_on.isoformat(), "case": case}
    return int(change(permit.id, asked, act, decide)["number"])


def _heal(permit_id: str, first_day: date, last_day: date, act: Act) -> None:
    heal_gap(permit_id=permit_id, first_day=first_day, last_day=last_day, ground=OFFICE, act=act)
