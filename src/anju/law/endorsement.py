"""The yearly endorsement (签注): its window, and what an endorsement on a day does.

Source: Regulation art. 10(2)-(3); the place's measure (Art. 22) fills what it leaves open.
A cycle begins on `S`, its first day; the year `n` of the cycle is reached on its
anniversary, and its window ends the day before or on it.

>>> from anju.law.measures_files import load_measures
>>> window = window_of(load_measures().for_place("000000"), date(2025, 11, 23), 1)
>>> window.first_day, window.last_day_told, window.last_good_day
(datetime.date(2026, 10, 23), datetime.date(2026, 11, 22), datetime.date(2026, 11, 23))
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from anju.law.facts import HealedGap, HealingGround
from anju.law.legal_days import (
    ONE_DAY,
    Days,
    Term,
    corresponding_day,
    month_end,
    months_before,
    term_end,
)
from anju.law.measures import Cycle, LastDayTold, Late, Measure, PlaceMeasures, SuspendedFrom


class Effect(StrEnum):
    """What an endorsement did: the first four leave no mark on the years."""

    TIMELY = "timely"
    HELD_OPEN = "held_open"
    GRACE = "grace"
    HEALED = "healed"
    RESTARTED = "restarted"
    GAP_EXCLUDED = "gap_excluded"


class Pending(StrEnum):
    """A filing not yet decided: in time, nothing is suspended; late, suspended until granted."""

    IN_TIME = "in_time"
    LATE = "late"


class TooEarly(ValueError):
    """The endorsement was made before its window opened."""


class Lapsed(ValueError):
    """The endorsement was made after the permit was cancelled by the measure itself."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Suspended days between two spells in force, both ends included; healed ones count."""

    first_day: date
    last_day: date
    healed: bool

    @property
    def days(self) -> int:
        """The number of days, both ends counted."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, slots=True)
class EndorsementWindow:
    """One year of a cycle: all its legal days, and the measure that judges it.

    The permit can be used on `last_good_day` and is suspended the day after.  It is the
    `ordinary_last_good_day` unless a decree held the year open (`held_last_good_day`) or a
    filing made in time was refused later still.
    """

    cycle_first_day: date
    year: int
    anniversary: date
    first_day: date
    last_day_told: date
    ordinary_last_good_day: date
    held_last_good_day: date
    last_good_day: date
    measure: Measure

    def kept_good_until(self, day: date) -> "EndorsementWindow":
        """The same year with its last good day moved to a later day; the day told stays."""
        return replace(self, last_good_day=max(day, self.last_good_day))

    @property
    def grace_end(self) -> date | None:
        """The last day on which a late endorsement leaves no gap; None without a grace."""
        grace = self.measure.grace
        return None if grace is None else term_end(self.last_good_day, grace)

    @property
    def lapse_end(self) -> date | None:
        """The last day before the measure itself cancels the permit; None where it never does."""
        if self.measure.lapse is None:
            return None
        end = term_end(self.last_good_day, self.measure.lapse)
        for hold in self.measure.holds:
            if self.held_last_good_day < hold.first_day <= end:
                end = max(end, hold.last_good_day)
        return end

    @property
    def hardship_end(self) -> date | None:
        """The last day on which hardship can heal a late endorsement; None without such a rule."""
        hardship = self.measure.hardship
        return None if hardship is None else term_end(self.last_good_day, hardship)

    def suspended_until(self, endorsed_on: date) -> tuple[date, date]:
        """The first and the last day of the suspension that a late endorsement ends.

        They are out of order where it is made on the first day of suspension itself.
        """
        return self.last_good_day + ONE_DAY, self.judged_as_if_on(endorsed_on) - ONE_DAY

    def judged_as_if_on(self, day: date) -> date:
        """The day a late endorsement is judged by.

        A decree that began after this year ended turns time back to its own first day.
        """
        for hold in self.measure.holds:
            if self.held_last_good_day < hold.first_day <= day <= hold.last_good_day:
                return hold.first_day
        return day


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one endorsement did: its year, the day it is counted from, and the gap it left."""

    endorsed_on: date
    window: EndorsementWindow
    effect: Effect
    counted_on: date
    gap: Gap | None = None


