"""The boundaries of one year of a cycle (Regulations art. 10, paragraphs 2 and 3)."""

from dataclasses import dataclass
from datetime import date

from tests.law.second_opinion.days import (
    ONE_DAY,
    anniversary,
    corresponding,
    days_ending_on,
    months_before,
    term_end,
)
from tests.law.second_opinion.records import Hold, Rules, Versions


@dataclass(frozen=True)
class Year:
    """What the rules make of year n of the cycle that began on a day.

    `ordinary_good` is the last good day without any hold, `good` with them. `reopened` are the
    holds that begin after `good`: an endorsement inside one is judged as if made on its first day.
    """

    rules: Rules
    window_first_day: date
    window_last_day: date
    ordinary_good: date
    good: date
    reopened: tuple[Hold, ...]

    def judged_as(self, day: date) -> date:
        """The day as which a late endorsement on the given day is judged."""
        for first_day, _, _, good_until in self.reopened:
            if first_day <= day <= good_until:
                return first_day
        return day

    def grace_end(self, good: date) -> date | None:
        """The last day of the grace, counted from the given last good day; None without one."""
        return term_end(good, self.rules.grace) if self.rules.grace else None

    def lapse_end(self, good: date) -> date | None:
        """The last day before the permit lapses; None where the rules know no lapse."""
        if self.rules.lapse is None:
            return None
        end = term_end(good, self.rules.lapse)
        for first_day, _, _, good_until in self.reopened:
            if first_day <= end:
                end = max(end, good_until)
        return end


def rules_on(versions: Versions, day: date) -> Rules:
    """The version in force on a day; before the first version, the first one."""
    ordered = sorted(versions, key=lambda version: version[0])
    found = ordered[0][1]
    for first_day, rules in ordered:
        if first_day <= day:
            found = rules
    return found


def told_day(start: date, n: int, rules: Rules) -> date:
    """The last day told to the holder, holds left aside."""
    same = corresponding(start, n)
    if same is None:
        return anniversary(start, n)
    return same - ONE_DAY if rules.told == "eve" else same


def ordinary_last_good(start: date, n: int, rules: Rules) -> date:
    """The last day on which an endorsement is on time, holds left aside."""
    same = corresponding(start, n)
    if same is None:
        good = anniversary(start, n)
    else:
        good = same - ONE_DAY if rules.suspended_from == "anniversary" else same
    while rules.working_days and not rules.working_days(good):
        good += ONE_DAY
    return good


def window_opens(start: date, n: int, versions: Versions) -> date:
    """The first day of the endorsement window of year n; no hold moves it."""
    rules = rules_on(versions, anniversary(start, n))
    kind, number = rules.window
    if kind == "months":
        return months_before(anniversary(start, n), number)
    return days_ending_on(told_day(start, n, rules), number)


def year_of(start: date, n: int, versions: Versions) -> Year:
    """Year n of the cycle that began on `start`, by the version in force on its anniversary."""
    rules = rules_on(versions, anniversary(start, n))
    told, good = told_day(start, n, rules), ordinary_last_good(start, n, rules)
    ordinary_good, reopened = good, []
    for hold in sorted(rules.holds):
        first_day, last_day, hold_told, good_until = hold
        if good < first_day:
            reopened.append(hold)
        elif good <= last_day:
            good, told = max(good, good_until), hold_told
    opens = window_opens(start, n, versions)
    return Year(rules, opens, told, ordinary_good, good, tuple(reopened))
