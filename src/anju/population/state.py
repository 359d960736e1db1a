"""The state of many permits on a day, from the facts a register keeps of each.

A register keeps the first day of the running cycle, the year of it, the day that residence
years are counted from, and a recorded cancellation; what a whole history adds to these is
done when the register writes them.  A filing that is still undecided or was refused is not
among them: such permits are for `anju.population.replay`.

>>> from anju.law.measures_files import load_measures
>>> states = state_on(
...     date(2026, 11, 23),
...     cycle_first_day=np.array(["2025-11-23"], "datetime64[D]"),
...     cycle_year=[1],
...     counted_from=np.array(["2024-02-29"], "datetime64[D]"),
...     cancelled_on=np.array(["NaT"], "datetime64[D]"),
...     place=[0],
...     table=MeasureTable.of(load_measures(), ["000000"]),
... )
>>> states.status.tolist(), states.residence_years.tolist(), day_named(states.suspended_from[0])
([0], [2], datetime.date(2026, 11, 24))
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anju.population.columns import days_column, narrowed, same_length
from anju.population.course import new_courses
from anju.population.plain import plain_spans
from anju.population.spread import over_rows
from anju.population.state_kernels import judge_rows
from anju.population.table import MeasureTable, day_named, day_number

__all__ = ["MeasureTable", "States", "day_named", "state_on"]


@dataclass(frozen=True, slots=True)
class States:
    """One state a permit, in columns of one length.

    `status` is uint8 in the order of the law's `State`, `NO_CODE` where it waits for a working
    day that no loaded calendar knows; `residence_years` are whole years (int16);
    `suspended_from` is int32, days since 1970-01-01, `NO_DAY` for a permit cancelled before.
    """

    status: NDArray[np.uint8]
    residence_years: NDArray[np.int16]
    suspended_from: NDArray[np.int32]

    @classmethod
    def of_rows(cls, count: int) -> "States":
        """Columns for `count` permits, not filled in."""
        return cls(np.empty(count, np.uint8), np.empty(count, np.int16), np.empty(count, np.int32))

    def __len__(self) -> int:
        return len(self.status)


def state_on(
    on: date,
    cycle_first_day: ArrayLike,
    cycle_year: ArrayLike,
    counted_from: ArrayLike,
    cancelled_on: ArrayLike,
    place: ArrayLike,
    table: MeasureTable,
    *,
    out: States | None = None,
) -> States:
    """The status, residence years and suspension of N permits on a legal day.

    The facts are those of the day asked about: the first day of the cycle (int32 or
    datetime64), its year from 1 (int16), the day years are counted from, the cancellation
    recorded (`NO_DAY`: none), and the row of the place in the table (uint16).  The answer is
    written to `out` where it is given.  Raises ValueError where the columns do not belong
    together, and where a row's cycle or count begins before 2016 or after the day.
    """
    facts = {
        "cycle_first_day": days_column(cycle_first_day),
        "cycle_year": narrowed(np.asarray(cycle_year), np.int16),
        "counted_from": days_column(counted_from),
        "cancelled_on": days_column(cancelled_on),
        "place": narrowed(np.asarray(place), np.uint16),
    }
    count = len(facts["cycle_first_day"])
    states = States.of_rows(count) if out is None else out
    same_length(count, **facts, out=states)
    answer = (states.status, states.residence_years, states.suspended_from)
    blocks: list[NDArray[Any]] = [*plain_spans(table, on), *facts.values(), *answer]
    day, rules = day_number(on), table.rules
    wrong = over_rows(
        count,
        lambda start, stop: judge_rows(rules, day, new_courses(1)[0], start, stop, *blocks),
    )
    refused = next((row for row in wrong if row >= 0), None)
    if refused is not None:
        raise ValueError(f"row {refused}: its cycle, count or place cannot be")
    return states
