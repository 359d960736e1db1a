"""A new version of a measure leaves alone the years whose anniversary it does not reach."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits, running
from tests.law.properties.statement import always

from anju.law.legal_days import Days
from anju.law.measures import PlaceMeasures
from anju.law.standing import standing


@always(permits(), st.integers(1, 400))
def test_a_version_of_later_years_changes_nothing(case: Case, days: int) -> None:
    last_reached = max(running(case.permit, case.rules).anniversary, case.on)
    newest = case.rules.versions[-1]
    later = replace(
        newest, first_day=last_reached + timedelta(days=days + 366), window=Days(10), holds=()
    )
    changed = PlaceMeasures([later, *case.rules.versions])
    assert standing(case.permit, changed, case.on) == standing(case.permit, case.rules, case.on)
