"""Healing the last gap costs no year and no day while the permit stays in force."""

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits_endorsed_late
from tests.law.properties.statement import always

from anju.law.facts import HealedGap, HealingGround
from anju.law.life import State, live
from anju.law.standing import standing


@always(permits_endorsed_late(), st.sampled_from(HealingGround))
def test_a_healed_gap_never_lowers_the_years(case: Case, ground: HealingGround) -> None:
    judgements = live(case.permit, case.rules, case.on).judgements
    gap = judgements[-1].gap if judgements else None
    assume(gap)
    assert gap is not None
    healed = HealedGap(gap.first_day, gap.last_day, ground)
    before = standing(case.permit, case.rules, case.on)
    after = standing(replace(case.permit, healed_gaps=(healed,)), case.rules, case.on)
    assume(after.status is State.IN_FORCE)
    assert after.residence_years >= before.residence_years
    assert after.accumulated_days >= before.accumulated_days
