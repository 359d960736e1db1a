"""From issue on a permit is in exactly one state on each day: no hole, no overlap."""

from itertools import pairwise

from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.legal_days import ONE_DAY
from anju.law.life import live


@always(permits())
def test_intervals_have_no_hole(case: Case) -> None:
    spans = live(case.permit, case.rules, case.on).intervals()
    assert spans[0].first_day == case.permit.issued_on
    assert spans[-1].last_day is None
    for span, after in pairwise(spans):
        assert span.last_day is not None
        assert span.first_day <= span.last_day == after.first_day - ONE_DAY
        assert span.state is not after.state
