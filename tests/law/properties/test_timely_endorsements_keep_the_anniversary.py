"""Under a fixed cycle the years run from the day of issue while every endorsement is on time."""

from datetime import date, timedelta

from hypothesis import assume
from hypothesis import strategies as st
from tests.law.properties.permits import LAST, issue_days, rules, running
from tests.law.properties.statement import always

from anju.law.facts import Endorsement, Permit
from anju.law.legal_days import anniversary
from anju.law.life import live
from anju.law.measures import Cycle, PlaceMeasures


@always(rules, issue_days, st.lists(st.integers(0, 27), max_size=6))
def test_timely_endorsements_keep_the_anniversary(
    place: PlaceMeasures, issued_on: date, waits: list[int]
) -> None:
    permit = Permit(issued_on)
    assume(running(permit, place).measure.cycle is Cycle.FIXED)
    for wait in waits:
        endorsed = Endorsement(running(permit, place).first_day + timedelta(days=wait))
        permit = Permit(permit.issued_on, (*permit.endorsements, endorsed))
    life = live(permit, place, LAST)
    assert life.window.cycle_first_day == permit.issued_on
    assert life.window.anniversary == anniversary(permit.issued_on, len(waits) + 1)
    assert life.years.counted_from == permit.issued_on
    assert not life.gaps()
