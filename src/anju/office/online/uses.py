"""What a permit can be used for today (Regulation arts. 12 and 13), and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from anju.law.entitlements import Convenience, Entitlement, PublicService, Right, usable
from anju.law.life import State
from anju.law.outcome import Met, NotMet
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.terms import term
from anju.office.registry.permits.answers import PermitAnswer, Shown
from anju.words import say

EVERY: Final[tuple[Entitlement, ...]] = (*Right, *PublicService, *Convenience)


@dataclass(frozen=True, slots=True)
class Use:
    """Something a permit opens: `answer` is "yes", "no" or "ask"; `why` says it with its place."""

    label: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class Uses:
    """What a permit can be used for today; what it cannot, and what has to be asked for."""

    yes: tuple[Use, ...]
    no: tuple[Use, ...]
    ask: tuple[Use, ...]
    why_not: tuple[str, ...]


def uses_of(held: PermitAnswer, language: str) -> Uses:
    """What a permit opens as it stands on its day."""
    found = [_use(each, state_of(held), language) for each in EVERY]
    refused = _with(found, "no")
    whys = tuple(dict.fromkeys(each.why for each in refused))
    return Uses(_with(found, "yes"), refused, _with(found, "ask"), whys)


def state_of(held: PermitAnswer) -> State:
    """The state that the law knows; a window that is open is no state of its own."""
    return State.IN_FORCE if held.state is Shown.WINDOW_OPEN else State(held.state.value)


def _with(found: Iterable[Use], answer: str) -> tuple[Use, ...]:
    return tuple(each for each in found if each.answer == answer)


def _use(entitlement: Entitlement, state: State, language: str) -> Use:
    outcome = usable(entitlement, state)
    answer = "yes" if isinstance(outcome, Met) else "no" if isinstance(outcome, NotMet) else "ask"
    reason = outcome.reasons[0]
    why = f"{reason_in_words(reason, language)} {basis_in_words(reason, language)}"
    return Use(say(term(entitlement), language), answer, why.strip())
