"""One permit lived day by day: what each filing does to it, and what it is on every day."""

from datetime import date

from tests.law.second_opinion.days import ONE_DAY, every_day, term_end
from tests.law.second_opinion.records import Healing, Versions
from tests.law.second_opinion.year import window_opens, year_of

IN_FORCE, SUSPENDED, CANCELLED = "in_force", "suspended", "cancelled"


class UntrueHistoryError(Exception):
    """A history that cannot be true: the reason, and the day of the fact that cannot be."""

    def __init__(self, reason: str, day: date) -> None:
        """Keep the reason and the day."""
        super().__init__(f"{reason} {day}")
        self.reason = reason
        self.day = day


class Story:
    """The life of one permit so far (Regulations art. 10; filings must come in order of day).

    `start` and `n` are the cycle and its running year, `good` the last good day of that year,
    refused filings included. `states` says what the permit was on each day lived; a healed day
    is written over as a day in force.
    """

    def __init__(self, issued: date, versions: Versions, healed: list[Healing]) -> None:
        """Begin on the day of issue with year one."""
        self.versions = versions
        self.healed = healed
        self.continuous_since = issued
        self.counted_from = issued
        self.states: dict[date, str] = {}
        self._begin_year(issued, 1)

    def _begin_year(self, start: date, n: int) -> None:
        self.start, self.n = start, n
        self.year = year_of(start, n, self.versions)
        self.filed_in_time = False
        self.filed_late = False
        self._set_good(self.year.good)

    def _set_good(self, good: date) -> None:
        self.good = good
        self.grace_end = self.year.grace_end(good)
        self.lapse_end = self.year.lapse_end(good)

    # --- what a day is ---

    def live(self, day: date, *, cancelled: bool) -> None:
        """Write down what the permit is on a day, by what is known of it so far."""
        if cancelled or self._lapsed_by(day):
            self.states[day] = CANCELLED
        else:
            self.states[day] = IN_FORCE if self._usable_on(day) else SUSPENDED

    def _usable_on(self, day: date) -> bool:
        return day <= self.good or self.filed_in_time

    def _lapsed_by(self, day: date) -> bool:
        if self.lapse_end is None or self.filed_in_time or self.filed_late:
            return False
        return day > self.lapse_end

    # --- what a filing does ---

    def leave_undecided(self, day: date) -> None:
        """A filing that nobody has decided yet: it holds back suspension, or the lapse."""
        if day < self.year.window_first_day:
            return
        if day <= self.good:
            self.filed_in_time = True
        elif not self._lapsed_by(day):
            self.filed_late = True

    def turn_down(self, day: date, decided: date) -> None:
        """A filing refused or withdrawn: the days up to the decision stand, if filed in time."""
        if self.year.window_first_day <= day <= self.good:
            self._set_good(max(self.good, decided))

    def endorse(self, day: date) -> None:
        """An endorsement; raise UntrueHistoryError where it is too early or comes after a lapse."""
        if day < self.year.window_first_day:
            raise UntrueHistoryError("too_early", day)
        if day <= self.year.ordinary_good:
            self._go_into_next_year(day)
        elif self._usable_on(day):
            self._carry_on(day)
        else:
            self._endorse_late(day, self.year.judged_as(day))

    def _go_into_next_year(self, day: date) -> None:
        if self.year.rules.cycle == "rolling":
            self._begin_year(day, 1)
        else:
            self._begin_year(self.start, self.n + 1)

    def _endorse_late(self, day: date, judged: date) -> None:
        ground = self._healed_by(judged)
        if self._lapsed_by(judged) and ground != "office":
            raise UntrueHistoryError("lapsed", day)
        in_grace = self.grace_end is not None and judged <= self.grace_end
        if self._usable_on(judged) or in_grace or ground:
            self._carry_on(day)
        else:
            self._begin_anew(day, judged)

    def _healed_by(self, judged: date) -> str:
        gap_first, gap_last = self.good + ONE_DAY, judged - ONE_DAY
        grounds = [
            ground
            for first_day, last_day, ground in self.healed
            if first_day <= gap_first and gap_last <= last_day
        ]
        if "office" in grounds:
            return "office"
        return "hardship" if "hardship" in grounds and self._hardship_reaches(judged) else ""

    def _hardship_reaches(self, judged: date) -> bool:
        term = self.year.rules.hardship
        return term is not None and judged <= term_end(self.good, term)

    def _carry_on(self, day: date) -> None:
        """The cycle goes on; one endorsement covers every year whose window has opened."""
        self._count_as_in_force(self.good + ONE_DAY, day - ONE_DAY)
        n = self.n + 1
        while window_opens(self.start, n, self.versions) <= day:
            n += 1
        self._begin_year(self.start, n)

    def _begin_anew(self, day: date, judged: date) -> None:
        """A new cycle after a gap; under a hold it begins on the first day of the hold."""
        if self.year.rules.late == "restart":
            self.continuous_since = self.counted_from = judged
        else:
            for _ in every_day(self.good + ONE_DAY, judged - ONE_DAY):
                self.counted_from += ONE_DAY
        self._count_as_in_force(judged, day - ONE_DAY)
        n = 1
        while window_opens(judged, n, self.versions) <= day:
            n += 1
        self._begin_year(judged, n)

    def _count_as_in_force(self, first_day: date, last_day: date) -> None:
        for day in every_day(first_day, last_day):
            self.states[day] = IN_FORCE
