"""What recorded permits get from a later roster: endorsements, a cancellation, a lapse that is due.

Each history is judged as a whole, with what is recorded, before anything is added to it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db import connection

from anju.law.facts import Cancellation, Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.chains import Chain
from anju.office.registry.bulk.tables import LAW_COLUMNS, Row, day_text, law_row
from anju.office.registry.importing.counting import Recorded
from anju.office.registry.importing.naming import name_people
from anju.office.registry.importing.planning import Addition
from anju.office.registry.ledger.entries import read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.permits.columns import law_in_columns
from anju.office.registry.permits.fold import LAPSED, Cancelled, PermitRecord, fold_permit
from anju.office.registry.permits.law_facts import LawFacts

_UPDATE = (
    "UPDATE registry_permit SET closed_on = %s, closed_reason = %s, "  # noqa: S608 - our own names
    + ", ".join(f"{name} = %s" for name in LAW_COLUMNS)
    + " WHERE id = %s"
)


def record_additions(batch: Batch, additions: Sequence[Addition], recorded: Recorded) -> None:
    """Add to recorded permits what the law accepts; the rest are conflicts.

    A row that the law refuses names nobody either.
    """
    changing = [each for each in additions if each.changes_permit]
    accepted = [each for each in additions if not each.changes_permit]
    accepted += _change_permits(batch, changing, recorded)
    if named := [each for each in accepted if each.names]:
        name_people(batch, named)
    for addition in accepted:
        recorded.count(addition)


def _change_permits(
    batch: Batch, additions: Sequence[Addition], recorded: Recorded
) -> list[Addition]:
    """The additions that the law accepts, made."""
    chains = read_chains([addition.permit.id for addition in additions])
    found = [(each, fold_permit(chains[each.permit.id])) for each in additions]
    asked = [(_facts(addition, record), record.division_code) for addition, record in found]
    accepted: list[Addition] = []
    rows: list[Row] = []
    for (addition, record), told in zip(
        found, law_in_columns(batch.in_force.measures).judged(asked), strict=True
    ):
        if isinstance(told, RefusedHistory):
            if addition.row:
                recorded.conflicts.append((addition.row, told))
            continue
        _add(batch, addition, record)
        rows.append(_row(addition, record, told))
        accepted.append(addition)
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_UPDATE, rows)
    return accepted


def _facts(addition: Addition, record: PermitRecord) -> Permit:
    """What the law is told once everything is added."""
    facts = record.facts
    cancelled = (Cancellation(addition.cancelled_on),) if addition.cancelled_on else ()
    return replace(
        facts,
        endorsements=(*facts.endorsements, *map(Endorsement, addition.endorsed_on)),
        cancellations=(*facts.cancellations, *cancelled),
    )


def _add(batch: Batch, addition: Addition, record: PermitRecord) -> None:
    """Add the entries."""
    chain = batch.ledger.go_on(record.head)
    measure = batch.rules_of(record.division_code)[1]
    for day in addition.endorsed_on:
        chain.add(Kind.PERMIT_ENDORSED, day, {"measure": measure}, office=record.office_id)
    if addition.cancelled_on:
        _close(chain, Kind.PERMIT_CANCELLED, addition.cancelled_on, record, "")
    if addition.lapse:
        _close(chain, Kind.PERMIT_LAPSED, _lapsed_on(addition), record, LAPSED)


def _close(chain: Chain, kind: Kind, day: date, record: PermitRecord, reason: str) -> None:
    chain.add(kind, day, {}, office=record.office_id, reason=reason)


def _lapsed_on(addition: Addition) -> date:
    """The day from which the measure itself cancels."""
    if addition.permit.lapse_on is None:
        raise ValueError("a permit that never lapses has no lapse to be recorded")
    return addition.permit.lapse_on + timedelta(days=1)


def _row(addition: Addition, record: PermitRecord, told: LawFacts) -> Row:
    """The columns that change, and the permit they belong to."""
    if addition.cancelled_on:
        record.cancellations.append(Cancelled(0, addition.cancelled_on, ""))
    if addition.lapse:
        record.lapsed_on = _lapsed_on(addition)
    closed_on, closed_reason = record.closed
    return (day_text(closed_on), closed_reason, *law_row(told), record.id)
