"""What several commands of the office ask for in the same way: a language, a legal day.

>>> day_asked("2026-11-23", date(2026, 11, 24))
datetime.date(2026, 11, 23)
"""

from datetime import date
from enum import StrEnum
from typing import Final

from anju.roster.unusable import Unusable
from anju.words import N_

NO_DAY: Final = N_("{day} is not a day such as 2026-11-23")
NOT_YET: Final = N_("{day} has not come yet; leave --on out, or name an earlier day")


class Language(StrEnum):
    """The language of what a command says and writes."""

    ZH = "zh"
    EN = "en"


def day_asked(text: str | None, today: date) -> date:
    """The legal day that was typed, today where none was.

    Raises Unusable for another form, and for a day that has not come.
    """
    if text is None:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Unusable(NO_DAY, day=text) from None
    if day > today:
        raise Unusable(NOT_YET, day=day)
    return day
