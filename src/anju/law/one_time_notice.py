"""How long a one-time notice of what is missing gives to complete a file (Regulation art. 9(5)).

The Regulation has no such term.  We give thirty days: as long as the office itself may take at
the most (art. 9(6)).  The day of the notice is left out (Civil Code art. 201).  A file that is
completed later is still taken as long as the case was not closed.

>>> completion_last_day(date(2026, 11, 23))
datetime.date(2026, 12, 23)
"""

from datetime import date

from anju.law.citation import REGULATION, Citation
from anju.law.local_rules import TimeLimit
from anju.law.outcome import Met, NotMet, Outcome, Reason
from anju.law.time_limits import last_day_of

COMPLETION = TimeLimit(30)
"""To hand in what a notice names, in calendar days."""

NOTICE = Citation(REGULATION, 9, 5)


def completion_last_day(told_on: date) -> date:
    """The last day to complete a file whose one-time notice was given on a legal day."""
    return last_day_of(told_on, COMPLETION)


def notice_is_unanswered(complete_by: date, on: date) -> Outcome:
    """Whether a notice whose file is still not complete has run out on a legal day."""
    values = (("last_day", complete_by.isoformat()),)
    if on > complete_by:
        return Met((Reason("notice_unanswered", (NOTICE,), values),))
    return NotMet((Reason("notice_running", (NOTICE,), values),))
