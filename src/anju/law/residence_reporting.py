"""By when a stay in another city is reported for registration.

Source: Household Registration Regulations art. 15: whoever stays more than three days reports it
within three days.  The day of arrival is left out (Civil Code art. 201).  Whether somebody is
late is only told: a late registration is a registration, and counts from its own day.

>>> report_last_day(date(2026, 11, 23))
datetime.date(2026, 11, 26)
"""

from datetime import date

from anju.law.citation import HOUSEHOLD_REGISTRATION, Citation
from anju.law.local_rules import TimeLimit
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason
from anju.law.time_limits import last_day_of

REPORT = TimeLimit(3)
"""To report a stay, in calendar days."""

STAYS = Citation(HOUSEHOLD_REGISTRATION, 15)


def report_last_day(arrived_on: date) -> date:
    """The last day to report a stay that began on a legal day."""
    return last_day_of(arrived_on, REPORT)


def reported_in_time(arrived_on: date | None, reported_on: date) -> Outcome:
    """Whether a stay was reported in time; CannotTell where the day of arrival is not known."""
    if arrived_on is None:
        return CannotTell((), ("arrived_on",))
    last_day = report_last_day(arrived_on)
    values = (("last_day", last_day.isoformat()),)
    if reported_on <= last_day:
        return Met((Reason("stay_reported_in_time", (STAYS,), values),))
    return NotMet((Reason("stay_reported_late", (STAYS,), values),))
