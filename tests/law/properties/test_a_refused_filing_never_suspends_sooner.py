"""Who filed and was refused is suspended on the same day as who did not file, or later."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from tests.law.properties.permits import LAST, Case, endorsed_permits, running
from tests.law.properties.statement import always

from anju.law.facts import Decision, Endorsement
from anju.law.life import live


@always(endorsed_permits(), st.integers(-60, 60), st.integers(0, 90))
def test_a_refused_filing_never_suspends_sooner(case: Case, move: int, wait: int) -> None:
    before = running(case.permit, case.rules)
    filed_on = max(before.first_day, before.last_day_told + timedelta(days=move))
    refused = Endorsement(filed_on, Decision.REFUSED, filed_on + timedelta(days=wait))
    permit = replace(case.permit, endorsements=(*case.permit.endorsements, refused))
    after = live(permit, case.rules, LAST).window
    assert after.last_good_day >= before.last_good_day
    assert after == replace(before, last_good_day=after.last_good_day)
