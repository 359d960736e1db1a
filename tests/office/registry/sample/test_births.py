"""Identity numbers are given out once each, however many are taken."""

from datetime import date, timedelta

import pytest

from anju.office.registry.sample.births import IdentityNumbers, NoNumberLeft, identity_number
from anju.office.registry.sample.counties import counties_by_province
from anju.roster.sample import people


@pytest.mark.parametrize(("year", "days"), [(1990, 365), (1992, 366)])
def test_a_year_gives_each_of_its_days_once_and_then_goes_on_next_door(
    year: int, days: int
) -> None:
    numbers = IdentityNumbers(2026)
    births = [numbers.take("430103", man=False, year=year) for _ in range(days + 1)]
    assert {birth.household_place for birth in births[:days]} == {"430103"}
    assert len({birth.born_on for birth in births[:days]}) == days
    assert {birth.born_on.year for birth in births} == {year}
    assert births[days].household_place == "430104"
    assert len({birth.identity_number for birth in births}) == days + 1


def test_women_men_and_years_do_not_take_from_each_other() -> None:
    numbers = IdentityNumbers(2026)
    for _ in range(365):
        numbers.take("430103", man=False, year=1990)
    assert numbers.take("430103", man=True, year=1990).household_place == "430103"
    assert numbers.take("430103", man=False, year=1991).household_place == "430103"


def test_a_province_that_is_full_says_so() -> None:
    numbers = IdentityNumbers(2026)
    county = counties_by_province(2026)["63"][0]
    for _ in range(365 * len(counties_by_province(2026)["63"])):
        numbers.take(county, man=True, year=2001)
    with pytest.raises(NoNumberLeft, match="63, 2001"):
        numbers.take(county, man=True, year=2001)


def test_a_number_is_the_one_that_the_sample_roster_would_give() -> None:
    for days in range(0, 9_000, 37):
        born_on = date(1940, 1, 1) + timedelta(days=days * 3)
        for man in (False, True):
            wanted = people.identity_number("653101", born_on, man=man)
            assert identity_number("653101", born_on, man=man) == wanted
