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
held = st.dates(date(2019, 12, 30), date(2021, 9, 3))
"""The days of the two holds that are known, and some around them."""


def imagined(case: Case, day: date) -> Effect | Refusal:
    try:
        return what_if(case.permit, case.rules, day).effect
    except RefusedHistory as refused:
        return refused.reason


def foretells(case: Case, day: date) -> None:
    """What is known on the day of the case about an endorsement on a later day comes true."""
    foretold = prospect_on(live(case.permit, case.rules, case.on), day)
    if foretold is None:
        assert imagined(case, day) is Refusal.TOO_EARLY
    elif foretold.effect is None:
        assert imagined(case, day) is Refusal.LAPSED
    else:
        assert imagined(case, day) is foretold.effect
        permit = replace(case.permit, endorsements=(*case.permit.endorsements, Endorsement(day)))
        counted_on = live(permit, case.rules, day).judgements[-1].counted_on
        assert counted_on == (foretold.counted_on or day)


@always(permits(), nearby, st.integers(0, 9), held)
def test_prospects_agree_with_an_imagined_endorsement(
    case: Case, near: int, which: int, day: date
) -> None:
    case = replace(case, permit=replace(case.permit, cancellations=()))
    found = prospects(live(case.permit, case.rules, case.on))
    edge = found[which % len(found)].first_day
    for asked in (edge + timedelta(days=near), day):
        foretells(case, max(case.on + ONE_DAY, asked))
