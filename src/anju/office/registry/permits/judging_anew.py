"""Permits of which the law says something else under another text of a measure.

They are folded from the ledger some thousands at a time and judged under both texts, in columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from anju.law.measures import Measures
from anju.office.registry.ledger.entries import read_chains
from anju.office.registry.permits.columns import Told, law_in_columns
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.permits.law_facts import LawFacts


@dataclass(frozen=True, slots=True)
class Touched:
    """A permit, and what the law says of it under the one and the other text.

    `after` is the refusal where its history could not be true under the other text.
    """

    record: PermitRecord
    before: Told
    after: Told

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the facts that differ; none where only the measure's place does."""
        if not (isinstance(self.before, LawFacts) and isinstance(self.after, LawFacts)):
            return ()
        names = (field.name for field in fields(LawFacts))
        return tuple(
            name for name in names if getattr(self.before, name) != getattr(self.after, name)
        )


def recorded_permits(ids: Sequence[str], up_to: int | None = None) -> list[PermitRecord]:
    """The permits of some identifiers, in their order, by the entries up to one of a number.

    All entries count where `up_to` is None; a permit that was issued later is left out.
    """
    chains = list(read_chains(ids).values())
    if up_to is not None:
        chains = [[each for each in chain if each.id <= up_to] for chain in chains]
    return [fold_permit(chain) for chain in chains if chain]


def touched_among(
    records: Sequence[PermitRecord], before: Measures, after: Measures
) -> Iterator[Touched]:
    """Those permits of which the law says something else, or another place's measure says it."""
    judged = zip(records, judged_by(records, before), judged_by(records, after), strict=True)
    for record, was, now in judged:
        if was != now or _code(record, before) != _code(record, after):
            yield Touched(record, was, now)


def judged_by(records: Sequence[PermitRecord], measures: Measures) -> list[Told]:
    """What the law says of each record; a permit that keeps its own term has no such facts."""
    asked = [(each.facts, each.division_code) for each in records if each.good_until is None]
    told = iter(law_in_columns(measures).judged(asked))
    return [LawFacts() if each.good_until is not None else next(told) for each in records]


def _code(record: PermitRecord, measures: Measures) -> str:
    return measures.for_place(record.division_code).code
