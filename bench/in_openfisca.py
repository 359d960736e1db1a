# mypy: disable-error-code="misc, no-any-return"
# ruff: noqa: ANN401, D102, N801, N805 - openfisca-core names a variable by its class
"""The same rule written as openfisca-core has rules written, to measure beside ours.

Status and residence years from current facts, in whole NumPy arrays: the last good day by the
place's parameters, the lapse, a recorded cancellation, whole years.  The periods held open by
decree are left out, so the few permits that they touch get another answer.
"""

from datetime import date
from typing import Any

import numpy as np
from bench.permits import ON, TABLE, Facts
from numpy.typing import NDArray
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from anju.law.legal_days import Months
from anju.law.measures import SuspendedFrom
from anju.population.codes import NO_DAY

Days = NDArray[np.datetime64]

PERMIT = Entity("permit", "permits", "A residence permit", "")
NONE = np.datetime64("9999-12-31")
TODAY = np.datetime64(ON)
MEASURES = [place.on(ON) for place in TABLE.places]
WAITS = np.array([each.suspended_from is SuspendedFrom.DAY_AFTER for each in MEASURES])
LAPSE = np.array(
    [each.lapse.count if isinstance(each.lapse, Months) else 9999 for each in MEASURES]
)


def months_on(days: Days, months: Any) -> Days:
    """The corresponding day so many months on, or the month end."""
    month = days.astype("datetime64[M]")
    there = month + months
    last = (there + 1).astype("datetime64[D]") - 1
    return np.minimum(there.astype("datetime64[D]") + (days - month.astype("datetime64[D]")), last)


class cycle_first_day(Variable):
    """The first day of the running cycle."""

    value_type, entity, definition_period = date, PERMIT, DateUnit.DAY


class counted_from(Variable):
    """The day that residence years are counted from."""

    value_type, entity, definition_period = date, PERMIT, DateUnit.DAY


class cancelled_on(Variable):
    """A recorded cancellation, or a day far away."""

    value_type, entity, definition_period = date, PERMIT, DateUnit.DAY


class cycle_year(Variable):
    """The year of the cycle that is running."""

    value_type, entity, definition_period = int, PERMIT, DateUnit.DAY


class place(Variable):
    """The row of the place."""

    value_type, entity, definition_period = int, PERMIT, DateUnit.DAY


class suspended_since(Variable):
    """The first day of suspension if nothing is endorsed."""

    value_type, entity, definition_period = date, PERMIT, DateUnit.DAY

    def formula(permit: Any, period: Any) -> Days:
        first = permit("cycle_first_day", period)
        reached = months_on(first, 12 * permit("cycle_year", period))
        days_of_month = [days - days.astype("datetime64[M]") for days in (first, reached)]
        exists = days_of_month[0] == days_of_month[1]
        return reached + np.where(exists, WAITS[permit("place", period)], 1)


class cancelled_from(Variable):
    """The first day cancelled, recorded or by the measure itself, or a day far away."""

    value_type, entity, definition_period = date, PERMIT, DateUnit.DAY

    def formula(permit: Any, period: Any) -> Days:
        suspended, months = permit("suspended_since", period), LAPSE[permit("place", period)]
        ends = np.maximum(months_on(suspended - 1, months), months_on(suspended, months) - 1)
        recorded = permit("cancelled_on", period)
        lapsed = np.where(ends < TODAY, ends + 1, NONE)
        return np.minimum(lapsed, np.where(recorded <= TODAY, recorded, NONE))


class status(Variable):
    """0 in force, 1 suspended, 2 cancelled."""

    value_type, entity, definition_period = int, PERMIT, DateUnit.DAY

    def formula(permit: Any, period: Any) -> NDArray[np.int64]:
        suspended = permit("suspended_since", period) <= TODAY
        return np.where(permit("cancelled_from", period) <= TODAY, 2, suspended)


class residence_years(Variable):
    """Whole years up to today, the suspension or the cancellation."""

    value_type, entity, definition_period = int, PERMIT, DateUnit.DAY

    def formula(permit: Any, period: Any) -> NDArray[np.int64]:
        counted = permit("counted_from", period)
        ends = permit("suspended_since", period), permit("cancelled_from", period)
        last = np.minimum(np.minimum(*ends), TODAY)
        years = (last.astype("datetime64[Y]") - counted.astype("datetime64[Y]")).astype(int)
        return np.maximum(0, years - (months_on(counted, 12 * years) > last))


VARIABLES = (
    *(cycle_first_day, cycle_year, counted_from, cancelled_on, place),
    *(suspended_since, cancelled_from, status, residence_years),
)
SYSTEM = TaxBenefitSystem([PERMIT])
for variable in VARIABLES:
    SYSTEM.add_variable(variable)


def openfisca_states(facts: Facts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Status and residence years of all permits; making the simulation is part of it."""
    day = ON.isoformat()
    simulation = SimulationBuilder().build_default_simulation(SYSTEM, len(facts.place))
    for name, column in facts._asdict().items():
        simulation.set_input(name, day, as_openfisca_has_it(name, column))
    return simulation.calculate("status", day), simulation.calculate("residence_years", day)


def as_openfisca_has_it(name: str, column: NDArray[Any]) -> NDArray[Any]:
    """Days as datetime64, no day as one far away."""
    if name in {"cycle_year", "place"}:
        return column
    days = column.astype("datetime64[D]")
    return np.where(column == NO_DAY, NONE, days) if name == "cancelled_on" else days
