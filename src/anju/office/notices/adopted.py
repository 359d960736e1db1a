"""After a text of a measure was adopted: who is in another stage by it is told at once.

The day of that stage was looked at under the text before, so that nobody would be met by it.  Told
is the one reminder that is in place today by the text in force and was not by the one before;
what was told in that year already is not told again.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from anju.law.known import RefusedHistory
from anju.law.life import Life, live
from anju.law.measures import Measures
from anju.law.reminder_days import Reminder, reminder_of
from anju.office.notices.due import Due
from anju.office.notices.models import Looked
from anju.office.notices.queueing import queue
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

    Begun anew it starts behind the latest one.  While permits wait to be judged by a text it does
    nothing.  A worker that is killed looks at that text again.
    """
    row, _ = Looked.objects.get_or_create(what=ADOPTIONS, defaults={"position": latest_adoption()})
    fresh = list(Trial.objects.filter(adopted__gt=row.position).order_by("adopted"))
    if not fresh or waiting().exists():
        return 0
    queued = 0
    for trial in fresh:
        for ids in _touched(trial):
            queued += queue(_due(ids, measures_since(trial.before).measures, today), at)
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


def _due(ids: Sequence[str], before: Measures, today: date) -> list[Due]:
    """The reminders that are in place by the text in force, and were not by the one before."""
    now = measures_in_force().measures
    open_ones = Permit.objects.filter(id__in=ids, closed_on__isnull=True, good_until__isnull=True)
    whose = dict(open_ones.values_list("id", "person_id"))
    found = []
    for record in recorded_permits(sorted(whose)):
        life = _life(record, now, today)
        reminder = reminder_of(life) if life else None
        if life and reminder and reminder != _in_place(record, before, today):
            found.append(_of(record, whose[record.id], life, reminder))
    return found


def _of(record: PermitRecord, person_id: str, life: Life, reminder: Reminder) -> Due:
    window = life.window
    cycle = (window.cycle_first_day, window.year, window.last_good_day)
    return Due(record.id, person_id, record.division_code, *cycle, (reminder,))


def _in_place(record: PermitRecord, measures: Measures, today: date) -> Reminder | None:
    life = _life(record, measures, today)
    return reminder_of(life) if life else None


def _life(record: PermitRecord, measures: Measures, today: date) -> Life | None:
    """The life of a permit today; None where the history could not be true under the measures."""
    try:
        return live(record.facts, measures.for_place(record.division_code), today)
    except RefusedHistory:
        return None