@lru_cache(maxsize=4096)
def window_of(rules: PlaceMeasures, cycle_first_day: date, year: int) -> EndorsementWindow:
    """The days of year `year` (from 1) of the cycle that began on `cycle_first_day`.

    Remembered, because permits of one day and place share their years.
    Raises CalendarUnknown where the measure waits for a working day and no calendar reaches it.
    """
    corresponding = corresponding_day(cycle_first_day, year)
    reached = corresponding or month_end(cycle_first_day.year + year, cycle_first_day.month)
    measure = rules.on(reached)
    eve = reached - ONE_DAY if corresponding else reached
    told = reached if measure.last_day_told is LastDayTold.ANNIVERSARY else eve
    good = reached if measure.suspended_from is SuspendedFrom.DAY_AFTER else eve
    if measure.holiday_roll:
        good = rules.next_working_day(good)
    first_day = _first_day(measure.window, reached, told)
    held_told, held_good = _held_open(measure, told, good)
    return EndorsementWindow(
        cycle_first_day, year, reached, first_day, held_told, good, held_good, held_good, measure
    )


def _first_day(length: Term, reached: date, told: date) -> date:
    """N months open that long before the anniversary; N days end on the day told."""
    if isinstance(length, Days):
        return told - timedelta(days=length.count - 1)
    return months_before(reached, length.count)


def _held_open(measure: Measure, told: date, good: date) -> tuple[date, date]:
    for hold in measure.holds:
        if hold.first_day <= good <= hold.last_day:
            told, good = hold.last_day_told, max(good, hold.last_good_day)
    return told, good


def judge(
    window: EndorsementWindow,
    endorsed_on: date,
    healed_gaps: Iterable[HealedGap] = (),
    pending: Pending | None = None,
) -> Judgement:
    """What an endorsement on a legal day does to the year that is running.

    `pending` is an earlier filing of the same year that is still undecided: made in time,
    nothing was suspended; made late, the lapse is not counted.  Raises TooEarly before the
    window and Lapsed once the measure has cancelled the permit.
    """
    if endorsed_on < window.first_day:
        raise TooEarly
    if endorsed_on <= window.ordinary_last_good_day:
        return Judgement(endorsed_on, window, Effect.TIMELY, endorsed_on)
    judged_on = window.judged_as_if_on(endorsed_on)
    if pending is Pending.IN_TIME or judged_on <= window.last_good_day:
        return Judgement(endorsed_on, window, Effect.HELD_OPEN, endorsed_on)
    first_day, last_day = window.suspended_until(endorsed_on)
    grounds = {each.ground for each in healed_gaps if _covers(each, first_day, last_day)}
    lapse_counts = pending is None and HealingGround.OFFICE not in grounds
    if lapse_counts and _is_after(judged_on, window.lapse_end):
        raise Lapsed
    effect = _late_effect(window, judged_on, grounds)
    gap = Gap(first_day, last_day, healed=effect in (Effect.GRACE, Effect.HEALED))
    return Judgement(endorsed_on, window, effect, judged_on, gap)


def _late_effect(window: EndorsementWindow, judged_on: date, grounds: set[HealingGround]) -> Effect:
    """Healed by a decision or the grace; otherwise as the measure treats lateness (Art. 10(3))."""
    if HealingGround.OFFICE in grounds:
        return Effect.HEALED
    if HealingGround.HARDSHIP in grounds and _has_hardship(window, judged_on):
        return Effect.HEALED
    if window.grace_end is not None and judged_on <= window.grace_end:
        return Effect.GRACE
    restarts = window.measure.late is Late.RESTART
    return Effect.RESTARTED if restarts else Effect.GAP_EXCLUDED


def _covers(healed: HealedGap, first_day: date, last_day: date) -> bool:
    return healed.first_day <= first_day and last_day <= healed.last_day


def _is_after(day: date, end: date | None) -> bool:
    return end is not None and day > end


def _has_hardship(window: EndorsementWindow, judged_on: date) -> bool:
    return window.hardship_end is not None and judged_on <= window.hardship_end


def next_window(rules: PlaceMeasures, judgement: Judgement) -> EndorsementWindow:
    """The year that runs after an endorsement.

    A timely one moves on by one year, or begins a new cycle where the measure rolls.  A
    healed one covers every year whose window has opened by its day.  A late one begins a
    new cycle on the day it is counted from.
    """
    done, day = judgement.window, judgement.endorsed_on
    if judgement.effect is Effect.TIMELY:
        if done.measure.cycle is Cycle.ROLLING:
            return window_of(rules, day, 1)
        return window_of(rules, done.cycle_first_day, done.year + 1)
    if judgement.effect in (Effect.RESTARTED, Effect.GAP_EXCLUDED):
        if judgement.counted_on == day:
            return window_of(rules, day, 1)
        return _first_opening_after(rules, window_of(rules, judgement.counted_on, 1), day)
    return _first_opening_after(rules, done, day)


def _first_opening_after(
    rules: PlaceMeasures, window: EndorsementWindow, day: date
) -> EndorsementWindow:
    """The year itself or the first after it whose window opens after a legal day."""
    while window.first_day <= day:
        window = window_of(rules, window.cycle_first_day, window.year + 1)
    return window
