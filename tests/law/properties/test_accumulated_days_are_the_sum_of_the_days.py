"""Counted day by day from issue: the days in force, and those of healed gaps."""

from datetime import timedelta

from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.life import State, live
from anju.law.standing import standing


@always(permits())
def test_accumulated_days_are_the_sum_of_the_days(case: Case) -> None:
    life, total = live(case.permit, case.rules, case.on), 0
    healed = [gap for gap in life.gaps() if gap.healed]
    for span in life.intervals():
        last = min(span.last_day or case.on, case.on)
        for number in range((last - span.first_day).days + 1):
            day = span.first_day + timedelta(days=number)
            if day in {span.first_day, last}:
                assert life.state_on(day) is span.state
            in_force = span.state is State.IN_FORCE
            total += in_force or any(gap.first_day <= day <= gap.last_day for gap in healed)
    assert standing(case.permit, case.rules, case.on).accumulated_days == total
