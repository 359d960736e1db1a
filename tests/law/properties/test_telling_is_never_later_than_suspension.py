"""On the last day told to the holder the permit can still be used."""

from tests.law.properties.permits import Case, permits
from tests.law.properties.statement import always

from anju.law.standing import standing


@always(permits())
def test_telling_is_never_later_than_suspension(case: Case) -> None:
    answer = standing(case.permit, case.rules, case.on)
    if answer.window_first_day and answer.window_last_day and answer.suspended_from:
        assert answer.window_first_day <= answer.window_last_day < answer.suspended_from
