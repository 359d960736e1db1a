"""Half a year is complete on the day before the corresponding day, never more than a day off."""

from datetime import date

from hypothesis import strategies as st
from tests.law.properties.statement import always

from anju.law.legal_days import ONE_DAY, half_year_complete_on, months_after


@always(st.dates(date(2016, 1, 1), date(2100, 1, 1)), st.integers(1, 24))
def test_half_a_year_ends_before_its_day(registered_on: date, months: int) -> None:
    complete_on = half_year_complete_on(registered_on, months)
    corresponding = months_after(registered_on, months)
    if corresponding.day == registered_on.day:
        assert complete_on == corresponding - ONE_DAY
    else:
        assert complete_on == corresponding
    assert complete_on <= half_year_complete_on(registered_on + ONE_DAY, months)
