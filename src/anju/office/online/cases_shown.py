"""The cases of a person as their own pages tell them: where each stands, and by when it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from anju.office.casework.application.handed_in import judged_case
from anju.office.casework.cases.fold import fold_case
from anju.office.casework.cases.limits import limit_last_day
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.states import Desk, State
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure, state_in_words
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.permits.answers import days_left
from anju.office.screens.missing import missing_lines

LATEST = 50
"""How many cases a page lists."""


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case; `expected_on` is the day by which the office is done, `answer_by` one's own day.

    `lacks` says all that an application still lacks of which the office has not told yet: as long
    as something does, its time does not begin and no day is promised.
    """

    url: str
    receipt_number: str
    procedure: str
    state: str
    filed_on: date
    is_open: bool
    expected_on: date | None
    answer_by: date | None
    days_left: int | None
    lacks: list[str]


def own_cases(records: Iterable[str], today: date, language: str) -> list[OwnCase]:
    """The cases of a person, the open ones first, then the latest."""
    rows = Case.objects.filter(person_id__in=list(records)).order_by("-filed_on", "id")[:LATEST]
    told = [own_case_shown(row, today, language) for row in rows]
    return sorted(told, key=lambda each: not each.is_open)


def own_case_shown(row: Case, today: date, language: str) -> OwnCase:
    """One case as its person reads it."""
    procedure = Procedure(row.procedure)
    mine = row.complete_by if row.desk == Desk.HOLDER else None
    lacks = _lacks(row, procedure, today, language)
    expected = None if row.ended_on or mine or lacks else _expected_on(row, procedure)
    return OwnCase(
        reverse("my-case", args=[row.id]),
        in_groups(row.receipt_number),
        procedure.in_words(language),
        state_in_words(procedure, State(row.state), language),
        row.filed_on,
        row.ended_on is None,
        expected,
        mine,
        days_left(mine or expected, today),
        lacks,
    )


def _lacks(row: Case, procedure: Procedure, today: date, language: str) -> list[str]:
    if procedure is not Procedure.APPLICATION or row.state != State.FILED:
        return []
    found = judged_case(fold_case(read_chain(row.id)), today, measures_in_force())
    return missing_lines(found, language) if found.missing else []


def _expected_on(row: Case, procedure: Procedure) -> date:
    """The end of the legal clock; before it runs, as if it had begun with the filing."""
    if row.clock_on:
        return row.clock_on
    rules = measures_in_force().measures.for_place(row.division_code)
    measure = rules.on(row.filed_on)
    return limit_last_day(procedure, row.filed_on, measure, rules.working_days)
