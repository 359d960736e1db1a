"""The scene: every mark of a permit's timeline, worked out once from the law's answer.

>>> from anju.law.facts import Endorsement, Permit
>>> from anju.law.life import live
>>> from anju.law.measures_files import load_measures
>>> permit = Permit(date(2025, 3, 15), (Endorsement(date(2026, 3, 1)),))
>>> seen = scene(live(permit, load_measures().for_place("310000"), date(2026, 11, 23)))
>>> [(band.number, str(band.last_day), band.complete) for band in seen.years]
[(1, '2026-03-14', True), (2, '2027-03-14', False)]
>>> str(seen.next_last_day.day), str(seen.last_day)
('2027-03-14', '2027-04-29')
"""

from dataclasses import dataclass
from datetime import date

from anju.law.life import Life, State
from anju.law.standing import WindowState, standing_of
from anju.picture.ahead import horizon, next_last_day
from anju.picture.marks import (
    Cancelled,
    Endorsed,
    Filing,
    Issued,
    Mark,
    NextLastDay,
    StateSpan,
    Suspended,
    Today,
    Window,
    YearBand,
    in_order,
)
from anju.picture.occurrences import (
    cancellation,
    endorsed,
    filings,
    states,
    suspensions,
    windows,
)
from anju.picture.years import year_bands


@dataclass(frozen=True, slots=True)
class Scene:
    """All marks of a timeline from `first_day` to `last_day`, and the standing on `today`."""

    first_day: date
    last_day: date
    today: date
    status: State
    window_state: WindowState | None
    residence_years: int
    states: tuple[StateSpan, ...]
    years: tuple[YearBand, ...]
    windows: tuple[Window, ...]
    endorsements: tuple[Endorsed, ...]
    filings: tuple[Filing, ...]
    suspensions: tuple[Suspended, ...]
    cancelled: Cancelled | None
    next_last_day: NextLastDay | None

    @property
    def pending(self) -> Filing | None:
        """The filing the permit waits for, if any: the first that is undecided."""
        return next((filing for filing in self.filings if filing.waiting), None)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark but the states, in order of day."""
        marks: list[Mark] = [Issued(self.first_day), Today(self.today)]
        marks += [*self.years, *self.windows, *self.endorsements, *self.filings, *self.suspensions]
        marks += [mark for mark in (self.cancelled, self.next_last_day) if mark]
        return in_order(marks)


def scene(life: Life, *, until: date | None = None) -> Scene:
    """The scene of a life, up to `until` (never before the day it is known on).

    Without `until` it ends some weeks after what happens next: suspension, cancellation, or
    the last day of a late endorsement that still keeps something.
    """
    answer = standing_of(life)
    last_day = max(until, life.known_on) if until else horizon(life)
    return Scene(
        first_day=life.permit.issued_on,
        last_day=last_day,
        today=life.known_on,
        status=answer.status,
        window_state=answer.window,
        residence_years=answer.residence_years,
        states=tuple(states(life, last_day)),
        years=year_bands(life, last_day),
        windows=tuple(windows(life, last_day)),
        endorsements=tuple(map(endorsed, life.judgements)),
        filings=tuple(filings(life)),
        suspensions=tuple(suspensions(life, last_day)),
        cancelled=cancellation(life, last_day),
        next_last_day=next_last_day(life),
    )
