"""Facts may come in any order, and the same endorsement twice is one."""

from dataclasses import replace

from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.facts import Decision
from anju.law.standing import standing


@always(permits())
def test_the_order_of_facts_does_not_matter(case: Case) -> None:
    granted = [each for each in case.permit.endorsements if each.decision is Decision.GRANTED]
    permit = replace(
        case.permit,
        endorsements=(*granted, *reversed(case.permit.endorsements)),
        healed_gaps=(*reversed(case.permit.healed_gaps), *case.permit.healed_gaps),
        cancellations=(*case.permit.cancellations, *case.permit.cancellations),
    )
    assert standing(permit, case.rules, case.on) == standing(case.permit, case.rules, case.on)
