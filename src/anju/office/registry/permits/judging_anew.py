"""Permits of which the law says something else under another text of a measure.

The permits of the place are read from the ledger some thousands at a time and judged under both
texts, so that what an adoption touched can be told before it, in it and ever after.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any, Final

from django.db import connection
from django.db.models import Q

from anju.law.known import RefusedHistory
from anju.law.measures import Measures
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.ledger.entries import read_chains
from anju.office.registry.permits.columns import Told, law_in_columns
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.permits.law_facts import LAW_COLUMNS, LawFacts
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused

EVERYWHERE: Final = Jurisdiction("000000")

AT_A_TIME: Final = 4000
"""Permits that are judged together."""

_SET: Final = (
    f"UPDATE registry_permit SET {', '.join(f'{name} = %s' for name in LAW_COLUMNS)},"  # noqa: S608 - our own column names
    " measure_code = %s WHERE id = %s"
)


@dataclass(frozen=True, slots=True)
class Touched:
    """A permit, what the law says of it under the one and the other text, and by whose measure.

    `after` is the refusal where its history could not be true under the other text.
    """

    record: PermitRecord
    before: Told
    after: Told
    measure_code: str

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the facts that differ; none where only the measure's place does."""
        if not (isinstance(self.before, LawFacts) and isinstance(self.after, LawFacts)):
            return ()
        names = (field.name for field in fields(LawFacts))
        return tuple(
            name for name in names if getattr(self.before, name) != getattr(self.after, name)
        )


def touched_by(
    before: Measures, after: Measures, division_code: str, *, within: Jurisdiction = EVERYWHERE
) -> Iterator[Touched]:
    """The permits of a place of which another text says something else, in the order of ids.

    `within` leaves out those that lie outside a jurisdiction.
    """
    for records in _records(Jurisdiction(division_code).condition() & within.condition()):
        judged = zip(records, _judged(records, before), _judged(records, after), strict=True)
        for record, was, now in judged:
            code = after.for_place(record.division_code).code
            if was != now or before.for_place(record.division_code).code != code:
                yield Touched(record, was, now, code)


def project_touched(touched: Iterable[Touched]) -> int:
    """Write what the law says of permits now into their projections; how many there were.

    Raises Refused where the history of one could not be true.
    """
    count = 0
    rest = iter(touched)
    with connection.cursor() as cursor:
        while some := list(islice(rest, AT_A_TIME)):
            cursor.executemany(_SET, [_values(each) for each in some])
            count += len(some)
    return count


def _values(touched: Touched) -> tuple[Any, ...]:
    if isinstance(touched.after, RefusedHistory):
        raise Refused(Because.MEASURE_CONTRADICTS)
    facts = (getattr(touched.after, name) for name in LAW_COLUMNS)
    return (*facts, touched.measure_code, touched.record.id)


def _records(place: Q) -> Iterator[list[PermitRecord]]:
    last = ""
    while True:
        found = Permit.objects.filter(place, id__gt=last).order_by("id")
        ids = list(found.values_list("id", flat=True)[:AT_A_TIME])
        if not ids:
            return
        last = ids[-1]
        yield [fold_permit(chain) for chain in read_chains(ids).values()]


def _judged(records: list[PermitRecord], measures: Measures) -> list[Told]:
    """What the law says of each record; a permit that keeps its own term has no such facts."""
    asked = [(each.facts, each.division_code) for each in records if each.good_until is None]
    told = iter(law_in_columns(measures).judged(asked))
    return [LawFacts() if each.good_until is not None else next(told) for each in records]
