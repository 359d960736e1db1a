"""Waiting costs days of use, never a year that was reached."""

from datetime import timedelta

from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.standing import standing


@always(permits(), st.integers(0, 1500))
def test_years_never_fall_while_nothing_is_recorded(case: Case, days: int) -> None:
    before = standing(case.permit, case.rules, case.on)
    after = standing(case.permit, case.rules, case.on + timedelta(days=days))
    assert after.residence_years >= before.residence_years
    assert after.accumulated_days >= before.accumulated_days
    assert after.accumulated_days - before.accumulated_days <= days
