"""The queues of a desk: what it has to do, what is its own, what runs out of time.

A clerk sees the cases of their office and of those below it or gone into it; an officer those of
the jurisdiction.  Each queue is read in the order of an index and only its first page, so that the
time does not grow with the backlog; counts and lists ask the same condition.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.roles import Role
from anju.office.casework.cases.states import Desk
from anju.office.casework.models import Assignment, Case
from anju.office.places.models import Office

PAGE: Final = 20
"""How many cases a page shows."""

MOST_COUNTED: Final = 100
"""A count beyond this is told as "100+"."""

NEARLY: Final = timedelta(days=3)
"""How many days before its last one a clock is nearly out of time."""


Row = TypeVar("Row", Case, Assignment)


class Queue(StrEnum):
    """The queues, in the order they are shown."""

    TO_DO = "to_do"
    MINE = "mine"
    NEARLY_LATE = "nearly_late"
    LATE = "late"
    HOLDER = "holder"


DESKS: dict[Role, tuple[Desk, ...]] = {
    Role.AGENCY_CLERK: (Desk.CLERK,),
    Role.ISSUING_OFFICER: (Desk.OFFICER,),
    Role.POLICE_CLERK: (Desk.CLERK, Desk.POLICE),
}
"""Whose cases a role has to do with."""


@dataclass(frozen=True)
class DeskView:
    """Who looks at a queue: the account, its role, and the reach of its desk.

    `offices` are identifiers; none means every office of the jurisdiction.
    """

    account: str
    role: Role
    within: Jurisdiction
    offices: tuple[str, ...] = ()

    @cached_property
    def places(self) -> Sequence[Q]:
        """The conditions of the desk's reach, each an equality where an index serves.

        A case is of the place of its office, so that the jurisdiction is asked of the offices, once
        for all queues: a range of places beside an office leads a planner away from the office's
        index.
        """
        inside = self.within.condition()
        if self.offices:
            rows = Office.objects.filter(inside, id__in=self.offices).order_by("id")
            return [Q(office_id=office) for office in rows.values_list("id", flat=True)]
        code = self.within.division_code
        if code.endswith("00"):
            return [inside]
        return [Q(division_code=each) for each in (code, *self.within.former)]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of a queue; `after` leads to the next, empty on the last one."""

    cases: tuple[Case, ...]
    after: str


def queue_page(queue: Queue, view: DeskView, today: date, after: str = "") -> QueuePage:
    """A page of a queue, those that run out first in front."""
    if queue is Queue.MINE:
        return _own_page(view, after)
    day = _day(queue)
    rows: list[Case] = []
    for span in _spans(queue, view, today):
        rows += _behind(span, day, after).order_by(day, "id")[: PAGE + 1]
    rows.sort(key=lambda row: (getattr(row, day), row.id))
    further = f"{getattr(rows[PAGE - 1], day)}.{rows[PAGE - 1].id}" if len(rows) > PAGE else ""
    return QueuePage(tuple(rows[:PAGE]), further)


def queue_count(queue: Queue, view: DeskView, today: date) -> int:
    """How many cases a queue holds; never more than one beyond `MOST_COUNTED`."""
    if queue is Queue.MINE:
        return len(_own(view)[: MOST_COUNTED + 1])
    count = 0
    for span in _spans(queue, view, today):
        rows = span.order_by(_day(queue), "id").values_list("id", flat=True)
        count += len(rows[: MOST_COUNTED + 1 - count])
        if count > MOST_COUNTED:
            break
    return count


def _spans(queue: Queue, view: DeskView, today: date) -> list[QuerySet[Case]]:
    """The parts of a queue, each of which an index has in order."""
    desks: tuple[Desk | None, ...] = (None,)
    if queue is Queue.TO_DO:
        desks = DESKS.get(view.role, ())
    elif queue is Queue.HOLDER:
        desks = (Desk.HOLDER,)
    return [
        _listed(queue, Case.objects.filter(place, **_desk(desk)), today)
        for place in view.places
        for desk in desks
    ]


def _desk(desk: Desk | None) -> dict[str, str]:
    return {} if desk is None else {"desk": desk.value}


def _listed(queue: Queue, rows: QuerySet[Case], today: date) -> QuerySet[Case]:
    match queue:
        case Queue.NEARLY_LATE:
            return rows.filter(clock_on__range=(today, today + NEARLY))
        case Queue.LATE:
            return rows.filter(clock_on__lt=today)
        case _:
            return rows.filter(ended_on__isnull=True)


def _own_page(view: DeskView, after: str) -> QueuePage:
    """The cases of an account, as their assignments are in order."""
    found = list(_behind(_own(view), "due_on", after, "case_id")[: PAGE + 1])
    shown = found[:PAGE]
    cases = Case.objects.in_bulk([each.case_id for each in shown])
    further = f"{shown[-1].due_on}.{shown[-1].case_id}" if len(found) > PAGE else ""
    return QueuePage(tuple(cases[each.case_id] for each in shown), further)


def _own(view: DeskView) -> QuerySet[Assignment]:
    """What an account works on where it reaches today: its post may have moved since."""
    reached = Case.objects.filter(view.within.condition(), id=OuterRef("case_id"))
    own = Assignment.objects.filter(Exists(reached), account_id=view.account)
    return own.order_by("due_on", "case_id")


def _day(queue: Queue) -> str:
    return "clock_on" if queue in {Queue.NEARLY_LATE, Queue.LATE} else "due_on"


def _behind(rows: QuerySet[Row], day: str, after: str, key: str = "id") -> QuerySet[Row]:
    """What comes behind the row that the page before ended with."""
    if not after:
        return rows
    told, _, identifier = after.partition(".")
    last = date.fromisoformat(told)
    same_day = Q(**{day: last, f"{key}__gt": identifier})
    return rows.filter(Q(**{f"{day}__gt": last}) | same_day)
