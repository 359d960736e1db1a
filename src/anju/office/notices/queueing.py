"""Puts the reminders that have come into the queue: each once, whoever looks and however often.

It is kept through which day the facts were looked at, so that a run that was missed is caught up.
Of several reminders of one permit that came meanwhile the latest goes out, because it says the most
urgent thing; the others are put down as passed over.  A worker that is killed looks again, and what
is in the queue already stays as it is.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction

from anju.law.legal_days import ONE_DAY
from anju.office.common.clock import moment_text
from anju.office.common.ids import MakeId, ids_side_by_side
from anju.office.notices.due import Due, due_between
from anju.office.notices.models import Looked, MessageState
from anju.office.registry.permits.following import waiting

REMINDERS: Final = "reminders"
_COLUMNS: Final = (
    "id",
    "person_id",
    "permit_id",
    "case_id",
    "division_code",
    "about",
    "is_legal",
    "cycle_first_day",
    "cycle_year",
    "act_by",
    "adoption",
    "due_on",
    "loses_on",
    "state",
    "next_at",
    "claim",
    "opened_at",
    "made_at",
)
INSERT: Final = (
    f"INSERT INTO notices_message ({', '.join(_COLUMNS)})"  # noqa: S608 - our own column names
    f" VALUES ({', '.join(['%s'] * len(_COLUMNS))}) ON CONFLICT DO NOTHING"
)
Row = tuple[Any, ...]


def queue_reminders(today: date, at: datetime) -> int:
    """Put the reminders that came up to today into the queue; how many were new.

    Begun anew it starts with today.  While permits wait to be judged by a text that was adopted it
    does nothing: they are met afterwards, by their right days.
    """
    first = _first_day(today)
    if first > today or waiting().exists():
        return 0
    queued = 0
    for found in due_between(first, today):
        queued += queue(found, at)
    Looked.objects.filter(what=REMINDERS).update(day=today)
    return queued


def _first_day(today: date) -> date:
    """The day after the last one that was looked at."""
    row, _ = Looked.objects.get_or_create(what=REMINDERS, defaults={"day": today - ONE_DAY})
    return (row.day or today - ONE_DAY) + ONE_DAY


def looked_through(today: date) -> bool:
    """Whether the reminders that come on a day were looked for already."""
    return Looked.objects.filter(what=REMINDERS, day__gte=today).exists()


def queue(found: list[Due], at: datetime) -> int:
    """Put the reminders of some permits into the queue, in one transaction; how many were new."""
    rows = list(rows_of(found, at))
    if not rows:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(INSERT, rows)
        return max(int(cursor.rowcount), 0)


def rows_of(found: list[Due], at: datetime) -> Iterator[Row]:
    """The rows of the queue for some permits."""
    moment, make_id = moment_text(at), ids_side_by_side()
    for due in found:
        yield from _of_permit(due, moment, make_id)


def _of_permit(due: Due, moment: str, make_id: MakeId) -> Iterator[Row]:
    loses_on = due.last_good_day + timedelta(days=1)
    last = due.reminders[-1]
    for each in due.reminders:
        state = MessageState.WAITING if each is last else MessageState.PASSED_OVER
        yield (
            make_id(),
            due.person_id,
            due.permit_id,
            "",
            due.division_code,
            each.stage.value,
            False,
            due.cycle_first_day,
            due.cycle_year,
            each.by,
            due.adoption,
            each.on,
            loses_on,
            state.value,
            moment,
            "",
            "",
            moment,
        )
