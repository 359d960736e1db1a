"""A cancellation that was annulled counts as never made, on whatever day it was."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.facts import Cancellation
from anju.law.standing import standing


@always(permits(), st.integers(-500, 500))
def test_an_annulled_cancellation_changes_nothing(case: Case, days: int) -> None:
    annulled = Cancellation(case.on + timedelta(days=days), annulled=True)
    permit = replace(case.permit, cancellations=(annulled, *case.permit.cancellations))
    assert standing(permit, case.rules, case.on) == standing(case.permit, case.rules, case.on)
