"""The legal clock of a case: when the office has to be done.

An application has the limit of the measure, else fifteen days, never beyond thirty (Regulation
art. 9(6)).  Where an endorsement is checked first, the measure says how long that may take.  For
all else we keep the fifteen days as a promise: no text sets a limit.
"""

from datetime import date

from anju.law.local_rules import TimeLimit
from anju.law.measures import Measure
from anju.law.time_limits import PRODUCTION, last_day_of, production_last_day
from anju.law.working_days import CalendarUnknown, WorkingDays
from anju.office.casework.procedures import Procedure


def limit_last_day(
    procedure: Procedure, accepted_on: date, measure: Measure, calendar: WorkingDays | None
) -> date:
    """The last legal day of the clock of a case accepted on a day.

    Where working days are counted over days of which no calendar is loaded, as many calendar
    days are promised: that day is never later than the true one.
    """
    try:
        return _last_day(procedure, accepted_on, measure, calendar)
    except CalendarUnknown:
        limit = _limit(procedure, measure)
        return last_day_of(accepted_on, TimeLimit(limit.count))


def _last_day(
    procedure: Procedure, accepted_on: date, measure: Measure, calendar: WorkingDays | None
) -> date:
    if procedure is Procedure.APPLICATION:
        return production_last_day(accepted_on, measure, calendar)
    return last_day_of(accepted_on, _limit(procedure, measure), calendar)


def _limit(procedure: Procedure, measure: Measure) -> TimeLimit:
    if procedure is Procedure.APPLICATION:
        return measure.local.production_limit or PRODUCTION
    if procedure in {Procedure.ENDORSEMENT, Procedure.UNCHANGED}:
        return measure.local.check_limit or PRODUCTION
    return PRODUCTION
