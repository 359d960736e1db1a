"""What is foretold for a day is what an endorsement on that day would be judged to be."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.endorsement import Effect
from anju.law.facts import Endorsement
from anju.law.known import Refusal, RefusedHistory
from anju.law.legal_days import ONE_DAY
from anju.law.life import live
from anju.law.prospects import prospect_on, prospects, what_if

nearby = st.integers(-2, 2) | st.integers(-40, 900)


def imagined(case: Case, day: date) -> Effect | Refusal:
    try:
        return what_if(case.permit, case.rules, day).effect
    except RefusedHistory as refused:
        return refused.reason


@always(permits(), nearby, st.integers(0, 9))
def test_prospects_agree_with_an_imagined_endorsement(case: Case, near: int, which: int) -> None:
    case = replace(case, permit=replace(case.permit, cancellations=()))
    life = live(case.permit, case.rules, case.on)
    found = prospects(life)
    day = max(case.on + ONE_DAY, found[which % len(found)].first_day + timedelta(days=near))
    foretold = prospect_on(life, day)
    if foretold is None:
        assert imagined(case, day) is Refusal.TOO_EARLY
    elif foretold.effect is None:
        assert imagined(case, day) is Refusal.LAPSED
    else:
        assert imagined(case, day) is foretold.effect
        permit = replace(case.permit, endorsements=(*case.permit.endorsements, Endorsement(day)))
        counted_on = live(permit, case.rules, day).judgements[-1].counted_on
        assert counted_on == (foretold.counted_on or day)
