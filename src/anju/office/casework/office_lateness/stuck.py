"""Cases whose legal clock has passed: the lateness is the office's, and somebody should see it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.casework.models import Case

AT_MOST: Final = 100
"""How many are listed."""


@dataclass(frozen=True, slots=True)
class StuckCase:
    """A case that its office has not done in time; `days` since the last day of its clock."""

    case_id: str
    receipt_number: str
    procedure: str
    permit_id: str
    office_id: str
    clock_on: date
    days: int


def stuck_cases(within: Jurisdiction, on: date) -> list[StuckCase]:
    """The cases of a jurisdiction whose clock has passed by a legal day, the longest first."""
    rows = Case.objects.filter(within.condition(), clock_on__lt=on).order_by("clock_on", "id")
    return [_stuck(row, on) for row in rows[:AT_MOST]]


def is_stuck(row: Case, on: date) -> bool:
    """Whether the clock of a case had passed by a legal day, while it ran."""
    return row.clock_on is not None and row.clock_on < on


def _stuck(row: Case, on: date) -> StuckCase:
    clock_on = row.clock_on or on
    return StuckCase(
        row.id,
        row.receipt_number,
        row.procedure,
        row.permit_id,
        row.office_id,
        clock_on,
        (on - clock_on).days,
    )
