"""The facts that make a permit's answer cheap, as the law has them: the columns of a projection."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from anju.law.life import Life, live
from anju.law.measures import PlaceMeasures
from anju.office.registry.permits.fold import PermitRecord


@dataclass(frozen=True, slots=True)
class LawFacts:
    """The running year of a permit and its count of years, once every recorded fact is known.

    All are None, and `lost_days` 0, for a permit that keeps its own term.
    """

    cycle_first_day: date | None = None
    cycle_year: int | None = None
    window_first_day: date | None = None
    last_day_told: date | None = None
    last_good_day: date | None = None
    lapse_on: date | None = None
    continuous_since: date | None = None
    counted_from: date | None = None
    lost_days: int = 0
    pending: str = ""
    endorsed_on: date | None = None


LAW_COLUMNS: Final = tuple(field.name for field in fields(LawFacts))
"""The columns of a permit that the law fills, in the order of `LawFacts`."""


def life_of(record: PermitRecord, rules: PlaceMeasures) -> Life:
    """The life of a permit with every recorded fact known.

    Raises RefusedHistory where the facts cannot all be true.
    """
    return live(record.facts, rules, record.last_known_on)


def law_facts(record: PermitRecord, rules: PlaceMeasures) -> LawFacts:
    """The columns of a permit's projection that come from the law; raises RefusedHistory."""
    if record.good_until is not None:
        return LawFacts()
    return facts_of(life_of(record, rules))


def facts_of(life: Life) -> LawFacts:
    """The same from a life on whose day every recorded fact is known."""
    window = life.window
    return LawFacts(
        cycle_first_day=window.cycle_first_day,
        cycle_year=window.year,
        window_first_day=window.first_day,
        last_day_told=window.last_day_told,
        last_good_day=window.last_good_day,
        lapse_on=None if life.pending else window.lapse_end,
        continuous_since=life.years.continuous_since,
        counted_from=life.years.counted_from,
        lost_days=sum(gap.days for gap in life.gaps() if not gap.healed),
        pending=life.pending.value if life.pending else "",
        endorsed_on=life.judgements[-1].endorsed_on if life.judgements else None,
    )
