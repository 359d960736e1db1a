"""One step of a case as the notes put it: whether it may be taken, how, and what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tests.office.casework.walks.notes import CaseNote
from tests.office.casework.walks.office import Office, Outcome
from tests.office.casework.walks.places import Staff

from anju.office.casework.cases.states import Action
from anju.office.registry.ledger.entries import Act


def _nothing(_outcome: Outcome) -> None:
    """A step that changes nothing but where the case stands."""


@dataclass(frozen=True)
class Tried:
    """A step that is tried.

    `may` is asked only of a step that the tables have for who takes it: what else stands in the
    way (None: the notes do not say).  `call` is told who acts and the last entry they saw, `after`
    notes what it did beside the case.
    """

    may: Callable[[], bool | None]
    call: Callable[[Act, int | None], Outcome]
    after: Callable[[Outcome], None] = _nothing


Verb: TypeAlias = Callable[[Office, CaseNote, Staff, int], Tried]
Verbs: TypeAlias = Mapping[Action, Verb]


def always() -> bool:
    """Nothing else stands in the way."""
    return True


def not_by(case: CaseNote, action: Action, by: Staff) -> bool:
    """Whether somebody else took a step before."""
    return case.actors.get(action) != by.account
