"""A text of a measure tried on the permits of its place before it is adopted.

A city of a million is not read while somebody waits for a page.  A trial goes on piece by piece,
by whoever looks and by the worker, and remembers which permits the text touches.  What is
written meanwhile is tried in the adoption itself, while nobody else writes: so that it is known
of every permit, as it stands then, whether it can be true under the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import F

from anju.law.known import RefusedHistory
from anju.law.measures import Measures
from anju.law.working_days import CalendarUnknown
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.clock import moment_text
from anju.office.places.measures import (
    adoption_before,
    digest_of,
    latest_adoption,
    measures_since,
    measures_with,
)
from anju.office.places.models import AdoptedMeasure
from anju.office.registry.ledger.kinds import GRAMMAR, SubjectKind
from anju.office.registry.permits.judging_anew import (
    Touched,
    judged_by,
    recorded_permits,
    touched_among,
)
from anju.office.registry.permits.models import Permit, TouchedPermit, Trial
from anju.office.registry.rebuilding.locks import keep_writers_out
from anju.office.registry.refused import Because, Refused

WRITTEN: Final = ("registry_permit", "registry_person")
"""What every writer of a permit locks a row of before it reads the measures."""

AT_A_TIME: Final = 1000
"""Permits that are tried together."""

MOST_SINCE: Final = 20_000
"""Entries after the beginning of a trial that an adoption looks through; beyond, it begins anew."""

_SINCE = "SELECT count(*) FROM registry_entry WHERE id > %s"
_OF_PERMITS = sorted(
    kind.value for kind, grammar in GRAMMAR.items() if grammar.subject is SubjectKind.PERMIT
)
_CHANGED = (
    "SELECT DISTINCT subject FROM registry_entry WHERE id > %s"  # noqa: S608 - our own words
    f" AND kind IN ({', '.join(repr(kind) for kind in _OF_PERMITS)}) ORDER BY subject"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a trial found up to now: how many permits are touched, how many could not be.

    `first` are the first of them, those that could not be in front.
    """

    count: int
    impossible: int
    first: tuple[Touched, ...]


def trial_of(toml: str, division_code: str, at: datetime) -> Trial:
    """The trial of a text beside the measures in force, begun where none can go on.

    Writers of permits wait for the moment of its beginning: raises OperationalError as
    `tried_until_alone` takes it.
    """
    before, digest = latest_adoption(), digest_of(toml)
    same = Trial.objects.filter(
        division_code=division_code, digest=digest, before=before, adopted__isnull=True
    )
    found = same.order_by("id").last()
    if found is not None and _since(found.known) <= MOST_SINCE:
        return found
    with transaction.atomic():
        keep_writers_out(WRITTEN)
        same.delete()
        return Trial.objects.create(
            division_code=division_code,
            digest=digest,
            toml=toml,
            before=before,
            known=_last_entry(),
            made_at=moment_text(at),
        )


def trial_of_adoption(row: AdoptedMeasure, at: datetime) -> Trial:
    """The trial of a text that was adopted; one made afterwards judges nothing anew."""
    found = Trial.objects.filter(adopted=row.entry_id).order_by("id").first()
    return found or Trial.objects.create(
        division_code=row.division_code,
        digest=row.digest,
        toml=row.toml,
        before=adoption_before(row.entry_id) or row.entry_id,
        known=row.entry_id,
        adopted=row.entry_id,
        settled=True,
        made_at=moment_text(at),
    )


def tried_further(trial: Trial) -> Trial:
    """The trial once the next permits were read; as it is where all were.

    Raises Refused where no loaded calendar tells a working day that the text asks for.
    """
    if not trial.finished:
        place = Jurisdiction(trial.division_code).condition()
        rows = Permit.objects.filter(place, id__gt=trial.last_id).order_by("id")
        ids = list(rows.values_list("id", flat=True)[:AT_A_TIME])
        try:
            touched = list(_rows(trial, ids))
        except CalendarUnknown as unknown:
            trial.delete()
            raise Refused(Because.CALENDAR_UNKNOWN, unknown.day) from None
        _keep(trial, ids, touched)
        trial.refresh_from_db()
    return trial


