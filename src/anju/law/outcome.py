"""What the law answers where the answer is a judgement: Met, NotMet or CannotTell.

Each answer carries its reasons, each reason its citations.  CannotTell also
carries the facts that are missing: a one-time notice (Art. 9, paragraph 5) is
made of them.

>>> both = all_of([Met((Reason("lived_half_a_year"),)), CannotTell((), ("ground",))])
>>> type(both).__name__, both.missing
('CannotTell', ('ground',))
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from anju.law.citation import Citation

Value = str | int
"""What a reason may hold beside its code: numbers, names, days as ISO text."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code that `anju.law.wording` can say, its values, and the places it rests on."""

    code: str
    citations: tuple[Citation, ...] = ()
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """The condition holds, for these reasons."""

    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class NotMet:
    """The condition does not hold, for these reasons."""

    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CannotTell:
    """It depends on facts that were not given; `missing` names every one of them."""

    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()


Outcome = Met | NotMet | CannotTell


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Met if every one is; NotMet as soon as one is not; otherwise CannotTell what is missing."""
    parts = tuple(outcomes)
    if failed := [part for part in parts if isinstance(part, NotMet)]:
        return NotMet(_reasons(failed))
    if open_parts := [part for part in parts if isinstance(part, CannotTell)]:
        return CannotTell(_reasons(open_parts), _missing(open_parts))
    return Met(_reasons(parts))


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Met if one is met; otherwise CannotTell if one cannot be told; otherwise NotMet."""
    parts = tuple(outcomes)
    if met := [part for part in parts if isinstance(part, Met)]:
        return Met(_reasons(met))
    if open_parts := [part for part in parts if isinstance(part, CannotTell)]:
        return CannotTell(_reasons(open_parts), _missing(open_parts))
    return NotMet(_reasons(parts))


def _reasons(parts: Iterable[Outcome]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(part.reasons for part in parts)))


def _missing(parts: Iterable[CannotTell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(part.missing for part in parts)))
