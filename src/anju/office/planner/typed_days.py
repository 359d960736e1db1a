"""Days as people type them into the planner, forgiven where it is clear what is meant.

>>> typed_days("２０２５年３月１５号"), typed_days("2025 3 15"), typed_days("20250315")
((datetime.date(2025, 3, 15),), (datetime.date(2025, 3, 15),), (datetime.date(2025, 3, 15),))
>>> typed_days("15/3/2025") is None, typed_days(" ")
(True, ())
"""

import re
from datetime import date

from anju.office.common.typed import half_width
from anju.roster.day_texts import EPOCH, days_in

APART = re.compile(r"\b(\d{4})\s+(\d{1,2})\s+(\d{1,2})\b")


def typed_days(text: str) -> tuple[date, ...] | None:
    """The days of a text, none where it is empty; None where any part of it is no day."""
    usual = APART.sub(r"\1-\2-\3", half_width(text).replace("号", "日"))
    days = days_in(usual)
    return None if days is None else tuple(date.fromordinal(day + EPOCH) for day in days)