def _keep(trial: Trial, ids: Sequence[str], touched: Sequence[TouchedPermit]) -> None:
    """Keep what a piece found, unless somebody else read the same piece meanwhile."""
    with transaction.atomic():
        moved = Trial.objects.filter(id=trial.id, last_id=trial.last_id, finished=False).update(
            last_id=ids[-1] if ids else trial.last_id,
            read=F("read") + len(ids),
            finished=len(ids) < AT_A_TIME,
        )
        if moved:
            TouchedPermit.objects.bulk_create(touched)


def try_one_further() -> bool:
    """Read the next permits of a trial that is not finished; whether there was one."""
    trial = Trial.objects.filter(finished=False).order_by("id").first()
    if trial is not None:
        tried_further(trial)
    return trial is not None


def drop_old_trials(before: str) -> None:
    """Forget the trials that were begun before a moment, as text, and not adopted."""
    Trial.objects.filter(adopted__isnull=True, made_at__lt=before).delete()


def tried_on_all(toml: str, division_code: str, at: datetime) -> Trial:
    """The trial of a text on every permit as it stands, while nobody else writes.

    Few permits are read here.  Raises Refused where many were not tried yet, and where a permit
    could not be as it is recorded.
    """
    trial = tried_further(trial_of(toml, division_code, at))
    if not trial.finished:
        raise Refused(Because.NOT_TRIED)
    _try_what_changed(trial)
    if trial.touched.filter(impossible=True).exists():
        raise Refused(Because.MEASURE_CONTRADICTS)
    return trial


def _try_what_changed(trial: Trial) -> None:
    """Try the text once more on the permits that were written since the trial began."""
    place = Jurisdiction(trial.division_code).condition()
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED, [trial.known])
        subjects = [row[0] for row in cursor.fetchall()]
    for start in range(0, len(subjects), AT_A_TIME):
        rows = Permit.objects.filter(place, id__in=subjects[start : start + AT_A_TIME])
        ids = list(rows.values_list("id", flat=True))
        trial.touched.filter(permit_id__in=ids).delete()
        TouchedPermit.objects.bulk_create(_rows(trial, ids))


def found_by(trial: Trial, within: Jurisdiction, most: int) -> Found:
    """What a trial found inside a jurisdiction, and the first permits, of a number at most."""
    rows = trial.touched.filter(within.condition())
    refused = rows.filter(impossible=True)
    ids = list(refused.order_by("permit_id").values_list("permit_id", flat=True)[:most])
    others = rows.filter(impossible=False).order_by("permit_id")
    ids += others.values_list("permit_id", flat=True)[: most - len(ids)]
    listed = {each.record.id: each for each in _both(trial, ids)}
    return Found(rows.count(), refused.count(), tuple(listed[each] for each in ids))


def _rows(trial: Trial, ids: Sequence[str]) -> Iterator[TouchedPermit]:
    """Those permits that the text touches, as rows."""
    before, after = _texts(trial)
    for each in touched_among(recorded_permits(ids, trial.adopted), before, after):
        yield TouchedPermit(
            trial=trial,
            permit_id=each.record.id,
            division_code=each.record.division_code,
            impossible=isinstance(each.after, RefusedHistory),
        )


def _both(trial: Trial, ids: Sequence[str]) -> Iterator[Touched]:
    """What the law says of permits under both texts, whether it differs or not."""
    before, after = _texts(trial)
    records = recorded_permits(ids, trial.adopted)
    yield from map(Touched, records, judged_by(records, before), judged_by(records, after))


def _texts(trial: Trial) -> tuple[Measures, Measures]:
    before = measures_since(trial.before).measures
    if trial.adopted is None:
        return before, measures_with(trial.toml, trial.before)
    return before, measures_since(trial.adopted).measures


def _since(known: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, [known])
        return int(cursor.fetchone()[0])


def _last_entry() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM registry_entry")
        return int(cursor.fetchone()[0])
