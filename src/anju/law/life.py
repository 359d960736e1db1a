"""The life of a permit as intervals: in force, suspended, cancelled.

Every other answer comes from it.  It is folded from the facts known on a day: what lies
after that day is not known yet.  Source: Regulation art. 10 and the place's measure.

>>> from anju.law.facts import Permit, Endorsement
>>> from anju.law.measures_files import load_measures
>>> permit = Permit(date(2021, 1, 1), endorsements=(Endorsement(date(2022, 6, 1)),))
>>> life = live(permit, load_measures().for_place("500000"), date(2022, 7, 1))
>>> [(str(i.first_day), i.state.value) for i in life.intervals()][:3]
[('2021-01-01', 'in_force'), ('2022-01-01', 'suspended'), ('2022-06-01', 'in_force')]
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from anju.law.endorsement import EndorsementWindow, Gap, Judgement, Pending
from anju.law.facts import Permit
from anju.law.filings import Course
from anju.law.known import known_on
from anju.law.legal_days import ONE_DAY
from anju.law.measures import PlaceMeasures
from anju.law.residence_years import YearsCount


class State(StrEnum):
    """The state of a permit on a day: 使用中, 使用功能中止, 注销."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days in one state, both ends included; `last_day` is None where no end is known.

    `counts` says whether the days count as residence: suspended days do only if healed.
    """

    first_day: date
    last_day: date | None
    state: State
    counts: bool

    def days_until(self, day: date) -> int:
        """The days of it up to a legal day, both ends counted."""
        last = day if self.last_day is None else min(day, self.last_day)
        return max(0, (last - self.first_day).days + 1)


@dataclass(frozen=True, slots=True)
class Life:
    """A permit's life as known on `known_on`: what was endorsed, and the year that is running."""

    permit: Permit
    known_on: date
    window: EndorsementWindow
    years: YearsCount
    judgements: tuple[Judgement, ...]
    pending: Pending | None
    recorded_cancellation_on: date | None

    @property
    def suspended_from(self) -> date | None:
        """The first day of suspension; None while a filing made in time is undecided."""
        if self.pending is Pending.IN_TIME:
            return None
        return self.window.last_good_day + ONE_DAY

    @property
    def lapse_end(self) -> date | None:
        """The last day before the measure itself cancels; None if it never does or waits."""
        return None if self.pending else self.window.lapse_end

    @property
    def cancelled_from(self) -> date | None:
        """The first day cancelled, recorded or computed, also one ahead; the earlier counts."""
        computed = self.lapse_end + ONE_DAY if self.lapse_end else None
        days = [day for day in (computed, self.recorded_cancellation_on) if day]
        return min(days, default=None)

    def intervals(self) -> tuple[Interval, ...]:
        """All intervals in order, from issue on, without holes; the last has no end."""
        spans = self._until_now()
        if self.cancelled_from is None:
            return tuple(spans)
        return _cut(spans, self.cancelled_from)

    def gaps(self) -> tuple[Gap, ...]:
        """The suspended spells that ended, healed or not; a gap of no days is none."""
        found = (judgement.gap for judgement in self.judgements)
        return tuple(gap for gap in found if gap and gap.days > 0)

    def _until_now(self) -> list[Interval]:
        first, spans = self.permit.issued_on, []
        for gap in self.gaps():
            spans.append(Interval(first, gap.first_day - ONE_DAY, State.IN_FORCE, counts=True))
            spans.append(Interval(gap.first_day, gap.last_day, State.SUSPENDED, gap.healed))
            first = gap.last_day + ONE_DAY
        return [*spans, *self._running_from(first)]

    def _running_from(self, first: date) -> list[Interval]:
        if self.suspended_from is None:
            return [Interval(first, None, State.IN_FORCE, counts=True)]
        return [
            Interval(first, self.suspended_from - ONE_DAY, State.IN_FORCE, counts=True),
            Interval(self.suspended_from, None, State.SUSPENDED, counts=False),
        ]

    def state_on(self, day: date) -> State | None:
        """The state on a legal day, past or future, as these facts have it; None before issue."""
        states = (span.state for span in reversed(self.intervals()) if span.first_day <= day)
        return next(states, None)

    def accumulated_days_on(self, day: date) -> int:
        """The days that count up to a legal day, both ends included."""
        return sum(span.days_until(day) for span in self.intervals() if span.counts)


def _cut(spans: list[Interval], cancelled_from: date) -> tuple[Interval, ...]:
    last = cancelled_from - ONE_DAY
    kept = [
        replace(span, last_day=min(span.last_day or last, last))
        for span in spans
        if span.first_day <= last
    ]
    return (*kept, Interval(cancelled_from, None, State.CANCELLED, counts=False))


def live(permit: Permit, rules: PlaceMeasures, on: date) -> Life:
    """The life of a permit under its place's rules, as known on a legal day.

    Raises RefusedHistory where the recorded facts cannot all be true, at the first such
    endorsement, and CalendarUnknown where a needed working day is not loaded.
    """
    known = known_on(permit, on)
    course = Course.from_issue(rules, permit.issued_on, known.healed_gaps)
    for filing in known.filings:
        course.take(filing)
    return Life(
        permit=permit,
        known_on=on,
        window=course.window,
        years=course.years,
        judgements=tuple(course.judgements),
        pending=course.pending,
        recorded_cancellation_on=known.cancelled_on,
    )
