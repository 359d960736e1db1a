"""The hours in which no telephone is made to ring: SMS and chat wait, mail does not.

>>> quiet_until(datetime(2026, 11, 23, 14, 30, tzinfo=UTC), "21:00-08:00")
datetime.datetime(2026, 11, 24, 8, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=28800)))
>>> quiet_until(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), "21:00-08:00")
"""

from datetime import UTC, datetime, time, timedelta  # noqa: F401 - UTC is in the examples

from django.conf import settings

from anju.office.common.clock import SHANGHAI
from anju.office.notices.channels import Channel


def put_off(channel: str, at: datetime) -> datetime | None:
    """The moment from which a channel may be used; None where it may be used now."""
    if channel not in {Channel.SMS, Channel.CHAT}:
        return None
    return quiet_until(at, str(settings.ANJU["QUIET_HOURS"]))


def quiet_until(at: datetime, hours: str) -> datetime | None:
    """The end of the quiet hours that a moment lies in, which may go past midnight in Shanghai.

    None outside of them, and where there are none: `hours` is then empty.  Raises ValueError for
    what is not two times of day.
    """
    if not hours:
        return None
    first, last = (time.fromisoformat(each) for each in hours.split("-"))
    local = at.astimezone(SHANGHAI)
    for day in (local.date() - timedelta(days=1), local.date()):
        begins = datetime.combine(day, first, SHANGHAI)
        ends = datetime.combine(day + timedelta(days=last <= first), last, SHANGHAI)
        if begins <= local < ends:
            return ends
    return None
