"""One case while an operation works on it: locked, folded, the step checked, written back.

Every step of every case goes through here, so that none is taken that its table does not have,
that the actor's role does not take, or that somebody else was faster with.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from anju.office.access.rights import allowed
from anju.office.access.roles import Role
from anju.office.casework.cases.fold import (
    ACTION_OF,
    CaseRecord,
    NoSuchStep,
    fold_case,
    take,
)
from anju.office.casework.cases.handing_in import hand_in
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.writing import write_case
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure, rights_for
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.office.registry.ledger.append import append, has_one_writer
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.requests import Outcome, once, outcome_of

EVERY: Final = frozenset(Procedure)
"""The procedures of a step that is the same in each."""

Decide = Callable[[CaseRecord, MeasuresInForce], Sequence[Draft]]
"""Looks at a case as it stands and says which steps are taken; refuses by raising.

What it changes beside the case, it changes by operations of the registry: they are part of the
same transaction.
"""


def change_case(
    case_id: str,
    asked: Mapping[str, str | int],
    act: Act,
    decide: Decide,
    *,
    seen: int | None,
    of: Collection[Procedure] = EVERY,
) -> Outcome:
    """Take steps in one case in one transaction, once for each request.

    `seen` is the number of the last entry that the actor saw, None for one who saw none; `of` are
    the procedures that have the step in this way.  Raises CaseRefused, also for a case of another
    procedure, and what `decide` raises; then nothing is written.
    """

    def operation() -> Outcome:
        lock_case(case_id, act)
        chain = read_chain(case_id)
        record = fold_case(chain)
        if seen is not None and record.number != seen:
            raise CaseRefused(Why.MOVED_ON)
        if record.procedure not in of:
            raise CaseRefused(Why.NOT_NOW)
        drafts = decide(record, measures_in_force())
        for draft in drafts:
            may_take(record.procedure, ACTION_OF[draft.kind], act)
            hand_in(record.person_id, [str(draft.payload.get("uploads", ""))], act)
        entries = append(case_id, chain[-1], drafts, act)
        take_all(record, entries)
        write_case(record, is_new=False)
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"case": case_id, **asked}, operation)


def lock_case(case_id: str, act: Act) -> Case:
    """The row of a case, kept from other writers until the transaction ends.

    Raises CaseRefused where there is none in the jurisdiction of the actor.
    """
    found = Case.objects.filter(act.reach.condition(), id=case_id)
    if not has_one_writer():
        found = found.select_for_update(of=("self",))
    row = found.first()
    if row is None or not act.may_touch(row.person_id):
        raise CaseRefused(Why.NO_CASE)
    return row


def may_take(procedure: Procedure, action: Action, act: Act) -> None:
    """Refuse a step that the actor's role does not take."""
    if not may_take_in(act.role, procedure, action):
        raise CaseRefused(Why.NOT_YOURS)


def may_take_in(role: str, procedure: Procedure, action: Action) -> bool:
    """Whether a role takes a step of a procedure."""
    return any(allowed(right, Role(role)) for right in rights_for(procedure, action))


def take_all(record: CaseRecord, entries: Sequence[Recorded]) -> None:
    """Take the steps that were just written; refuse one that the table does not have now."""
    for entry in entries:
        try:
            take(record, entry)
        except NoSuchStep:
            raise CaseRefused(Why.NOT_NOW) from None
