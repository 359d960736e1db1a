"""A second person: who took one step of a case does not take another."""

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act


def not_the_same(record: CaseRecord, action: Action, act: Act) -> None:
    """Refuse the account that took a step before; nothing where it was never taken."""
    step = record.last(action)
    if step is not None and step.actor == act.actor:
        raise CaseRefused(Why.SAME_PERSON)
