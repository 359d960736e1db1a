"""A fact that lies after the day asked about is not known yet."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.facts import Cancellation, Decision, Endorsement
from anju.law.standing import standing


@always(permits(), st.integers(1, 1000), st.sampled_from([None, *Decision]))
def test_what_comes_later_changes_nothing(case: Case, days: int, decision: Decision | None) -> None:
    later = case.on + timedelta(days=days)
    permit = replace(
        case.permit,
        endorsements=(Endorsement(later, decision), *case.permit.endorsements),
        cancellations=(Cancellation(later), *case.permit.cancellations),
    )
    assert standing(permit, case.rules, case.on) == standing(case.permit, case.rules, case.on)
