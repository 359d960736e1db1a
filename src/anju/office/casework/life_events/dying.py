"""A holder died: what they had asked for ends, and a cancellation of each permit is proposed.

An officer decides on each cancellation.  A correction and an entry from paper go on: they are
about what is true of the past.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.cancelling import CancelGround
from anju.law.facts import Decision
from anju.office.access.rights import Right
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cancellation.proposing import propose_cancellation
from anju.office.casework.cases.fold import KIND_OF, CaseRecord
from anju.office.casework.cases.locking import keep_with_cases
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.files import ON_A_PERMIT
from anju.office.casework.endorsement.permit_filing import decide_filing
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.role_needs import needs_right
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.working_on import standing_person
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.one_open import standing_on
from anju.office.registry.refused import not_in_future

DIED = "died"
"""The reason code of what ends with a death."""

GO_ON = frozenset({Procedure.CANCELLATION, Procedure.CORRECTION, Procedure.PAPER_ENTRY})
"""What a death does not end."""


@dataclass(frozen=True, slots=True)
class Death:
    """The day of a death, what shows it, and its scans as `identifier:commitment`."""

    died_on: date
    evidence: CancelEvidence
    uploads: tuple[str, ...] = ()


def record_death(*, person_id: str, death: Death, act: Act) -> Outcome:
    """End the open cases of a person and propose to cancel their permits that stand.

    The outcome names the cases that were `ended` and those that were `proposed`, and the days of
    issue of permits that were `issued_after` the death, which are cancelled from those days;
    `elsewhere` counts what lies outside the actor's jurisdiction and was left to the offices there.
    """

    def operation() -> Outcome:
        needs_right(Right.ACCEPT, act)
        not_in_future(death.died_on, act.today)
        keep_with_cases(person_id, act)
        standing_person(person_id, act)
        records = absorbed_by(person_id)
        cases = Case.objects.filter(person_id__in=records, ended_on__isnull=True)
        permits = Permit.objects.filter(standing_on(act.today), person_id__in=records)
        here = act.reach.condition()
        to_end = cases.exclude(procedure__in=GO_ON)
        ended = [row.id for row in to_end.filter(here).order_by("id")]
        for case_id in ended:
            _end(case_id, act)
        to_cancel = [
            row
            for row in permits.filter(here).order_by("id")
            if not cases.filter(procedure=Procedure.CANCELLATION, permit_id=row.id).exists()
        ]
        proposed = [str(_propose(row.id, death, act)["subject"]) for row in to_cancel]
        issued_on = sorted(row.issued_on for row in to_cancel)
        elsewhere = to_end.exclude(here).count() + permits.exclude(here).count()
        return {
            "subject": person_id,
            "ended": ended,
            "proposed": proposed,
            "issued_after": [day.isoformat() for day in issued_on if day > death.died_on],
            "elsewhere": elsewhere,
        }

    asked = {
        "died": person_id,
        "on": death.died_on.isoformat(),
        "evidence": death.evidence.value,
        "uploads": " ".join(death.uploads),
    }
    return once(act, asked, operation)


def _end(case_id: str, act: Act) -> None:
    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> list[Draft]:
        action = _ending(record)
        if action is Action.WITHDRAW and record.procedure in ON_A_PERMIT:
            decide_filing(record, Decision.WITHDRAWN, DIED, act)
        return [Draft(KIND_OF[action], act.today, {}, DIED)]

    change_case(case_id, {"died": case_id}, act, decide, seen=None)


def _ending(record: CaseRecord) -> Action:
    """How a case ends where it stands: withdrawn, or granted and never handed over."""
    for action in (Action.WITHDRAW, Action.CLOSE):
        if action in record.actions:
            return action
    raise CaseRefused(Why.NOT_NOW)


def _propose(permit_id: str, death: Death, act: Act) -> Outcome:
    return propose_cancellation(
        permit_id=permit_id,
        ground=CancelGround.DIED,
        shown_on=death.died_on,
        evidence=frozenset({death.evidence}),
        uploads=death.uploads,
        act=act,
    )
