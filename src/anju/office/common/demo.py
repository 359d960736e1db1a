"""The demo calendar: in demo mode the whole site sees the day it was moved to.

It moves forward only.  What is a record of something that happened (`recorded_at`), sessions,
codes and rate limits keep to the real clock.  Where the demo mode is off, the day that anybody
moved it to is not even read.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Max

from anju.law.legal_days import months_after
from anju.office.common.clock import legal_day
from anju.office.common.models import DemoDay

FURTHEST = 120
"""Months: how far beyond the real day the calendar can be moved."""


class DemoDayRefused(ValueError):
    """A day the demo calendar cannot be moved to: not later than its own, or too far away."""


def is_demo() -> bool:
    """Whether this installation runs in demo mode."""
    return bool(settings.ANJU["DEMO"])


def today_of(at: datetime) -> date:
    """The legal day of a moment as the site sees it: in demo mode, the demo calendar's.

    The demo calendar stands still on its day until the real day has caught up with it.
    """
    real = legal_day(at)
    if not is_demo():
        return real
    moved = DemoDay.objects.aggregate(latest=Max("day"))["latest"]
    return max(real, moved) if moved else real


def furthest_day(at: datetime) -> date:
    """The last day that the demo calendar can be moved to at a moment."""
    return months_after(legal_day(at), FURTHEST)


def move_demo_day(*, to: date, at: datetime) -> None:
    """Moves the demo calendar; raises DemoDayRefused for a day that is not ahead or too far."""
    if not is_demo():
        raise DemoDayRefused("the demo mode is off")
    if not today_of(at) < to <= furthest_day(at):
        raise DemoDayRefused(f"the demo calendar cannot be moved to {to}")
    DemoDay.objects.create(day=to, moved_at=at)


def stepped(today: date, step: str) -> date:
    """The day a "day", "week" or "month" after `today`; raises DemoDayRefused for other steps.

    >>> stepped(date(2027, 1, 31), "month")
    datetime.date(2027, 2, 28)
    """
    match step:
        case "day":
            return today + timedelta(days=1)
        case "week":
            return today + timedelta(days=7)
        case "month":
            return months_after(today, 1)
    raise DemoDayRefused(f"no such step: {step}")
