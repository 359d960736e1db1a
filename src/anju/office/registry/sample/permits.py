"""The permits of one stay in a city: issued once half a year is complete, then lived.

Only one of them is open at a time.  Permits issued before 2016 are kept without
any endorsement, because no year is computed for them (art. 23).
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from anju.law.facts import Cancellation, Permit
from anju.law.legal_days import REGULATION_IN_FORCE_ON, half_year_complete_on, month_end
from anju.law.measures import PlaceMeasures
from anju.law.residence_time import HALF_A_YEAR
from anju.office.registry.sample.choice import day_between, days_on, number_between
from anju.office.registry.sample.habits import live_on
from anju.office.registry.sample.stays import Stay


@dataclass(frozen=True, slots=True)
class LivedPermit:
    """What the law is told of a permit, and the code of its recorded cancellation, or empty."""

    facts: Permit
    cancel_reason: str = ""


LAST_DAY_BEFORE = days_on(REGULATION_IN_FORCE_ON, -1)
"""The last day on which a permit was issued that art. 23 keeps as it is."""


def _awkward_days() -> list[date]:
    """The ends of every month, the first days of years and of March, 2016 to 2099."""
    days = {month_end(year, month) for year in range(2016, 2100) for month in range(1, 13)}
    days |= {date(year, month, 1) for year in range(2016, 2100) for month in (1, 3)}
    return sorted(days)


AWKWARD_DAYS = _awkward_days()


def permits_of_stay(
    rng: Random, rules: PlaceMeasures, stay: Stay, on: date, *, followed: bool
) -> Iterator[LivedPermit]:
    """The permits of a stay in order; `followed` where another stay comes after it."""
    until = stay.last_day or on
    issued_on = _first_issue(rng, rules, stay, followed=followed)
    if issued_on < REGULATION_IN_FORCE_ON and issued_on <= until:
        yield _ended(rng, Permit(issued_on), stay, on)
        return
    while issued_on <= until:
        permit, again_from = _lived(rng, rules, issued_on, stay, on, followed=followed)
        yield permit
        if again_from is None:
            return
        issued_on = days_on(again_from, number_between(rng, 10, 400))


def _first_issue(rng: Random, rules: PlaceMeasures, stay: Stay, *, followed: bool) -> date:
    """The day after half a year, or what the measure asks, is complete; or some time later."""
    asked = rules.versions[-1].local.residence_months or HALF_A_YEAR
    eligible = days_on(half_year_complete_on(stay.first_day, asked), 1)
    if eligible < REGULATION_IN_FORCE_ON and rng.random() < 0.05:
        return day_between(rng, eligible, min(stay.last_day or LAST_DAY_BEFORE, LAST_DAY_BEFORE))
    eligible = max(eligible, REGULATION_IN_FORCE_ON)
    chance = rng.random()
    if followed or chance < 0.5:
        return days_on(eligible, int(rng.random() * 12))
    applied = days_on(eligible, int(rng.random() * (60 if chance < 0.85 else 500)))
    if chance > 0.92:
        return AWKWARD_DAYS[bisect_left(AWKWARD_DAYS, applied)]
    return applied


def _lived(
    rng: Random, rules: PlaceMeasures, issued_on: date, stay: Stay, on: date, *, followed: bool
) -> tuple[LivedPermit, date | None]:
    """A permit, and the day from which its holder may ask for another; None for nobody else."""
    last = stay.last_day or on
    chance = rng.random()
    if chance < 0.004 and (last - issued_on).days > 40:
        return _cancelled_for_fraud(rng, rules, issued_on, last), None
    until = days_on(last, -1) if stay.last_day else on
    lived = live_on(rng, rules, issued_on, until=until, on=on)
    facts = _mistaken(rng, lived.facts, until) if chance > 0.996 else lived.facts
    if lived.lapse_end is None or lived.lapse_end >= last:
        return _ended(rng, facts, stay, on), None
    again = rng.random() < 0.5
    if not again and not followed and rng.random() < 0.5:
        return _open(facts), None
    lapsed_on = days_on(lived.lapse_end, 1)
    return _cancelled(facts, lapsed_on, "lapsed"), lapsed_on if again else None


def _ended(rng: Random, facts: Permit, stay: Stay, on: date) -> LivedPermit:
    """With the cancellation that the end of the stay brought, once the office knew of it."""
    if stay.last_day is None or stay.last_day < facts.issued_on:
        return _open(facts)
    cancelled_on = days_on(stay.last_day, number_between(rng, 0, 45))
    if cancelled_on > on:
        return _open(facts)
    return _cancelled(facts, cancelled_on, stay.ending)


def _open(facts: Permit) -> LivedPermit:
    """Without a cancellation that counts; one that was annulled had said that the holder left."""
    return LivedPermit(facts, "left" if facts.cancellations else "")


def _cancelled(facts: Permit, cancelled_on: date, reason: str) -> LivedPermit:
    cancellations = (*facts.cancellations, Cancellation(cancelled_on))
    return LivedPermit(replace(facts, cancellations=cancellations), reason)


def _cancelled_for_fraud(
    rng: Random, rules: PlaceMeasures, issued_on: date, last: date
) -> LivedPermit:
    found_on = day_between(rng, days_on(issued_on, 20), last)
    before = days_on(found_on, -1)
    return _cancelled(
        live_on(rng, rules, issued_on, until=before, on=found_on).facts, found_on, "fraud"
    )


def _mistaken(rng: Random, facts: Permit, until: date) -> Permit:
    """The same with a cancellation that was annulled, which counts as never made."""
    cancelled_on = day_between(rng, facts.issued_on, until)
    return replace(facts, cancellations=(Cancellation(cancelled_on, annulled=True),))
