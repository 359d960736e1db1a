"""How a holder keeps the yearly endorsement, year after year, as far as the law lets it be.

Every filing is taken by the law's own `Course` as it is made, so no history comes out
that the law refuses.

>>> from random import Random
>>> from anju.law.measures_files import load_measures
>>> rules, on = load_measures().for_place("440300"), date(2026, 11, 23)
>>> lived = live_on(Random(5), rules, date(2023, 2, 28), until=on, on=on)
>>> all(filing.filed_on <= on for filing in lived.facts.endorsements)
True
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from random import Random

from anju.law.endorsement import EndorsementWindow
from anju.law.facts import Decision, Endorsement, HealedGap, HealingGround, Permit
from anju.law.filings import Course
from anju.law.known import KnownFiling
from anju.law.legal_days import term_end
from anju.law.measures import PlaceMeasures
from anju.office.registry.sample.choice import Weighted, day_between, days_on, number_between

AT_MOST_LATE = 430
"""Days after the last good day; who is later than this has stopped."""

DECIDED_WITHIN = 15
"""Days from a filing to its decision (art. 9), where it is not made at once."""


class Move(Enum):
    """What a holder does about one year of the cycle."""

    IN_WINDOW = 1
    ON_LAST_DAY = 2
    IN_GRACE = 3
    LATE = 4
    REFUSED = 5
    WITHDRAWN = 6
    HEALED = 7
    STOP = 8


def _habit(*weights: float) -> Weighted[Move]:
    return Weighted(dict(zip(Move, weights, strict=True)))


HABITS = Weighted(
    {
        _habit(89, 6, 1.2, 1.2, 0.7, 0.4, 0.5, 1): 66,
        _habit(52, 8, 14, 16, 1, 0.5, 0.5, 8): 19,
        _habit(55, 1, 0.5, 0.5, 0.5, 0.5, 0.1, 41.9): 15,
    }
)
"""Punctual holders, careless ones, and those who soon stop."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A permit's filings so far, and the last day before the measure itself cancels it.

    `lapse_end` is None where the measure never does, or while a filing is undecided.
    """

    facts: Permit
    lapse_end: date | None


def live_on(rng: Random, rules: PlaceMeasures, issued_on: date, *, until: date, on: date) -> Lived:
    """The life of a permit issued on a day, with filings up to `until` as known on `on`."""
    living = _Living(rng, Course.from_issue(rules, issued_on, ()), until, on)
    habit = HABITS.pick(rng)
    while living.course.window.first_day <= until and living.make(habit.pick(rng)):
        pass
    facts = Permit(issued_on, tuple(living.filings), healed_gaps=living.course.healed_gaps)
    course = living.course
    return Lived(facts, None if course.pending else course.window.lapse_end)


@dataclass(slots=True)
class _Living:
    """A permit while its filings are made one after the other."""

    rng: Random
    course: Course
    until: date
    on: date
    filings: list[Endorsement] = field(default_factory=list)
    not_before: date = date.min

    def make(self, move: Move) -> bool:
        """Make one move; False once nothing more is filed."""
        if move is Move.STOP:
            return False
        window = self.course.window
        day = max(self.not_before, self._day(move, window))
        if day > self.until:
            return False
        if move is Move.REFUSED or move is Move.WITHDRAWN:
            return self._turned_down(day, move)
        if move is Move.HEALED:
            self._heal(window, day)
        return self._granted(day)

    def _day(self, move: Move, window: EndorsementWindow) -> date:
        good, grace_end = window.last_good_day, window.grace_end
        if move is Move.ON_LAST_DAY:
            return window.last_day_told
        if move is Move.HEALED:
            return day_between(self.rng, days_on(good, 2), days_on(good, 80))
        if move is Move.IN_GRACE and grace_end:
            return day_between(self.rng, days_on(good, 1), grace_end)
        if move is Move.LATE or move is Move.IN_GRACE:
            last = days_on(good, AT_MOST_LATE)
            last = min(last, window.lapse_end) if window.lapse_end else last
            return day_between(self.rng, days_on(grace_end or good, 1), last)
        return day_between(self.rng, window.first_day, window.last_day_told)

    def _granted(self, day: date) -> bool:
        """Most filings are decided at once; one whose decision is not known yet waits."""
        decided_on = None
        if self.rng.random() < 0.3:
            decided_on = days_on(day, number_between(self.rng, 1, DECIDED_WITHIN))
        if decided_on and decided_on > self.until:
            return self._waits(day) if self.until == self.on else self._granted_at_once(day)
        self.filings.append(Endorsement(day, Decision.GRANTED, decided_on))
        self.course.take(KnownFiling(day, Decision.GRANTED, decided_on or day))
        return True

    def _granted_at_once(self, day: date) -> bool:
        self.filings.append(Endorsement(day))
        self.course.take(KnownFiling(day, Decision.GRANTED, day))
        return True

    def _waits(self, day: date) -> bool:
        self.filings.append(Endorsement(day, None))
        self.course.take(KnownFiling(day, None, day))
        return False

    def _turned_down(self, day: date, move: Move) -> bool:
        """Refused or withdrawn; the holder files again, from the day after."""
        decided_on = days_on(day, number_between(self.rng, 2, DECIDED_WITHIN))
        if decided_on > self.until:
            return self._granted_at_once(day)
        decision = Decision.REFUSED if move is Move.REFUSED else Decision.WITHDRAWN
        self.filings.append(Endorsement(day, decision, decided_on))
        self.course.take(KnownFiling(day, decision, decided_on))
        self.not_before = days_on(decided_on, 1)
        return True

    def _heal(self, window: EndorsementWindow, day: date) -> None:
        """The office's delay, or hardship where the measure knows it; a gap of no day is none."""
        first_day, last_day = days_on(window.last_good_day, 1), days_on(day, -1)
        if first_day > last_day:
            return
        hardship = window.measure.hardship
        known = hardship is not None and day <= term_end(window.last_good_day, hardship)
        pleaded = known and self.rng.random() < 0.6
        ground = HealingGround.HARDSHIP if pleaded else HealingGround.OFFICE
        gaps = self.course.healed_gaps
        self.course.healed_gaps = (*gaps, HealedGap(first_day, last_day, ground))
