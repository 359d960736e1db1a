"""Takes the filings of one permit in order of day and keeps the year that is running.

Source: Regulation art. 10; a filing counts from its own day, and while one made in time
is undecided nothing is suspended.
"""

from dataclasses import dataclass, field
from datetime import date

from anju.law.endorsement import (
    EndorsementWindow,
    Judgement,
    Lapsed,
    Pending,
    TooEarly,
    judge,
    next_window,
    window_of,
)
from anju.law.facts import Decision, HealedGap
from anju.law.known import KnownFiling, Refusal, RefusedHistory
from anju.law.measures import PlaceMeasures
from anju.law.residence_years import YearsCount


@dataclass(slots=True)
class Course:
    """The running year while filings are taken one by one: the inside of `anju.law.life`."""

    rules: PlaceMeasures
    window: EndorsementWindow
    years: YearsCount
    healed_gaps: tuple[HealedGap, ...] = ()
    judgements: list[Judgement] = field(default_factory=list)
    pending: Pending | None = None

    @classmethod
    def from_issue(
        cls, rules: PlaceMeasures, issued_on: date, healed_gaps: tuple[HealedGap, ...]
    ) -> "Course":
        """The first year of the first cycle: both begin on the day of issue."""
        years = YearsCount.from_issue(issued_on)
        return cls(rules, window_of(rules, issued_on, 1), years, healed_gaps)

    def take(self, filing: KnownFiling) -> None:
        """Take the next filing; raises RefusedHistory for a grant that cannot be true."""
        if filing.decision is Decision.GRANTED:
            self._endorse(filing.filed_on)
        elif filing.filed_on >= self.window.first_day:
            self._wait_or_refuse(filing)

    def _endorse(self, day: date) -> None:
        try:
            judgement = judge(self.window, day, self.healed_gaps, self.pending)
        except TooEarly:
            raise self._too_early(day) from None
        except Lapsed:
            raise self._lapsed(day) from None
        self.judgements.append(judgement)
        self.years = self.years.after(judgement)
        self.window = next_window(self.rules, judgement)
        self.pending = None

    def _wait_or_refuse(self, filing: KnownFiling) -> None:
        """An undecided filing waits; a refused one was good until the day of the refusal."""
        in_time = filing.filed_on <= self.window.last_good_day or self.pending is Pending.IN_TIME
        if filing.decision is None:
            self.pending = self._pending(filing.filed_on, in_time=in_time)
        elif filing.filed_on <= self.window.last_good_day:
            self.window = self.window.kept_good_until(filing.decided_on)

    def _pending(self, day: date, *, in_time: bool) -> Pending | None:
        if in_time:
            return Pending.IN_TIME
        end = self.window.lapse_end
        return Pending.LATE if end is None or day <= end else self.pending

    def _too_early(self, day: date) -> RefusedHistory:
        last = self.judgements[-1].window if self.judgements else None
        again = last is not None and day <= last.last_good_day
        opens_on = self.window.first_day
        return RefusedHistory(Refusal.TOO_EARLY, day, opens_on, already_endorsed=again)

    def _lapsed(self, day: date) -> RefusedHistory:
        end = self.window.lapse_end
        return RefusedHistory(Refusal.LAPSED, day, end or day)
