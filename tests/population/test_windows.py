"""Endorsements near the edge of windows of every length, where the quick way must not be taken."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.population.bridge import assert_agree

from anju.law.facts import Endorsement, Permit
from anju.law.legal_days import Days, Months, Term
from anju.law.measures import Cycle, LastDayTold, PlaceMeasures, SuspendedFrom
from anju.law.measures_files import load_measures

NATIONAL = load_measures().for_place("000000").versions[0]
ISSUED = [date(2023, 3, 15), date(2024, 2, 29), date(2023, 3, 31), date(2023, 12, 31)]


@pytest.mark.parametrize("cycle", Cycle)
@pytest.mark.parametrize("told", LastDayTold)
@pytest.mark.parametrize(
    "window",
    [Days(1), Days(26), Days(27), Days(28), Days(29), Months(0), Months(1), Months(12), Days(400)],
)
def test_windows_of_every_length(window: Term, told: LastDayTold, cycle: Cycle) -> None:
    suspended_from = SuspendedFrom.DAY_AFTER
    measure = replace(
        NATIONAL, window=window, last_day_told=told, suspended_from=suspended_from, cycle=cycle
    )
    permits = [
        Permit(issued, (Endorsement(day), Endorsement(day + timedelta(days=350))))
        for issued in ISSUED
        for shift in (-401, -400, -31, -30, -29, -28, -27, -26, -25, -1, 0, 1, 2)
        for day in (issued + timedelta(days=366 + shift),)
    ]
    assert_agree(permits, PlaceMeasures([measure]), date(2026, 11, 23))
