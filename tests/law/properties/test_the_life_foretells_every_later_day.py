"""As long as nothing new is recorded, a life knows the status of every later day."""

from datetime import timedelta

from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.life import live
from anju.law.standing import standing


@always(permits(), st.integers(0, 2000))
def test_the_life_foretells_every_later_day(case: Case, days: int) -> None:
    day = case.on + timedelta(days=days)
    life = live(case.permit, case.rules, case.on)
    answer = standing(case.permit, case.rules, day)
    assert answer.status is life.state_on(day)
    assert answer.accumulated_days == life.accumulated_days_on(day)
