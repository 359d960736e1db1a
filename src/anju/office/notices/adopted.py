"""After a text of a measure was adopted: what it makes due at once is told, and once.

The day of a stage that is in place by the new text was looked at under the one before, so that
nobody would be met by it: it is told.  Who was told a day by which to act that the text moves is
told that it moved, in the place of the stage; who was not, is told by the stage that waits.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from anju.law.known import RefusedHistory
from anju.law.life import Life, live
from anju.law.measures import Measures
from anju.law.reminder_days import (
    Reminder,
    day_to_act_by,
    days_of,
    may_be_reminded,
    reminder_of,
)
from anju.office.notices.due import Due
from anju.office.notices.models import Looked
from anju.office.notices.queueing import looked_through, queue
from anju.office.notices.said_before import Said, about_to_be_said, cycle_of, said_last
from anju.office.places.measures import latest_adoption, measures_in_force, measures_since
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.following import waiting
from anju.office.registry.permits.judging_anew import recorded_permits
from anju.office.registry.permits.models import Permit, Trial

ADOPTIONS: Final = "adoptions"
AT_A_TIME: Final = 1000
"""Permits that are judged together."""


def queue_adopted(today: date, at: datetime) -> int:
    """Put what the texts that were adopted since make due into the queue; how many were new.

    Begun anew it starts behind the latest one.  While permits wait to be judged by a text, and
    before the reminders of today were looked for, it does nothing.  A worker that is killed looks
    at that text again.
    """
    row, _ = Looked.objects.get_or_create(what=ADOPTIONS, defaults={"position": latest_adoption()})
    fresh = list(Trial.objects.filter(adopted__gt=row.position).order_by("adopted"))
    if not fresh or waiting().exists() or not looked_through(today):
        return 0
    queued, latest = 0, fresh[-1].adopted or 0
    for trial in fresh:
        for ids in _touched(trial):
            queued += queue(_due(ids, trial, latest, today), at)
        Looked.objects.filter(what=ADOPTIONS).update(position=trial.adopted)
    return queued


def _touched(trial: Trial) -> Iterator[list[str]]:
    """The permits that a text touches, some at a time."""
    after = ""
    while True:
        rows = trial.touched.filter(permit_id__gt=after).order_by("permit_id")
        ids = list(rows.values_list("permit_id", flat=True)[:AT_A_TIME])
        if not ids:
            return
        yield ids
        after = ids[-1]


def _due(ids: Sequence[str], trial: Trial, adoption: int, today: date) -> list[Due]:
    """What is to be told of some permits that a text touches; a few queries for all of them."""
    open_ones = Permit.objects.filter(id__in=ids, closed_on__isnull=True, good_until__isnull=True)
    whose = dict(open_ones.values_list("id", "person_id"))
    said, waits = said_last(whose), about_to_be_said(whose)
    now, before = measures_in_force().measures, measures_since(trial.before).measures
    found = []
    for record in recorded_permits(sorted(whose)):
        life, was = _life(record, now, today), _life(record, before, today)
        if life is None or not may_be_reminded(life):
            continue
        reminder = reminder_of(life)
        if reminder and (record.id, cycle_of(life.window), reminder.stage) in waits:
            continue
        told = said.get(record.id)
        if moved := _moved(told, life, was, reminder):
            found.append(_of(record, whose[record.id], life, moved, adoption))
        elif reminder and _is_new(reminder, life, was, told):
            found.append(_of(record, whose[record.id], life, reminder))
    return found


def _moved(
    told: Said | None, life: Life, was: Life | None, reminder: Reminder | None
) -> Reminder | None:
    """What is told today where the day by which to act moved that was told; None where none did.

    It is of the stage that is in place, otherwise of the one that was told.
    """
    year = days_of(life.window)
    cycles = {cycle_of(each.window) for each in (life, was) if each}
    if told is None or told.cycle not in cycles or not told.moved_to(year):
        return None
    stage = reminder.stage if reminder else told.stage
    return Reminder(stage, life.known_on, day_to_act_by(stage, year))


def _is_new(reminder: Reminder, life: Life, was: Life | None, told: Said | None) -> bool:
    """Whether a stage was not in place by the text before, and was not what was told last."""
    if told == Said(cycle_of(life.window), reminder.stage, reminder.by):
        return False
    return reminder != (reminder_of(was) if was else None)


def _of(
    record: PermitRecord, person_id: str, life: Life, reminder: Reminder, adoption: int = 0
) -> Due:
    window = life.window
    cycle = (window.cycle_first_day, window.year, window.last_good_day)
    return Due(record.id, person_id, record.division_code, *cycle, (reminder,), adoption)


def _life(record: PermitRecord, measures: Measures, today: date) -> Life | None:
    """The life of a permit today; None where the history could not be true under the measures."""
    try:
        return live(record.facts, measures.for_place(record.division_code), today)
    except RefusedHistory:
        return None
