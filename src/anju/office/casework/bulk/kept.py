"""Lists as they are kept between looking through and filing, and for a week after it.

Sealed under the master key, as the drafts are: the rows name people.  The cases that come of a
list stay; its rows and what was found of them go after a week.
"""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count

from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.lists import ListFiled
from anju.office.casework.bulk.outcomes import OPEN
from anju.office.casework.bulk.refusals import RowRefused
from anju.office.casework.models import Case, PeopleList
from anju.office.casework.procedures import Procedure
from anju.office.common.keyring import current_ring
from anju.office.common.sealing import CannotOpen, bound, open_under_master, seal_under_master
from anju.office.places.models import Office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.models import Person

KEPT_FOR: Final = timedelta(days=7)
"""How long the rows of a list are kept."""


@dataclass(frozen=True, slots=True)
class RowKept:
    """A row as it came, and why it is refused; None for one that is or can be filed."""

    person: ListedPerson
    refused: RowRefused | None
    filed_before: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list as they came, and the people in the registry whom they lead to."""

    rows: tuple[RowKept, ...] = ()
    persons: frozenset[str] = frozenset()


def keep_list(
    people: Sequence[ListedPerson],
    found: ListFiled,
    *,
    procedure: Procedure,
    office_id: str,
    act: Act,
    filed: bool,
) -> None:
    """Keep a list with what was found of each row, or became of it; the one before it goes."""
    rows = [
        [*astuple(each), found.refused.get(each.number, ""), each.number in found.before]
        for each in people
    ]
    known = Person.objects.filter(id__in=found.persons).values_list("id", flat=True)
    content = json.dumps([rows, sorted(known)], ensure_ascii=False).encode()
    place = Office.objects.values_list("division_code", flat=True).get(id=office_id)
    told: dict[str, object] = {
        "account_id": act.actor,
        "office_id": office_id,
        "division_code": place,
        "procedure": procedure.value,
        "sealed": seal_under_master(current_ring(), content, _bound(found.batch)),
        "looked_at": act.at,
    }
    if filed:
        told["filed_at"] = act.at
    with transaction.atomic():
        PeopleList.objects.update_or_create(id=found.batch, defaults=told)


def rows_of(kept: PeopleList) -> Rows:
    """The rows of a list as they came; none once they have gone."""
    if not kept.sealed:
        return Rows()
    try:
        content = open_under_master(current_ring(), bytes(kept.sealed), _bound(kept.id))
    except CannotOpen:
        return Rows()
    rows, persons = json.loads(content)
    return Rows(
        tuple(
            RowKept(ListedPerson(*told), RowRefused(refused) if refused else None, bool(before))
            for *told, refused, before in rows
        ),
        frozenset(persons),
    )


def case_counts(batches: Sequence[str]) -> dict[str, dict[str, int]]:
    """The cases of some batches by how they ended, "open" for those that have not; one query."""
    found: dict[str, dict[str, int]] = {batch: {} for batch in batches}
    rows = Case.objects.filter(batch__in=batches).values_list("batch", "outcome")
    for batch, outcome, count in rows.annotate(count=Count("id")).order_by("batch", "outcome"):
        found[batch][outcome or OPEN] = count
    return found


def drop_old_rows(at: datetime) -> int:
    """Forget the rows of lists a week old, and all of lists that were never filed; how many."""
    old = PeopleList.objects.filter(looked_at__lt=at - KEPT_FOR)
    dropped = old.filter(filed_at__isnull=True).delete()[0]
    return dropped + old.exclude(sealed=b"").update(sealed=b"")


def _bound(batch: str) -> bytes:
    return bound("list", batch)
