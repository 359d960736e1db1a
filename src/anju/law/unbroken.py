"""A time of residence without a break on a day: for a school, for settlement, for a benefit.

Source: Regulation art. 10(2)-(3) and the place's measure.  The time is that of the residence
years: it counts from the day of issue, or from where a late endorsement put it, and is reached
on the corresponding day so many months on.

>>> from anju.law.measures_files import load_measures
>>> rules = load_measures().for_place("310000")
>>> found = unbroken(Permit(date(2025, 3, 15)), rules, date(2026, 2, 1), 12, date(2026, 9, 1))
>>> found.is_reached, str(found.reached_on), str(found.endorse_by)
(True, '2026-03-15', '2026-05-13')
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from anju.law.endorsement import Effect, EndorsementWindow
from anju.law.facts import Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.legal_days import months_after
from anju.law.life import Life, State, live
from anju.law.measures import PlaceMeasures
from anju.law.prospects import Prospect, prospects

UNBROKEN = frozenset({Effect.TIMELY, Effect.HELD_OPEN, Effect.GRACE, Effect.HEALED})
"""What an endorsement can do without touching the count."""


@dataclass(frozen=True, slots=True)
class Unbroken:
    """Whether so many months are reached on the legal day `by`, with every endorsement in time.

    `reached_on` is the first day on which they are; None once the permit is cancelled.
    `windows` are the years to be endorsed before `by`, in order; where the cycle rolls, each after
    the first is that of an endorsement on the last day told.  `endorse_by` is the last day on
    which the endorsement of the running year still reaches it; None where none is needed, or none
    helps.  `breaks` are the first days before `by` on which an endorsement would touch the count.
    """

    months: int
    by: date
    reached_on: date | None
    windows: tuple[EndorsementWindow, ...] = ()
    endorse_by: date | None = None
    breaks: Prospect | None = None

    @property
    def is_reached(self) -> bool:
        """Whether it is reached on the day, or will be."""
        return self.reached_on is not None and self.reached_on <= self.by


def unbroken(permit: Permit, rules: PlaceMeasures, on: date, months: int, by: date) -> Unbroken:
    """Whether a permit as known on a legal day reaches so many months on another one.

    A `by` that is past is judged by what was known on it.  Raises RefusedHistory where the facts
    cannot all be true, CalendarUnknown where a needed working day is not loaded.
    """
    life = live(permit, rules, min(on, by))
    if life.state_on(life.known_on) is State.CANCELLED:
        return Unbroken(months, by, None)
    windows = tuple(_years_to_endorse(life, rules, by))
    first = _endorsed_at_once(life, rules)
    reached_on = months_after(first.years.counted_from, months)
    found = Unbroken(months, by, reached_on, windows, breaks=_breaks(life, by))
    if not windows or not found.is_reached:
        return found
    return replace(found, endorse_by=_endorse_by(life, rules, months, by))


def _endorsed_at_once(life: Life, rules: PlaceMeasures) -> Life:
    """The same life; a suspended one endorsed on the day it is known on."""
    if life.state_on(life.known_on) is State.SUSPENDED:
        return _endorsed(life, rules, life.known_on)
    return life


def _endorsed(life: Life, rules: PlaceMeasures, day: date) -> Life:
    """The life with one endorsement more, as known on its day; raises RefusedHistory."""
    filings = (*life.permit.endorsements, Endorsement(day))
    return live(replace(life.permit, endorsements=filings), rules, day)


def _years_to_endorse(life: Life, rules: PlaceMeasures, by: date) -> list[EndorsementWindow]:
    """The years whose last good day comes before a day, each endorsed on its last day told."""
    windows = []
    while life.suspended_from and life.suspended_from <= by:
        windows.append(life.window)
        life = _endorsed(life, rules, max(life.known_on, life.window.last_day_told))
    return windows


def _endorse_by(life: Life, rules: PlaceMeasures, months: int, by: date) -> date | None:
    """The last day of the running year's endorsement that still reaches it; later is never better.

    None where it is reached on no day that is left.
    """
    first_day = max(life.known_on, life.window.first_day)
    days = range(first_day.toordinal(), by.toordinal() + 1)

    def misses(ordinal: int) -> bool:
        try:
            late = _endorsed(life, rules, date.fromordinal(ordinal))
        except RefusedHistory:
            return True
        return months_after(late.years.counted_from, months) > by

    kept = bisect_left(days, True, key=misses)
    return date.fromordinal(days[kept - 1]) if kept else None


def _breaks(life: Life, by: date) -> Prospect | None:
    """The first days, from the one a life is known on, whose endorsement would touch the count."""
    for each in prospects(life):
        is_past = each.last_day is not None and each.last_day < life.known_on
        if each.effect not in UNBROKEN and not is_past and each.first_day <= by:
            return replace(each, first_day=max(each.first_day, life.known_on))
    return None
