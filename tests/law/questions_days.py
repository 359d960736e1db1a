"""Questions of pure date arithmetic: the day of a case is the day that is counted from."""

from dataclasses import dataclass
from datetime import date

from tests.law.cases import Answer, Case, question

from anju.law.legal_days import (
    Term,
    anniversary,
    corresponding_day,
    half_year_complete_on,
    months_after,
    months_before,
    term_end,
    whole_years,
)
from anju.law.local_rules import TimeLimit
from anju.law.time_limits import last_day_of
from anju.law.working_days import CalendarUnknown
from anju.law.working_days_files import load_working_days

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Years:
    """A number of years."""

    years: int


@dataclass(frozen=True)
class MonthsGiven:
    """A number of months."""

    months: int


@dataclass(frozen=True)
class TermGiven:
    """A grace or a lapse."""

    term: Term


@dataclass(frozen=True)
class Until:
    """The last day of a count of years."""

    last: date


@dataclass(frozen=True)
class Nothing:
    """Nothing beside the day."""


def _told(day: date | None) -> Answer:
    """A day and its weekday; "none" where there is no such day."""
    if day is None:
        return {"day": "none"}
    return {"day": day, "weekday": WEEKDAYS[day.weekday()]}


@question("corresponding_day")
def _corresponding_day(case: Case) -> Answer:
    return _told(corresponding_day(case.day, case.facts(Years).years))


@question("anniversary")
def _anniversary(case: Case) -> Answer:
    return _told(anniversary(case.day, case.facts(Years).years))


@question("months_after")
def _months_after(case: Case) -> Answer:
    return _told(months_after(case.day, case.facts(MonthsGiven).months))


@question("months_before")
def _months_before(case: Case) -> Answer:
    return _told(months_before(case.day, case.facts(MonthsGiven).months))


@question("term_end")
def _term_end(case: Case) -> Answer:
    return _told(term_end(case.day, case.facts(TermGiven).term))


@question("half_year_complete")
def _half_year_complete(case: Case) -> Answer:
    return _told(half_year_complete_on(case.day, case.facts(MonthsGiven).months))


@question("whole_years")
def _whole_years(case: Case) -> Answer:
    return {"years": whole_years(case.day, case.facts(Until).last)}


@question("working_day")
def _working_day(case: Case) -> Answer:
    case.facts(Nothing)
    try:
        return {
            "works": load_working_days().is_working_day(case.day),
            "next": load_working_days().next_working_day(case.day),
        }
    except CalendarUnknown as unknown:
        return {"unknown": unknown.day}


@question("limit_end")
def _limit_end(case: Case) -> Answer:
    return _told(last_day_of(case.day, case.facts(TimeLimit), load_working_days()))
