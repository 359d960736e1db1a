"""Awkward histories made at random, aimed at the days on which the law changes its answer.

Everything hangs on the generator of random numbers that is given, so a seed gives the same
history again. Most histories can be true; every reason for refusal comes up now and then (`lapsed`
only where the rules know a lapse).
"""

from datetime import date, timedelta
from random import Random

from tests.law.second_opinion.days import ONE_DAY, anniversary
from tests.law.second_opinion.records import Cancellation, Filing, Healing, History, Versions
from tests.law.second_opinion.story import Story, UntrueHistoryError

MONTHS_AND_DAYS = ((2, 28), (1, 31), (3, 31), (11, 30), (1, 1), (12, 31), (3, 1), (8, 31))
LEAP_DAYS = tuple(date(year, 2, 29) for year in (2016, 2020, 2024))
NEAR = (-1, 0, 0, 1)
RARELY = 0.02


def random_history(rng: Random, versions: Versions, *, rich: bool) -> tuple[History, date]:
    """A history under the rules of one place, and a day to ask about.

    Plain histories hold endorsements and cancellations. Rich ones also hold undecided, refused and
    withdrawn filings, grants decided later, healed gaps and annulled cancellations.
    """
    author = _Author(rng, versions, rich=rich)
    author.write()
    return author.history(), author.day_to_ask_about()


