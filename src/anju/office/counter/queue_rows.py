"""The queues as tabs, and their cases as rows: a constant number of queries a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.models import Account
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.states import State
from anju.office.casework.desk.queues import (
    MOST_COUNTED,
    DeskView,
    Queue,
    queue_count,
)
from anju.office.casework.models import Assignment, Case
from anju.office.casework.procedures import Procedure, state_in_words
from anju.office.registry.details.keeping import read_details
from anju.office.registry.permits.answers import days_left
from anju.office.screens.shown import ERASED
from anju.words import N_, say

LABELS: Mapping[Queue, str] = {
    Queue.TO_DO: N_("To do"),
    Queue.MINE: N_("Mine"),
    Queue.NEARLY_LATE: N_("Nearly out of time"),
    Queue.LATE: N_("Out of time"),
    Queue.HOLDER: N_("Waiting for the holder"),
}
MEANINGS: Mapping[Queue, str] = {
    Queue.TO_DO: N_("What waits for this desk, the earliest limit in front."),
    Queue.MINE: N_("What you took, or a colleague handed to you."),
    Queue.NEARLY_LATE: N_("The legal limit ends within three days."),
    Queue.LATE: N_("The legal limit has passed. Each of these is owed an answer now."),
    Queue.HOLDER: N_("The holder was told what is missing, or may object."),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A queue with its count, as a link."""

    url: str
    label: str
    count: int | str
    current: bool


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case of a list; `due_on` is None as long as it was filed and nothing has a limit yet.

    `is_unchanged` says that one press endorses it, `step` is the number of its last entry.
    """

    id: str
    receipt_number: str
    procedure: str
    state: str
    name: str
    due_on: date | None
    days_left: int | None
    has_limit: bool
    filed_on: date
    works_on_it: str
    is_unchanged: bool
    step: int


def tabs(request: OfficeRequest, view: DeskView, current: Queue) -> list[Tab]:
    """The queues of a desk with their counts; "100+" beyond a hundred."""
    found = []
    for queue in Queue:
        count = queue_count(queue, view, request.today)
        found.append(
            Tab(
                f"{reverse('desk')}?{urlencode({'queue': queue.value})}",
                say(LABELS[queue], request.language),
                f"{MOST_COUNTED}+" if count > MOST_COUNTED else count,
                queue is current,
            )
        )
    return found


def cases_shown(cases: Sequence[Case], today: date, language: str) -> list[CaseShown]:
    """Cases as a list shows them."""
    people = read_details({case.person_id for case in cases})
    workers = _workers(cases)
    rows = []
    for case in cases:
        details = people.get(case.person_id)
        due_on = _due_on(case)
        rows.append(
            CaseShown(
                case.id,
                in_groups(case.receipt_number),
                Procedure(case.procedure).in_words(language),
                state_in_words(Procedure(case.procedure), State(case.state), language),
                details.name if details else say(ERASED, language),
                due_on,
                days_left(due_on, today),
                case.clock_on is not None,
                case.filed_on,
                workers.get(case.id, ""),
                case.procedure == Procedure.UNCHANGED and case.ended_on is None,
                case.step,
            )
        )
    return rows


def _due_on(case: Case) -> date | None:
    """The day by which somebody has to do something; none before a case is accepted."""
    waits = case.accepted_on is None and case.due_on == case.filed_on
    return None if waits else case.clock_on or case.due_on


def _workers(cases: Sequence[Case]) -> dict[str, str]:
    """The names of those who work on cases, by case."""
    assigned = dict(
        Assignment.objects.filter(case_id__in=[case.id for case in cases]).values_list(
            "case_id", "account_id"
        )
    )
    names = dict(
        Account.objects.filter(id__in=set(assigned.values())).values_list("id", "display_name")
    )
    return {case: names.get(account, "") for case, account in assigned.items()}
