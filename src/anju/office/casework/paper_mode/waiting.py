"""What is still to be done after an outage: forms to be entered, entries to be confirmed."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.casework.cases.states import Desk
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.series import numbers_of
from anju.office.casework.procedures import Procedure
from anju.office.places.models import Outage

AT_MOST: Final = 100
"""How many entries are listed that wait to be confirmed."""

LATEST: Final = 20
"""How many outages are listed."""

_STANDS: Final = ("", "granted")
"""The outcomes of an entry that still takes its form's number."""


@dataclass(frozen=True, slots=True)
class FormsOfOutage:
    """An outage with the numbers of its forms: named, waiting for a second person, not entered."""

    outage: Outage
    named: tuple[str, ...]
    to_confirm: tuple[str, ...]
    to_enter: tuple[str, ...]


def outages_of(offices: Collection[str]) -> list[FormsOfOutage]:
    """The outages of some offices, the latest first, each with its forms; two queries."""
    rows = Outage.objects.filter(office_id__in=offices).order_by("-first_day", "id")[:LATEST]
    named = {row.id: numbers_of(row.forms) for row in rows}
    every = {number for numbers in named.values() for number in numbers}
    entered = dict(
        Case.objects.filter(paper_form__in=every, outcome__in=_STANDS).values_list(
            "paper_form", "outcome"
        )
    )
    return [_with_forms(row, named[row.id], entered) for row in rows]


def to_confirm(offices: Collection[str], within: Jurisdiction) -> list[Case]:
    """The entries of some offices that wait for a second person, the earliest entered first."""
    waiting = Case.objects.filter(
        within.condition(),
        office_id__in=offices,
        desk=Desk.CLERK.value,
        procedure=Procedure.PAPER_ENTRY.value,
        ended_on__isnull=True,
    )
    return list(waiting.order_by("due_on", "id")[:AT_MOST])


def entry_of_form(number: str, within: Jurisdiction) -> Case | None:
    """The entry in a jurisdiction that a form's number stands for; None where there is none."""
    rows = Case.objects.filter(within.condition(), paper_form=number, outcome__in=_STANDS)
    return rows.first() if number else None


def entry_of_application(number: str, within: Jurisdiction) -> Case | None:
    """The entry in a jurisdiction from which a receipt number was told; None where there is none.

    Of a form that was entered again after it was refused, the latest.
    """
    rows = Case.objects.filter(within.condition(), application_number=number)
    return rows.order_by("outcome", "-id").first() if number else None


def _with_forms(row: Outage, named: tuple[str, ...], entered: dict[str, str]) -> FormsOfOutage:
    return FormsOfOutage(
        row,
        named,
        tuple(number for number in named if entered.get(number) == ""),
        tuple(number for number in named if number not in entered),
    )