def _shifted(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _issue_day(rng: Random, versions: Versions) -> date:
    edges = _edges(versions)
    if edges and rng.random() < 0.5:
        return _issue_day_for_edge(rng, rng.choice(edges))
    if rng.random() < 0.25:
        return rng.choice(LEAP_DAYS)
    year = rng.randint(2096, 2099) if rng.random() < RARELY else rng.randint(2016, 2026)
    if rng.random() < 0.7:
        return date(year, *rng.choice(MONTHS_AND_DAYS))
    return _shifted(date(year, 1, 1), rng.randint(0, 364))


def _edges(versions: Versions) -> list[date]:
    """The days on which a hold begins or ends, and those on which a later version begins."""
    starts = [first_day for first_day, _ in versions]
    held = [day for _, rules in versions for hold in rules.holds for day in hold]
    return held + [day for day in starts if day > min(starts)]


def _issue_day_for_edge(rng: Random, edge: date) -> date:
    """A day whose anniversary falls on the edge, beside it, or some months before it."""
    day = _shifted(anniversary(edge, -rng.randint(1, 3)), rng.choice((-2, -1, 0, 1, 2)))
    if rng.random() < 0.4:
        day = _shifted(day, -rng.randint(0, 300))
    return max(day, date(2016, 1, 1))


class _Author:
    """Writes one history forward in time, living it as it goes to know the next boundaries."""

    def __init__(self, rng: Random, versions: Versions, *, rich: bool) -> None:
        self.rng = rng
        self.versions = versions
        self.rich = rich
        self.issued = _issue_day(rng, versions)
        self.filings: list[Filing] = []
        self.cancellations: list[Cancellation] = []
        self.healed: list[Healing] = []
        self.story = Story(self.issued, versions, self.healed)
        self.last = self.issued
        self.seen = [self.issued]

    def history(self) -> History:
        """What was written, out of order, as records come."""
        for records in (self.filings, self.cancellations, self.healed):
            self.rng.shuffle(records)
        return History(self.issued, self.filings, self.cancellations, self.healed)

    def write(self) -> None:
        """Some years of the permit, then its end, then what cannot be true."""
        try:
            for _ in range(self.rng.choice((0, 1, 1, 2, 2, 3, 4, 6))):
                self._write_year()
        except UntrueHistoryError:
            self.seen.append(self.filings[-1][0])
        if self.rich:
            self._write_filing()
        self._write_cancellations()
        self._write_untruths()

    # --- one year ---

    def _write_year(self) -> None:
        self.seen.extend(self._boundaries())
        if self.rich:
            self._write_filing()
        day = self._endorsement_day()
        if self.rich and day > self.story.good:
            day = self._write_healing(day)
        self._write_endorsement(day)

    def _boundaries(self) -> list[date]:
        """The days around which the running year changes its answer."""
        year, story = self.story.year, self.story
        days = [
            year.window_first_day,
            year.window_last_day,
            year.ordinary_good,
            story.good,
            story.grace_end,
            story.lapse_end,
        ]
        holds = [day for hold in year.rules.holds for day in hold]
        return [day for day in days if day] + [day for day in holds if day > year.window_first_day]

    def _endorsement_day(self) -> date:
        """Mostly a day that the law takes; now and then one just too early or after the lapse."""
        if self.rng.random() < RARELY:
            return self._day_that_is_not_taken()
        for day in [self._near_boundary() for _ in range(4)]:
            if self._is_taken(day):
                return day
        return self._in_the_window()

    def _day_that_is_not_taken(self) -> date:
        too_early = _shifted(self.story.year.window_first_day, -self.rng.choice((1, 1, 30)))
        if self.story.lapse_end is None or self.rng.random() < 0.5:
            return max(too_early, self.issued)
        return _shifted(self.story.lapse_end, self.rng.choice((1, 1, 30)))

    def _near_boundary(self) -> date:
        chance = self.rng.random()
        if chance < 0.25:
            return self._in_the_window()
        if chance < 0.3:
            return _shifted(self.story.good, self.rng.randint(1, 900))
        return _shifted(self.rng.choice(self._boundaries()), self.rng.choice(NEAR))

    def _in_the_window(self) -> date:
        first_day = max(self.story.year.window_first_day, self.last)
        return _shifted(first_day, self.rng.randint(0, max(0, (self.story.good - first_day).days)))

    def _is_taken(self, day: date) -> bool:
        lapse_end = self.story.lapse_end
        return day >= max(self.story.year.window_first_day, self.last) and (
            lapse_end is None or self.story.year.judged_as(day) <= lapse_end
        )

    def _write_endorsement(self, day: date) -> None:
        decided = None
        if self.rich and self.rng.random() < 0.3:
            decided = _shifted(day, self.rng.choice((0, 1, 15, 60, 400)))
            self.seen.append(decided)
        self.filings.append((day, "granted", decided))
        if self.rng.random() < 0.1:
            self.filings.append((day, "granted", None))
        self.last = max(self.last, day)
        self.story.endorse(day)

    # --- what only rich histories hold ---

    def _write_filing(self) -> None:
        """A filing that was not granted, aimed at a boundary, decided near another one."""
        if self.rng.random() < 0.5:
            return
        day = max(self._near_boundary(), self.last)
        self.last = day
        decided = self._decision_day(day)
        if self.rng.random() < 0.4:
            self.filings.append((day, None, None))
            self.story.leave_undecided(day)
        else:
            self.filings.append((day, self.rng.choice(("refused", "withdrawn")), decided))
            self.story.turn_down(day, decided or day)
        self.seen.extend([day, decided or day])

    def _decision_day(self, filed: date) -> date | None:
        if self.rng.random() < 0.2:
            return None
        if self.rng.random() < 0.4:
            return _shifted(filed, self.rng.randint(0, 60))
        return max(filed, _shifted(self.rng.choice(self._boundaries()), self.rng.choice(NEAR)))

    def _write_healing(self, day: date) -> date:
        """Perhaps heal the gap before a late endorsement, or nearly; perhaps after the lapse."""
        if self.rng.random() < 0.5:
            return day
        ground = self.rng.choice(("office", "hardship"))
        if ground == "office" and self.story.lapse_end and self.rng.random() < 0.2:
            day = _shifted(self.story.lapse_end, self.rng.randint(1, 40))
        gap_last = self.story.year.judged_as(day) - ONE_DAY
        first_day = _shifted(self.story.good + ONE_DAY, self.rng.choice((-9, 0, 0, 0, 0, 0, 1)))
        last_day = _shifted(gap_last, self.rng.choice((9, 0, 0, 0, 0, 0, -1)))
        if first_day <= last_day:
            self.healed.append((first_day, last_day, ground))
        return day

    # --- the end ---

    def _write_cancellations(self) -> None:
        if self.rng.random() < 0.15:
            self._cancel(max(self._near_boundary(), self.last + ONE_DAY), annulled=False)
        if self.rich and self.rng.random() < 0.15:
            self._cancel(self._near_boundary(), annulled=True)
        if self.rich and self.rng.random() < 0.1:
            self._cancel(_shifted(self.rng.choice(self.seen), -1), annulled=True)
        if not self.filings and self.rng.random() < 0.1:
            self._cancel(self.issued, annulled=False)

    def _cancel(self, day: date, *, annulled: bool) -> None:
        self.cancellations.append((day, annulled))
        self.seen.append(day)

    def _write_untruths(self) -> None:
        """Each now and then: a fact on the wrong side of the issue or of the cancellation."""
        if self.rng.random() < RARELY:
            self._cancel(_shifted(self.issued, -self.rng.choice((1, 30))), annulled=False)
        if self.rng.random() < RARELY:
            before = _shifted(self.issued, -self.rng.choice((1, 30)))
            self.filings.append((before, "granted", None))
        if self.filings and self.rng.random() < 2 * RARELY:
            self._cancel(max(self.rng.choice(self.filings)[0], self.issued), annulled=False)
        if self.rng.random() < RARELY / 2:
            self.issued = date(2015, 12, self.rng.choice((1, 31)))

    # --- the day asked about ---

    def day_to_ask_about(self) -> date:
        """Mostly a day near a boundary that comes after what was written."""
        if self.rng.random() < RARELY:
            return _shifted(self.issued, -self.rng.choice((1, 400)))
        return max(self._day_near_something(), self.issued)

    def _day_near_something(self) -> date:
        chance = self.rng.random()
        if chance < 0.2:
            return _shifted(self.rng.choice(self.seen), self.rng.choice(NEAR))
        if chance < 0.35:
            counted_from = self.story.counted_from
            due = anniversary(counted_from, self.rng.randint(1, 6))
            return _shifted(due, self.rng.choice(NEAR))
        if chance < 0.5:
            return _shifted(self.last, self.rng.randint(0, 1200))
        boundary = self.rng.choice([*self._boundaries(), *self.seen[-3:]])
        return max(self.last, _shifted(boundary, self.rng.choice((-1, 0, 0, 1, 1))))
