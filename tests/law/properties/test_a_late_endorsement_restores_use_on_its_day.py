"""Whatever it costs, a late endorsement that is taken restores use on the day it was filed."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume
from hypothesis import strategies as st
from tests.law.properties.permits import Case, endorsed_permits, running
from tests.law.properties.statement import always

from anju.law.facts import Endorsement
from anju.law.known import RefusedHistory
from anju.law.life import State
from anju.law.standing import standing


@always(endorsed_permits(), st.integers(1, 900))
def test_a_late_endorsement_restores_use_on_its_day(case: Case, late: int) -> None:
    endorsed_on = running(case.permit, case.rules).last_good_day + timedelta(days=late)
    permit = replace(
        case.permit, endorsements=(*case.permit.endorsements, Endorsement(endorsed_on))
    )
    try:
        answer = standing(permit, case.rules, endorsed_on)
    except RefusedHistory:
        assume(False)
    assert answer.status is State.IN_FORCE
    assert answer.suspended_from is not None
    assert answer.suspended_from > endorsed_on
    assert answer.continuous_since <= answer.counted_from <= endorsed_on
