"""How long the office has, and how long a person has to challenge it.

Source: Regulation art. 9(6): a permit is issued within 15 days of acceptance; a measure
may lengthen that for remote places or special circumstances, never beyond 30 days.
The day of acceptance is left out (Civil Code art. 201) and a limit ends at the end of
its last day.  Calendar days, unless the measure says working days.

>>> from anju.law.measures_files import load_measures
>>> rule = load_measures().for_place("000000").on(date(2026, 11, 23))
>>> production_last_day(date(2026, 11, 23), rule)
datetime.date(2026, 12, 8)
"""

from datetime import date, timedelta

from anju.law.citation import REGULATION, REVIEW_LAW, Citation
from anju.law.in_force import require_in_force
from anju.law.local_rules import DayKind, TimeLimit
from anju.law.measures import Measure, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason
from anju.law.working_days import CalendarUnknown, WorkingDays

PRODUCTION = TimeLimit(15)
"""The Regulation's own limit, in calendar days (art. 9(6))."""

LONGEST_PRODUCTION = TimeLimit(30)
"""Beyond this no measure may go, however its own days are counted (art. 9(6))."""

REVIEW = TimeLimit(60)
"""To ask for administrative review of a decision (Administrative Review Law art. 20)."""

OBJECTION = TimeLimit(15)
"""To object to a cancellation that is proposed: our own term, because no text sets one."""

ISSUE = Citation(REGULATION, 9, 6)
CHALLENGE = Citation(REVIEW_LAW, 20)


def last_day_of(start: date, limit: TimeLimit, calendar: WorkingDays | None = None) -> date:
    """The last day of a limit; the day it starts from is left out.

    Raises CalendarUnknown where working days are counted over days of which no calendar is loaded.
    """
    if limit.kind is DayKind.CALENDAR:
        return start + timedelta(days=limit.count)
    if calendar is None:
        raise CalendarUnknown(start)
    return calendar.working_days_after(start, limit.count)


def production_last_day(
    accepted_on: date, measure: Measure, calendar: WorkingDays | None = None
) -> date:
    """The last day on which an accepted application is still issued in time (art. 9(6)).

    The limit of the measure, else 15 days; never more than 30 calendar days.  Raises
    CalendarUnknown where the measure counts working days that no calendar covers.
    """
    limit = measure.local.production_limit or PRODUCTION
    own = last_day_of(accepted_on, limit, calendar)
    return min(own, last_day_of(accepted_on, LONGEST_PRODUCTION))


def issued_in_time(
    accepted_on: date | None,
    issued_on: date | None,
    measure: Measure,
    on: date,
    calendar: WorkingDays | None = None,
) -> Outcome:
    """Whether a permit was issued within its limit, as known on a legal day.

    `issued_on` None means not issued yet: CannotTell while the limit runs, NotMet after it.
    """
    require_in_force(on)
    if accepted_on is None:
        return CannotTell((), ("accepted_on",))
    try:
        last_day = production_last_day(accepted_on, measure, calendar)
    except CalendarUnknown as unknown:
        values = (("day", unknown.day.isoformat()),)
        return CannotTell((Reason("calendar_unknown", (ISSUE,), values),), ("working_days",))
    return _in_time(issued_on, last_day, measure, on)


def _in_time(issued_on: date | None, last_day: date, measure: Measure, on: date) -> Outcome:
    def why(code: str) -> tuple[Reason, ...]:
        citations = (ISSUE, *local_citations(measure))
        return (Reason(code, citations, (("last_day", last_day.isoformat()),)),)

    if issued_on is not None and issued_on <= on:
        return Met(why("issued_in_time")) if issued_on <= last_day else NotMet(why("issued_late"))
    if on > last_day:
        return NotMet(why("issue_overdue"))
    return CannotTell(why("issue_limit_running"), ("issued_on",))


def objection_last_day(told_on: date) -> date:
    """The last day to object to a proposed cancellation; the day of being told is left out."""
    return last_day_of(told_on, OBJECTION)


def review_last_day(known_on: date, calendar: WorkingDays | None = None) -> date:
    """The last day to ask for review of a decision, 60 days after the day it became known.

    A last day on a rest day moves to the next working day, as in civil procedure
    (Administrative Review Law art. 88); only where a calendar is given, so that the earlier
    day is told.  Raises CalendarUnknown where the calendar does not reach that far.
    """
    plain = last_day_of(known_on, REVIEW)
    return calendar.next_working_day(plain) if calendar else plain
