"""Dates as people type them, read with care: one cell of text, any spelling, one verdict.

The quick way of a whole column is `anju.roster.day_columns`; it brings here every text
that it does not know at once.  A day is given as days since 1970-01-01.

>>> days_in("2025年 3月 15日 00:00:00；２０２６-０３-１４")
(20162, 20526)
>>> days_in("15/03/2024") is None, days_in(" ")
(True, ())
"""

import re
from datetime import date
from functools import lru_cache

EPOCH = date(1970, 1, 1).toordinal()
USUAL = str.maketrans(
    "０１２３４５６７８９－／．：；，、",
    "0123456789-/.:;,,",
)
AROUND = re.compile(r"\s*([年月])\s*|\s+(日)")
MIDNIGHT = re.compile(r"(?:(?<=日)|(?<=\d)(?=\s))\s*00:00:00(?=$|[\s;,])")
BETWEEN = re.compile(r"[\s;,]+")
DASHED = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


@lru_cache(maxsize=1 << 16)
def days_in(text: str) -> tuple[int, ...] | None:
    """The days of a cell that may hold several dates; None if any part is not a date."""
    days = [_day(part) for part in BETWEEN.split(_usual(text)) if part]
    return None if None in days else tuple(day for day in days if day is not None)


@lru_cache(maxsize=1 << 16)
def day_in(text: str) -> tuple[int, ...] | None:
    """The day of a cell that holds one date, or none; None if it is not a date."""
    usual = _usual(text)
    if not usual:
        return ()
    day = _day(usual)
    return None if day is None else (day,)


def _usual(text: str) -> str:
    """Full-width forms made usual, blanks around 年 月 日 and a midnight behind a date dropped."""
    joined = AROUND.sub(lambda found: found[1] or found[2], text.translate(USUAL))
    return MIDNIGHT.sub("", joined).strip()


def _day(text: str) -> int | None:
    if found := DASHED.fullmatch(text):
        year, month, day = found[1], found[3], found[4]
    elif found := CHINESE.fullmatch(text) or EIGHT.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).toordinal() - EPOCH
    except ValueError:
        return None
