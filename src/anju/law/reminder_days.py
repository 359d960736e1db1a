"""The days on which a holder is reminded of the running year, and whom a day can concern.

No text prescribes them, but Art. 10 makes a missed year costly, and a measure may make telling a
duty (`local_rules.reminder_duty`).  A day is there only where the measure has what it warns of, and
each lies behind the one before it.

>>> from anju.law.measures_files import load_measures
>>> from anju.law.endorsement import window_of
>>> window = window_of(load_measures().for_place("440300"), date(2025, 11, 23), 1)
>>> [(each.stage.value, str(each.on)) for each in reminder_days(days_of(window))][:3]
[('window_opens', '2026-09-24'), ('half_way', '2026-10-23'), ('seven_days', '2026-11-15')]
"""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from anju.law.endorsement import EndorsementWindow, window_of
from anju.law.legal_days import ONE_DAY, Days, Term, anniversary, term_end
from anju.law.life import Life, State
from anju.law.measures import Measure, PlaceMeasures
from anju.law.working_days import CalendarUnknown

BEFORE_LAST_DAY: Final = timedelta(days=7)
"""How long before the last day told the holder is reminded of it."""
BEFORE_GRACE_ENDS: Final = timedelta(days=7)
BEFORE_LAPSE: Final = timedelta(days=30)
"""How long before the measure itself cancels; an appointment and a photo take their time."""

_AROUND: Final = timedelta(days=15)
"""More than holidays move a last day, and than a month is longer than another."""


class Stage(StrEnum):
    """What a reminder is of, in the order of a year that nobody endorses."""

    WINDOW_OPENS = "window_opens"
    HALF_WAY = "half_way"
    SEVEN_DAYS = "seven_days"
    LAST_DAY = "last_day"
    SUSPENDED = "suspended"
    BEFORE_GRACE_ENDS = "before_grace_ends"
    BEFORE_LAPSE = "before_lapse"


