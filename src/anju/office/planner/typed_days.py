"""Days as people type them into the planner, forgiven where it is clear what is meant.

A day is taken as well the way our own pages write it, in either language, weekday and all.

>>> typed_days("２０２５年３月１５号"), typed_days("2025 3 15"), typed_days("20250315")
((datetime.date(2025, 3, 15),), (datetime.date(2025, 3, 15),), (datetime.date(2025, 3, 15),))
>>> typed_days("Saturday, 15 March 2025"), typed_days("2025年3月15日（星期六）")
((datetime.date(2025, 3, 15),), (datetime.date(2025, 3, 15),))
>>> typed_days("15/3/2025") is None, typed_days(" ")
(True, ())
"""

import re
from datetime import date
from typing import Final

from anju.office.common.typed import half_width
from anju.roster.day_texts import EPOCH, days_in

APART: Final = re.compile(r"\b(\d{4})\s+(\d{1,2})\s+(\d{1,2})\b")
WEEKDAY: Final = re.compile(
    r"\(?(?:星期|周)[一二三四五六日天]\)?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?",
    re.IGNORECASE,
)
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = rf"({'|'.join(MONTHS)})[a-z]*\.?"
DAY_FIRST: Final = re.compile(rf"\b(\d{{1,2}})\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
MONTH_FIRST: Final = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}}),?\s+(\d{{4}})\b", re.IGNORECASE)


def typed_days(text: str) -> tuple[date, ...] | None:
    """The days of a text, none where it is empty; None where any part of it is no day."""
    usual = WEEKDAY.sub("", half_width(text).replace("号", "日"))
    usual = DAY_FIRST.sub(lambda found: _dashed(found[3], found[2], found[1]), usual)
    usual = MONTH_FIRST.sub(lambda found: _dashed(found[3], found[1], found[2]), usual)
    days = days_in(APART.sub(r"\1-\2-\3", usual))
    return None if days is None else tuple(date.fromordinal(day + EPOCH) for day in days)


def _dashed(year: str, month: str, day: str) -> str:
    return f"{year}-{MONTHS.index(month.lower()) + 1}-{day}"
