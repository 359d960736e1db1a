"""Permits that follow an adopted text: their projections are judged anew, some at a time.

An adoption is recorded at once, and from then on every answer is made by its text: an answer folds
the ledger and asks the law.  What a projection keeps of the law's facts follows, in the order of
identifiers, each piece a transaction: a worker may be killed at any moment.  Until then it is known
of which permits they are stale, and who needs them asks `as_judged`.  Whatever changes a permit
projects it by the text in force, so that it is not stale any more.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F, QuerySet

from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.append import has_one_writer
from anju.office.registry.permits.columns import law_facts_in_columns
from anju.office.registry.permits.fold import PermitRecord
from anju.office.registry.permits.judging_anew import recorded_permits
from anju.office.registry.permits.law_facts import LAW_COLUMNS, LawFacts
from anju.office.registry.permits.models import Permit, TouchedPermit, Trial
from anju.office.registry.rebuilding.locks import keep_adoptions_out

AT_A_TIME: Final = 1000
"""Permits that are judged anew in one transaction."""

_SET = (
    f"UPDATE registry_permit SET {', '.join(f'{name} = %s' for name in LAW_COLUMNS)},"  # noqa: S608 - our own column names
    " measure_code = %s WHERE id = %s"
)


def judge_some_anew() -> bool:
    """Judge the next permits anew that an adopted text touches; whether there may be more."""
    with transaction.atomic():
        keep_adoptions_out()  # first, as everybody does who locks a permit
        trial = _under_way().select_for_update().order_by("adopted").first()
        if trial is not None:
            follow(trial)
        return trial is not None


def follow(trial: Trial) -> None:
    """Judge the next permits of an adopted text anew, inside the transaction that is open."""
    rows = trial.touched.filter(permit_id__gt=trial.judged_id).order_by("permit_id")
    asked = list(rows.values_list("permit_id", flat=True)[:AT_A_TIME])
    ids = _kept_from_others(asked)
    _project(recorded_permits(ids))
    if ids:
        trial.judged_id = ids[-1]
    trial.settled = len(ids) == len(asked) < AT_A_TIME
    trial.save(update_fields=["judged_id", "settled"])


def _kept_from_others(ids: list[str]) -> list[str]:
    """The first of some permits, those that nobody else is working on, kept from others.

    Who waits for a permit here holds no other one, so that no two can wait for each other.
    """
    if has_one_writer() or not ids:
        return ids
    rows = Permit.objects.select_for_update(of=("self",))
    rows.get(id=ids[0])
    free = Permit.objects.select_for_update(skip_locked=True, of=("self",))
    held = set(free.filter(id__in=ids).order_by("id").values_list("id", flat=True))
    busy = (place for place, each in enumerate(ids) if each not in held)
    return ids[: next(busy, len(ids))]


def _project(records: Sequence[PermitRecord]) -> None:
    measures = measures_in_force().measures
    codes = (measures.for_place(record.division_code).code for record in records)
    told = law_facts_in_columns(records, measures)
    with connection.cursor() as cursor:
        cursor.executemany(_SET, list(map(_values, records, told, codes)))


def _values(record: PermitRecord, told: LawFacts, code: str) -> tuple[Any, ...]:
    return (*(getattr(told, name) for name in LAW_COLUMNS), code, record.id)


def as_judged(rows: Iterable[Permit]) -> list[Permit]:
    """The same rows of permits, with the law's facts as they are by the text in force."""
    found = list(rows)
    told = facts_of_waiting([row.id for row in found])
    for row in found:
        for name in LAW_COLUMNS if row.id in told else ():
            setattr(row, name, getattr(told[row.id], name))
    return found


def facts_of_waiting(permit_ids: Collection[str]) -> dict[str, LawFacts]:
    """The law's facts of those permits whose projections do not follow yet; mostly none."""
    stale = waiting().filter(permit_id__in=permit_ids).values_list("permit_id", flat=True)
    records = recorded_permits(sorted(set(stale)))
    if not records:
        return {}
    told = law_facts_in_columns(records, measures_in_force().measures)
    return {record.id: facts for record, facts in zip(records, told, strict=True)}


def waiting() -> QuerySet[TouchedPermit]:
    """The permits that an adopted text touches and whose projections do not follow it yet."""
    return TouchedPermit.objects.filter(trial__in=_under_way(), permit_id__gt=F("trial__judged_id"))


def leave_out_waiting(copy: str) -> None:
    """Let a copy of the permits' table say of those that wait what the table says of them."""
    ids, values = waiting().values("permit_id").query.sql_with_params()
    columns = ", ".join((*LAW_COLUMNS, "measure_code"))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {copy} SET ({columns}) = (SELECT {columns} FROM registry_permit"  # noqa: S608 - our own names
            f" WHERE registry_permit.id = {copy}.id) WHERE id IN ({ids})"
            f" AND id IN (SELECT id FROM registry_permit)",
            values,
        )


def nothing_waits() -> None:
    """Put down that every projection follows what is adopted: all were made anew."""
    _under_way().update(settled=True)


def _under_way() -> QuerySet[Trial]:
    return Trial.objects.filter(adopted__isnull=False, settled=False)
