"""How residence years (居住年限) count across endorsements and gaps.

Source: Regulation art. 10(3); the measure says whether a late endorsement begins the
years afresh or only leaves the gap out.

>>> start = YearsCount.from_issue(date(2024, 3, 15))
>>> start.whole_years_on(date(2026, 3, 14)), start.whole_years_on(date(2026, 3, 15))
(1, 2)
"""

from dataclasses import dataclass
from datetime import date, timedelta

from anju.law.endorsement import Effect, Judgement
from anju.law.legal_days import anniversary, whole_years


@dataclass(frozen=True, slots=True)
class YearsCount:
    """Since when residence is continuous, and the day from which whole years are counted.

    They differ only where a measure leaves gaps out: then `counted_from` has moved on by
    the days of the gaps.
    """

    continuous_since: date
    counted_from: date

    @classmethod
    def from_issue(cls, issued_on: date) -> "YearsCount":
        """Both begin on the day of issue."""
        return cls(issued_on, issued_on)

    def after(self, judgement: Judgement) -> "YearsCount":
        """The count once an endorsement has been judged (Art. 10, paragraph 3)."""
        if judgement.effect is Effect.RESTARTED:
            return YearsCount(judgement.counted_on, judgement.counted_on)
        if judgement.effect is Effect.GAP_EXCLUDED and judgement.gap:
            moved = self.counted_from + timedelta(days=judgement.gap.days)
            return YearsCount(self.continuous_since, moved)
        return self

    def whole_years_on(self, day: date) -> int:
        """The full years reached on or before a legal day."""
        return whole_years(self.counted_from, day)

    def next_year_reached_on(self, day: date) -> date:
        """The day after `day` on which the next full year is reached if nothing breaks it."""
        return anniversary(self.counted_from, self.whole_years_on(day) + 1)
