"""What an endorsement on a day would do, before it happens: on time, late, or too late.

Source: Regulation art. 10(2)-(3) and the place's measure.  Nothing is recorded here; the
same law that judges a recorded endorsement judges an imagined one.

>>> from anju.law.measures_files import load_measures
>>> rules = load_measures().for_place("310000")
>>> permit = Permit(date(2025, 3, 15))
>>> late = what_if(permit, rules, date(2026, 11, 23))
>>> late.effect.value, late.before.residence_years, late.after.residence_years
('restarted', 1, 0)
"""

from dataclasses import dataclass, replace
from datetime import date

from anju.law.endorsement import Effect, Lapsed, judge
from anju.law.facts import Endorsement, Permit
from anju.law.legal_days import ONE_DAY, term_end
from anju.law.life import Life, live
from anju.law.measures import PlaceMeasures
from anju.law.standing import Standing, standing_of


@dataclass(frozen=True, slots=True)
class WhatIf:
    """An imagined endorsement: the standing on its day without it, and with it."""

    effect: Effect
    before: Standing
    after: Standing

    @property
    def years_lost(self) -> int:
        """The full years that the endorsement would not carry on."""
        return max(0, self.before.residence_years - self.after.residence_years)


def what_if(permit: Permit, rules: PlaceMeasures, endorsed_on: date) -> WhatIf:
    """What an endorsement on a legal day would do to a permit, with the facts known by then.

    Raises RefusedHistory (too_early, lapsed, after_cancellation, …) where it could not be made.
    """
    imagined = replace(permit, endorsements=(*permit.endorsements, Endorsement(endorsed_on)))
    after = live(imagined, rules, endorsed_on)
    before = live(permit, rules, endorsed_on)
    made = next(done for done in reversed(after.judgements) if done.endorsed_on <= endorsed_on)
    return WhatIf(made.effect, standing_of(before), standing_of(after))


@dataclass(frozen=True, slots=True)
class Prospect:
    """Days on which an endorsement of the running year has one effect; both ends included.

    `effect` is None once the measure has cancelled the permit; `last_day` is None where
    there is no end.  `counted_on` is the day it would be judged by, where a decree turns
    time back; otherwise None.
    """

    first_day: date
    last_day: date | None
    effect: Effect | None
    counted_on: date | None = None


def prospects(life: Life) -> tuple[Prospect, ...]:
    """What an endorsement would do in each stretch of days from the window's opening on."""
    days = _turning_days(life)
    found: list[Prospect] = []
    for first_day, following in zip(days, [*days[1:], None], strict=True):
        last_day = following - ONE_DAY if following else None
        new = _prospect(life, first_day, last_day)
        if found and (found[-1].effect, found[-1].counted_on) == (new.effect, new.counted_on):
            new = replace(new, first_day=found.pop().first_day)
        found.append(new)
    return tuple(found)


def prospect_on(life: Life, day: date) -> Prospect | None:
    """What an endorsement on a legal day would do; None before the window opens."""
    return next((p for p in reversed(prospects(life)) if p.first_day <= day), None)


def _turning_days(life: Life) -> list[date]:
    """The first days on which another rule can apply, in order."""
    window, hardship = life.window, life.window.measure.hardship
    good = window.last_good_day
    days = {window.first_day, window.ordinary_last_good_day + ONE_DAY, good + ONE_DAY}
    days |= {end + ONE_DAY for end in (window.grace_end, window.lapse_end) if end}
    days |= {healed.last_day + 2 * ONE_DAY for healed in life.permit.healed_gaps}
    if hardship:
        days.add(term_end(good, hardship) + ONE_DAY)
    for hold in window.measure.holds:
        if window.held_last_good_day < hold.first_day:
            days |= {hold.first_day, hold.first_day + ONE_DAY, hold.last_good_day + ONE_DAY}
    return sorted(day for day in days if day >= window.first_day)


def _prospect(life: Life, first_day: date, last_day: date | None) -> Prospect:
    try:
        done = judge(life.window, first_day, life.permit.healed_gaps, life.pending)
    except Lapsed:
        return Prospect(first_day, last_day, None)
    turned_back = done.counted_on if done.counted_on != first_day else None
    return Prospect(first_day, last_day, done.effect, turned_back)
