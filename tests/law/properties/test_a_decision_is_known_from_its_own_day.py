"""Until it is decided a filing is as good as undecided; once granted, as if granted at once."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume
from hypothesis import strategies as st
from tests.law.properties.permits import Case, endorsed_permits, pending
from tests.law.properties.statement import always

from anju.law.facts import Decision, Endorsement, Permit
from anju.law.standing import standing


def with_last(permit: Permit, filing: Endorsement) -> Permit:
    return replace(permit, endorsements=(*permit.endorsements[:-1], filing))


@always(endorsed_permits(), st.integers(1, 400))
def test_a_decision_is_known_from_its_own_day(case: Case, days: int) -> None:
    assume(case.permit.endorsements)
    filed_on = case.permit.endorsements[-1].filed_on
    decided_on = filed_on + timedelta(days=days)
    waited = with_last(case.permit, Endorsement(filed_on, Decision.GRANTED, decided_on))
    as_if = case.permit if decided_on <= case.on else with_last(case.permit, pending(filed_on))
    assert standing(waited, case.rules, case.on) == standing(as_if, case.rules, case.on)
