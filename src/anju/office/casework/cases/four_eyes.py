"""A second person: who took one step of a case does not take another."""

from collections.abc import Set as AbstractSet

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act, read_chain


def not_the_same(record: CaseRecord, action: Action, act: Act) -> None:
    """Refuse the account that took a step before; nothing where it was never taken."""
    step = record.last(action)
    if step is not None and step.actor == act.actor:
        raise CaseRefused(Why.SAME_PERSON)


def not_who_recorded(subject: str, numbers: AbstractSet[int], act: Act) -> None:
    """Refuse the account that recorded one of the entries of a subject with these numbers."""
    if any(each.number in numbers and each.actor == act.actor for each in read_chain(subject)):
        raise CaseRefused(Why.SAME_PERSON)
