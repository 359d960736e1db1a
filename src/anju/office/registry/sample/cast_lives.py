"""The permits of the cast: each stands on a legal day exactly as one state has it.

A life is found backwards from the day: which day of issue makes this the last day
told, the last good day, the first day of suspension.

>>> from anju.law.measures_files import load_measures
>>> rules, on = load_measures().for_place("440300"), date(2026, 11, 23)
>>> issued_for(rules, on, lambda window: window.last_day_told, 1)
datetime.date(2025, 11, 24)
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from anju.law.endorsement import EndorsementWindow, window_of
from anju.law.facts import Cancellation, Decision, Endorsement, HealedGap, HealingGround, Permit
from anju.law.legal_days import REGULATION_IN_FORCE_ON, months_before
from anju.law.life import live
from anju.law.measures import Cycle, PlaceMeasures
from anju.law.residence_time import HALF_A_YEAR
from anju.office.registry.sample.choice import days_on
from anju.office.registry.sample.permits import LivedPermit

Boundary = Callable[[EndorsementWindow], date]
Lives = tuple[LivedPermit, ...]

AFTER_A_YEAR = 350
"""Days after which a permit is endorsed in time under every measure that rolls on."""

NINE = 9


def opens(window: EndorsementWindow) -> date:
    """The first day of a window."""
    return window.first_day


def told(window: EndorsementWindow) -> date:
    """The last day told to the holder."""
    return window.last_day_told


def good(window: EndorsementWindow) -> date:
    """The last good day."""
    return window.last_good_day


def issued_for(rules: PlaceMeasures, wanted: date, boundary: Boundary, year: int) -> date:
    """The first day of a cycle whose given year has a boundary on a day.

    Where no cycle has it just there (29 February), the one that has it nearest.
    """
    about = days_on(wanted, -365 * year)
    candidates = (days_on(about, days) for days in range(80, -45, -1))
    return min(candidates, key=lambda day: abs(boundary(window_of(rules, day, year)) - wanted))


def kept_until(rules: PlaceMeasures, wanted: date, boundary: Boundary, years: int) -> Permit:
    """A permit in its `years`-th year, endorsed in time before, with a boundary on a day."""
    if rules.on(wanted).cycle is Cycle.ROLLING:
        begun = issued_for(rules, wanted, boundary, 1)
        days = [days_on(begun, -AFTER_A_YEAR * count) for count in reversed(range(years))]
        return Permit(days[0], tuple(Endorsement(day) for day in days[1:]))
    issued_on = issued_for(rules, wanted, boundary, years)
    windows = (window_of(rules, issued_on, year) for year in range(1, years))
    return Permit(issued_on, tuple(Endorsement(days_on(opens(each), 6)) for each in windows))


def with_filing(
    permit: Permit, filed_on: date, decision: Decision | None, decided_on: date | None = None
) -> Permit:
    """The same permit with one more filing."""
    filing = Endorsement(filed_on, decision, decided_on)
    return replace(permit, endorsements=(*permit.endorsements, filing))


def punctual(rules: PlaceMeasures, issued_on: date, on: date) -> Lives:
    """Endorsed on the last day told of every year so far."""
    permit = Permit(issued_on)
    while (day := live(permit, rules, _known(permit)).window.last_day_told) < on:
        permit = with_filing(permit, day, Decision.GRANTED)
    return (LivedPermit(permit),)


def _known(permit: Permit) -> date:
    return max((permit.issued_on, *(filing.filed_on for filing in permit.endorsements)))


def standing_at(rules: PlaceMeasures, on: date, boundary: Boundary, days: int, years: int) -> Lives:
    """One permit with a boundary so many days after a legal day, or before it."""
    return (LivedPermit(kept_until(rules, days_on(on, days), boundary, years)),)


def cancelled(rules: PlaceMeasures, on: date, reason: str, days: int) -> Lives:
    """A permit in its third year that was cancelled so many days before a legal day."""
    permit = kept_until(rules, days_on(on, 120), opens, 3)
    return (_with_cancellation(permit, days_on(on, -days), reason),)


def annulled(rules: PlaceMeasures, on: date) -> Lives:
    """A permit that was cancelled by mistake, and the cancellation annulled."""
    permit = kept_until(rules, days_on(on, 120), opens, 2)
    record = Cancellation(days_on(on, -60), annulled=True)
    return (LivedPermit(replace(permit, cancellations=(record,)), "left"),)


def _with_cancellation(permit: Permit, cancelled_on: date, reason: str) -> LivedPermit:
    return LivedPermit(replace(permit, cancellations=(Cancellation(cancelled_on),)), reason)


def issued_anew(rules: PlaceMeasures, on: date) -> Lives:
    """A first permit that lapsed, or where none lapses was cancelled on leaving; then another."""
    first = kept_until(rules, days_on(on, -1200), good, 2)
    lapse_end = live(first, rules, days_on(on, -1200)).lapse_end
    if lapse_end:
        before = _with_cancellation(first, days_on(lapse_end, 1), "lapsed")
    else:
        before = _with_cancellation(first, days_on(on, -900), "left")
    return (before, LivedPermit(Permit(days_on(on, -250))))


def undecided(rules: PlaceMeasures, on: date, *, in_time: bool) -> Lives:
    """A filing that is not decided, made four days ago; in time or twelve days late."""
    permit = kept_until(rules, days_on(on, 5 if in_time else -16), good, 2)
    return (LivedPermit(with_filing(permit, days_on(on, -4), None)),)


def refused(rules: PlaceMeasures, on: date) -> Lives:
    """Filed in time and refused eight days ago, after the last good day: suspended since."""
    permit = kept_until(rules, days_on(on, -20), good, 2)
    return (LivedPermit(with_filing(permit, days_on(on, -24), Decision.REFUSED, days_on(on, -8))),)


def withdrawn(rules: PlaceMeasures, on: date) -> Lives:
    """Filed in time and withdrawn, with some days left to file again."""
    permit = kept_until(rules, days_on(on, 8), good, 2)
    return (
        LivedPermit(with_filing(permit, days_on(on, -15), Decision.WITHDRAWN, days_on(on, -10))),
    )


def endorsed_late(rules: PlaceMeasures, on: date, days: int) -> Lives:
    """Endorsed so many days after the last good day, most of a year ago."""
    permit = kept_until(rules, days_on(on, -300), good, 2)
    return (LivedPermit(with_filing(permit, days_on(on, days - 300), Decision.GRANTED)),)


def healed(rules: PlaceMeasures, on: date, ground: HealingGround) -> Lives:
    """Endorsed 40 days late and the gap healed; hardship only where the measure knows it."""
    permit = kept_until(rules, days_on(on, -300), good, 2)
    if rules.on(on).hardship is None:
        ground = HealingGround.OFFICE
    gap = HealedGap(days_on(on, -299), days_on(on, -261), ground)
    late = with_filing(permit, days_on(on, -260), Decision.GRANTED)
    return (LivedPermit(replace(late, healed_gaps=(gap,))),)


def nine_permits(rules: PlaceMeasures, on: date) -> Lives:
    """Nine permits one after the other, each but the last cancelled on leaving; fewer by 2025."""
    first, months = REGULATION_IN_FORCE_ON, months_asked(rules)
    number = min(NINE, (on - first).days // (months * 31 + 30))
    length = (on - first).days // number
    issued = [days_on(first, count * length) for count in range(number)]
    lives = [
        _with_cancellation(Permit(day), days_on(months_before(following, months), -8), "left")
        for day, following in pairwise(issued)
    ]
    return (*lives, *punctual(rules, issued[-1], on))


def months_asked(rules: PlaceMeasures) -> int:
    """The months of residence that the latest measure of a place asks for."""
    return rules.versions[-1].local.residence_months or HALF_A_YEAR


def latest_leap_day(on: date) -> date:
    """The last 29 February that lies some weeks before a legal day."""
    years = range(on.year, on.year - 9, -1)
    leap = (date(year, 3, 1) for year in years if year % 4 == 0 and year % 100)
    return days_on(next(day for day in leap if (on - day).days > 30), -1)
