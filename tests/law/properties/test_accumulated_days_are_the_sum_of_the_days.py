"""Counted day by day from issue: the days in force, and those of healed gaps."""

from datetime import timedelta

from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.life import State, live
from anju.law.standing import standing


@always(permits())
def test_accumulated_days_are_the_sum_of_the_days(case: Case) -> None:
    life, issued_on = live(case.permit, case.rules, case.on), case.permit.issued_on
    healed = [gap for gap in life.gaps() if gap.healed]
    total = 0
    for number in range((case.on - issued_on).days + 1):
        day = issued_on + timedelta(days=number)
        in_force = life.state_on(day) is State.IN_FORCE
        total += in_force or any(gap.first_day <= day <= gap.last_day for gap in healed)
    assert standing(case.permit, case.rules, case.on).accumulated_days == total
