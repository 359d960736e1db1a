"""From the window's opening on every day lies in exactly one prospect, and neighbours differ."""

from itertools import pairwise

from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.legal_days import ONE_DAY
from anju.law.life import live
from anju.law.prospects import prospects


@always(permits())
def test_prospects_share_out_the_days(case: Case) -> None:
    life = live(case.permit, case.rules, case.on)
    found = prospects(life)
    assert found[0].first_day == life.window.first_day
    assert found[-1].last_day is None
    for each, after in pairwise(found):
        assert each.last_day is not None
        assert each.first_day <= each.last_day == after.first_day - ONE_DAY
        assert (each.effect, each.counted_on) != (after.effect, after.counted_on)
