"""Whether an endorsement with unchanged circumstances can be made: every question in one order.

The preview and the operation ask it, so that what is foretold is what happens.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from anju.law.endorsement_conditions import may_go_on
from anju.law.endorsers import may_endorse
from anju.law.local_rules import Endorser
from anju.law.measures import Measure
from anju.law.outcome import CannotTell, NotMet
from anju.office.access.rights import Right
from anju.office.access.roles import Role
from anju.office.casework.cases.judged import require
from anju.office.casework.endorsement.asking import (
    NOTHING_TOLD,
    Declared,
    agent_must_be_allowed,
)
from anju.office.casework.endorsement.told import endorsed_life
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.role_needs import needs_right
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.endorsing import may_be_endorsed
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.refused import Refused

ENDORSERS = {Role.AGENCY_CLERK: Endorser.AGENCY, Role.POLICE_CLERK: Endorser.POLICE}
"""Whose clerk acts in a role."""


def must_be_unchanged(
    record: PermitRecord,
    in_force: MeasuresInForce,
    declared: Declared,
    filed_on: date,
    act: Act,
) -> None:
    """Refuse an endorsement that cannot be made, by Refused, RefusedHistory or CaseRefused.

    The recorded facts speak first, then the law of the day, then who acts, then the conditions.
    Where nobody of the last two objects, the law is left to whoever foretells or records it: it
    judges the whole history there.
    """
    _judged(record, in_force, declared, filed_on, act, clerk_must_be_allowed)


def may_be_filed_unchanged(
    record: PermitRecord,
    in_force: MeasuresInForce,
    declared: Declared,
    filed_on: date,
    act: Act,
) -> None:
    """Refuse what a holder, or who acts for one, could not file; the same questions in order."""
    _judged(record, in_force, declared, filed_on, act, _may_file)


def _judged(
    record: PermitRecord,
    in_force: MeasuresInForce,
    declared: Declared,
    filed_on: date,
    act: Act,
    actor_must_be_allowed: Callable[[Measure, Act], None],
) -> None:
    may_be_endorsed(record, filed_on, act.today)
    rules = in_force.measures.for_place(record.division_code)
    measure = rules.on(filed_on)
    try:
        actor_must_be_allowed(measure, act)
        agent_must_be_allowed(record.person_id, declared.asked_by, measure, act)
        conditions_must_stand(declared, measure, filed_on)
    except (CaseRefused, Refused):
        endorsed_life(record, rules, filed_on)
        raise


def clerk_must_be_allowed(measure: Measure, act: Act) -> None:
    """Refuse a clerk of a body that does not endorse under the measure."""
    needs_right(Right.ENDORSE, act)
    endorser = ENDORSERS.get(Role(act.role))
    if endorser is None:
        raise CaseRefused(Why.NOT_YOURS)
    require(may_endorse(endorser, measure))


def _may_file(_measure: Measure, act: Act) -> None:
    needs_right(Right.FILE_REQUEST, act)


def conditions_must_stand(declared: Declared, measure: Measure, on: date) -> None:
    """Refuse where a condition was lost; what nobody told is covered by the declaration.

    Where what was told is not enough by itself, and only a merit that nobody told of could waive
    it, that is asked for.  Where nothing is told at all nothing can be lost, in any place.
    """
    if declared.still_lives_there and declared.holder == NOTHING_TOLD:
        return
    found = may_go_on(declared.holder, declared.still_lives_there, measure, on)
    if isinstance(found, NotMet):
        raise CaseRefused(Why.LAW, reasons=found.reasons)
    without_merit = replace(declared.holder, merits=declared.holder.merits or frozenset())
    alone = may_go_on(without_merit, declared.still_lives_there, measure, on)
    if isinstance(alone, NotMet):
        missing = found.missing if isinstance(found, CannotTell) else ()
        raise CaseRefused(Why.NOT_COMPLETE, reasons=alone.reasons, missing=missing)
