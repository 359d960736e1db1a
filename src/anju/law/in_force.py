"""From which day the Regulation answers: 1 January 2016 (art. 23).

>>> require_in_force(date(2015, 12, 31))
Traceback (most recent call last):
anju.law.in_force.BeforeRegulation: the Regulation was not in force on 2015-12-31
"""

from datetime import date

from anju.law.legal_days import REGULATION_IN_FORCE_ON


class BeforeRegulation(ValueError):
    """A question was asked for a day before the Regulation came into force."""

    def __init__(self, day: date) -> None:
        """Keep the legal day that was asked about."""
        super().__init__(f"the Regulation was not in force on {day.isoformat()}")
        self.day = day


def require_in_force(day: date) -> None:
    """Raise BeforeRegulation for a legal day before 1 January 2016; nothing is answered for it."""
    if day < REGULATION_IN_FORCE_ON:
        raise BeforeRegulation(day)