class YearDays(NamedTuple):
    """The days of a running year that reminders hang on; None where the measure has no such end."""

    first_day: date
    last_day_told: date
    last_good_day: date
    grace_end: date | None
    lapse_end: date | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A stage, its legal day, and the day by which to act that it is of."""

    stage: Stage
    on: date
    by: date


def days_of(window: EndorsementWindow) -> YearDays:
    """The days of a year as its window has them."""
    return YearDays(
        window.first_day,
        window.last_day_told,
        window.last_good_day,
        window.grace_end,
        window.lapse_end,
    )


def days_kept(
    rules: PlaceMeasures,
    cycle: tuple[date, int],
    kept: tuple[date, date, date],
    lapse_end: date | None,
) -> YearDays:
    """The same of a year whose days are kept somewhere: its first, its last told, its last good.

    `cycle` is the first day of the cycle and the year in it.
    """
    grace = rules.on(anniversary(*cycle)).grace
    return YearDays(*kept, None if grace is None else term_end(kept[-1], grace), lapse_end)


@lru_cache(maxsize=4096)
def reminder_days(year: YearDays) -> tuple[Reminder, ...]:
    """Every reminder of a year, in order of their days."""
    told, first = year.last_day_told, year.first_day
    suspended, seven = year.last_good_day + ONE_DAY, told - BEFORE_LAST_DAY
    half = first + (told - first) // 2
    days = {
        Stage.WINDOW_OPENS: first,
        Stage.HALF_WAY: half if first < half < seven else None,
        Stage.SEVEN_DAYS: seven if first < seven else None,
        Stage.LAST_DAY: told if first < told else None,
        Stage.SUSPENDED: suspended,
        Stage.BEFORE_GRACE_ENDS: _before(year.grace_end, BEFORE_GRACE_ENDS, suspended),
        Stage.BEFORE_LAPSE: _before(year.lapse_end, BEFORE_LAPSE, suspended),
    }
    found = [Reminder(stage, day, day_to_act_by(stage, year)) for stage, day in days.items() if day]
    return tuple(sorted(found, key=lambda each: each.on))


def day_to_act_by(stage: Stage, year: YearDays) -> date:
    """The day by which to act that a reminder is of: the last day told, then what ends after it.

    That is the end of the grace, or the lapse where there is none; the last good day where the
    year has neither.
    """
    lapses = year.lapse_end or year.last_good_day
    match stage:
        case Stage.SUSPENDED | Stage.BEFORE_GRACE_ENDS:
            return year.grace_end or lapses
        case Stage.BEFORE_LAPSE:
            return lapses
        case _:
            return year.last_day_told


def _before(end: date | None, ahead: timedelta, suspended: date) -> date | None:
    """The day that long before an end, where it lies behind the first day of suspension."""
    return end - ahead if end and end - ahead > suspended else None


def reminder_of(life: Life) -> Reminder | None:
    """The reminder that is in place on the day a life is known on: the latest that has come.

    None before the window opens, while a filing waits, and once the permit is cancelled.
    """
    if not may_be_reminded(life):
        return None
    come = [each for each in reminder_days(days_of(life.window)) if each.on <= life.known_on]
    return come[-1] if come else None


def may_be_reminded(life: Life) -> bool:
    """Whether there is anything to remind of: no filing waits, and the permit is not cancelled."""
    return not life.pending and life.state_on(life.known_on) is not State.CANCELLED


def last_good_days(rules: PlaceMeasures, first: date, last: date) -> frozenset[date]:
    """The last good days of the years that have a reminder from one legal day to another.

    A superset for a registry that keeps the last good day of every permit: each is judged then by
    `reminder_days`.  The reminder before a lapse is left out, because the lapse itself is kept.
    """
    found = {day - ONE_DAY for day in _every_day(first, last)}
    found |= set(_before_grace_ends(rules, first, last))
    for year in _years_around(rules, first, last):
        if any(first <= each.on <= last for each in reminder_days(year)):
            found.add(year.last_good_day)
    return frozenset(found)


def lapse_ends(first: date, last: date) -> tuple[date, date]:
    """The first and the last day of lapse that have a reminder from one legal day to another."""
    return first + BEFORE_LAPSE, last + BEFORE_LAPSE


def _before_grace_ends(rules: PlaceMeasures, first: date, last: date) -> Iterator[date]:
    """The last good days whose grace ends a reminder later, wherever they come from."""
    for grace in {version.grace for version in rules.timeline() if version.grace}:
        for good in _every_day(first - _longest(grace), last):
            if first <= term_end(good, grace) - BEFORE_GRACE_ENDS <= last:
                yield good


def _years_around(rules: PlaceMeasures, first: date, last: date) -> Iterator[YearDays]:
    """The days of every year whose window can be open in a span."""
    versions = rules.timeline()
    longest = max(_longest(version.window) for version in versions)
    for reached in _every_day(_earliest(versions, first), last + longest):
        for cycle_first_day, year in _years_reached(reached):
            try:
                yield days_of(window_of(rules, cycle_first_day, year))
            except CalendarUnknown:  # nobody has such a year either
                continue


def _earliest(versions: tuple[Measure, ...], first: date) -> date:
    """From where a year can reach into a span: a decree holds it open longer than its own days."""
    holds = [hold for version in versions for hold in version.holds if hold.last_good_day >= first]
    return min([first, *(hold.first_day for hold in holds)]) - _AROUND


def _years_reached(reached: date) -> Iterator[tuple[date, int]]:
    """The cycles and years that end on an anniversary, one for each kind of start there is.

    The last day of a short February is reached from the 28th and from the 29th.
    """
    if (reached.month, reached.day) == (2, 29):
        yield reached.replace(year=reached.year - 8), 8  # also across a century that is no leap
        return
    yield reached.replace(year=reached.year - 1), 1
    if (reached.month, reached.day) == (2, 28) and not isleap(reached.year):
        leap = next(year for year in range(reached.year - 1, 0, -1) if isleap(year))
        yield date(leap, 2, 29), reached.year - leap


def _longest(term: Term) -> timedelta:
    days = term.count if isinstance(term, Days) else term.count * 31
    return timedelta(days=days) + _AROUND


def _every_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
