"""The marks a timeline is made of: frozen, without theme and without language.

Every day is a legal day; ranges are `first_day`/`last_day`, both included.  `ahead` says that
a mark lies after the day the life is known on: what happens if nothing is endorsed, a promise
and not a fact.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from anju.law.endorsement import Effect
from anju.law.facts import Decision
from anju.law.life import State


class Purpose(StrEnum):
    """What the next last day is good for.

    Being in time, keeping the years, counting by decree from an earlier day, keeping the permit.
    """

    IN_TIME = "in_time"
    YEARS_KEPT = "years_kept"
    TURNED_BACK = "turned_back"
    PERMIT_KEPT = "permit_kept"


@dataclass(frozen=True, slots=True)
class Issued:
    """The permit was issued."""

    day: date


@dataclass(frozen=True, slots=True)
class YearBand:
    """One residence year, or the part of it on one side of a gap that is left out.

    `full_on` is the day on which the year is full if nothing breaks it; `complete` says that
    it was reached; `counts` that it belongs to the years counted today, not to those before
    the count began afresh.
    """

    number: int
    first_day: date
    last_day: date
    full_on: date
    complete: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class Window:
    """An endorsement window: its first day, the last day told, the last good day (never earlier).

    `running` until it has been used or missed.
    """

    first_day: date
    last_day_told: date
    last_good_day: date
    running: bool


@dataclass(frozen=True, slots=True)
class Endorsed:
    """A granted endorsement, what it did, and the day a decree counts it on, if not its own."""

    day: date
    effect: Effect
    counted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing not granted, undecided without a decision; `waiting` if the permit waits for it."""

    day: date
    decision: Decision | None
    decided_on: date | None
    waiting: bool


@dataclass(frozen=True, slots=True)
class Suspended:
    """Suspended days; `last_day` None without a known end; `healed` if they count all the same."""

    first_day: date
    last_day: date | None
    healed: bool
    ahead: bool

    @property
    def days(self) -> int | None:
        """The number of days, both ends counted; None where no end is known."""
        return None if self.last_day is None else (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The first day cancelled; `by_measure` where no decision was needed."""

    day: date
    by_measure: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The day the life is known on."""

    day: date


@dataclass(frozen=True, slots=True)
class NextLastDay:
    """The next last day on which an endorsement is good for something."""

    day: date
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class StateSpan:
    """Days in one state; `counts` says whether they count as residence."""

    first_day: date
    last_day: date
    state: State
    counts: bool
    ahead: bool


Ranged = YearBand | Window | Suspended | StateSpan
Dated = Issued | Endorsed | Filing | Cancelled | Today | NextLastDay
Mark = Ranged | Dated

KINDS: dict[type, str] = {
    StateSpan: "state",
    Issued: "issued",
    YearBand: "year",
    Window: "window",
    Filing: "filing",
    Suspended: "suspended",
    Endorsed: "endorsed",
    Today: "today",
    NextLastDay: "next_last_day",
    Cancelled: "cancelled",
}
"""The name of every kind of mark, in the order in which marks of one day are told."""


def first_day_of(mark: Mark) -> date:
    """The day of a mark, the first one of a range."""
    return mark.first_day if isinstance(mark, Ranged) else mark.day


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks by their first day; those of one day in the order of `KINDS`."""
    kinds = list(KINDS)
    return tuple(sorted(marks, key=lambda mark: (first_day_of(mark), kinds.index(type(mark)))))
