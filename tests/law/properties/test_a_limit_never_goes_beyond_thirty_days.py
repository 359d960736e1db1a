"""Whatever a place counts, a permit is issued within thirty days; more days never end sooner."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.law.properties.statement import always

from anju.law.local_rules import DayKind, LocalRules, TimeLimit
from anju.law.measures_files import load_measures
from anju.law.time_limits import production_last_day
from anju.law.working_days_files import load_working_days

ACCEPTED = st.dates(date(2016, 1, 1), date(2026, 10, 1))
COUNTS = st.integers(1, 30)


def _last_day(accepted_on: date, count: int, kind: DayKind) -> date:
    national = load_measures().for_place("000000").on(accepted_on)
    rule = replace(national, local=LocalRules(production_limit=TimeLimit(count, kind)))
    return production_last_day(accepted_on, rule, load_working_days())


@always(ACCEPTED, COUNTS, st.sampled_from(DayKind))
def test_a_limit_never_goes_beyond_thirty_days(
    accepted_on: date, count: int, kind: DayKind
) -> None:
    last_day = _last_day(accepted_on, count, kind)
    assert timedelta(days=1) <= last_day - accepted_on <= timedelta(days=30)
    assert last_day <= _last_day(accepted_on, count + 1, kind)
    if last_day - accepted_on < timedelta(days=30) and kind is DayKind.WORKING:
        assert load_working_days().is_working_day(last_day)


@always(ACCEPTED, st.sampled_from(load_measures().codes()))
def test_nor_does_a_shipped_measure(accepted_on: date, code: str) -> None:
    measure = load_measures().for_place(code).on(accepted_on)
    last_day = production_last_day(accepted_on, measure, load_working_days())
    assert last_day - accepted_on <= timedelta(days=30)
