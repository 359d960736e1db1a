"""Records that are, or may be, of one person, as that person's page shows them."""

from dataclasses import dataclass
from datetime import date

from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.duplicates import likely_same
from anju.office.registry.people.models import Person, PersonPlace, Proposal
from anju.office.registry.people.summaries import PersonSummary, summaries

MOST = 10
"""How many likely records a page shows."""


@dataclass(frozen=True, slots=True)
class OtherRecord:
    """Another record; `waits` where a merge or a split of it is proposed and not decided."""

    id: str
    name: str
    number: str
    born_on: date | None
    address: str
    waits: bool


@dataclass(frozen=True, slots=True)
class SameRecords:
    """`likely` records may be of the same person; `merged` ones were merged into this one."""

    likely: tuple[OtherRecord, ...] = ()
    merged: tuple[OtherRecord, ...] = ()
    may_propose: bool = False

    @property
    def persons(self) -> list[str]:
        """Everybody shown."""
        return [each.id for each in (*self.likely, *self.merged)]


def records_of_one(request: OfficeRequest, person: Person) -> SameRecords:
    """The other records of one person; the likely ones only for who may propose a merge.

    A constant number of queries.
    """
    may = request.viewer.may(Right.MERGE_PROPOSE)
    merged = list(person.absorbed.order_by("id").values_list("id", flat=True))
    likely = _likely(request, person) if may and not person.erased_on else []
    ids = [*likely, *merged]
    if not ids:
        return SameRecords(may_propose=may)
    waiting = _waiting([*ids, person.id])
    shown = {each.id: _shown(each, each.id in waiting) for each in summaries(ids, request.today)}
    return SameRecords(
        tuple(shown[each] for each in likely), tuple(shown[each] for each in merged), may
    )


def _likely(request: OfficeRequest, person: Person) -> list[str]:
    """The likely records that the viewer's jurisdiction knows."""
    details = summaries([person.id], request.today)[0].details
    if details is None:
        return []
    found = likely_same(person.id, details)
    known = PersonPlace.objects.filter(jurisdiction_of(request).condition(), person_id__in=found)
    here = set(known.values_list("person_id", flat=True))
    return [each for each in found if each in here][:MOST]


def _waiting(persons: list[str]) -> set[str]:
    """Those of some records with an open merge or split."""
    kinds = (Kind.PERSONS_MERGE_PROPOSED.value, Kind.PERSONS_SPLIT_PROPOSED.value)
    rows = Proposal.objects.filter(subject__in=persons, decision="", kind__in=kinds)
    return set(rows.values_list("subject", flat=True))


def _shown(summary: PersonSummary, waits: bool) -> OtherRecord:
    details = summary.details
    return OtherRecord(
        summary.id,
        summary.name,
        summary.masked_number,
        details.born_on if details else None,
        summary.address,
        waits,
    )
