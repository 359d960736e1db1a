"""The day before suspension is in force; the day itself is not, and it can be mended or not."""

from tests.law.properties.permits import Case, endorsed_permits, running
from tests.law.properties.statement import always

from anju.law.legal_days import ONE_DAY
from anju.law.life import State
from anju.law.standing import NextStep, WindowState, standing


@always(endorsed_permits())
def test_use_ends_on_the_day_before_suspension(case: Case) -> None:
    first_suspended = running(case.permit, case.rules).last_good_day + ONE_DAY
    eve = standing(case.permit, case.rules, first_suspended - ONE_DAY)
    day = standing(case.permit, case.rules, first_suspended)
    assert (eve.status, eve.window) == (State.IN_FORCE, WindowState.OPEN)
    assert (day.status, day.window) == (State.SUSPENDED, WindowState.MISSED)
    assert (eve.next_step, day.next_step) == (NextStep.ENDORSE, NextStep.ENDORSE_LATE)
