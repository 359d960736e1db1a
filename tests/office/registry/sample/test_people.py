"""The people of a made-up city: who they are, where they lived and on what grounds."""

from collections import Counter
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from tests.office.registry.sample.made import ON, PLACES, city, holders

from anju.law.applicant_facts import Ground
from anju.law.divisions import is_division
from anju.law.legal_days import half_year_complete_on
from anju.law.materials import PROVES, Evidence, Material
from anju.law.measures_files import load_measures
from anju.office.common.ethnicities import ETHNICITIES
from anju.office.registry.sample.city import made_up_city

in_each_place = pytest.mark.parametrize("place", PLACES)

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_digit(body: str) -> str:
    """The last character of GB 11643, from the weights as the standard prints them."""
    weighed = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return "10X98765432"[weighed % 11]


@in_each_place
def test_identity_numbers_are_right_and_kept_clear_of_ordinary_ones(place: str) -> None:
    for holder in holders(place):
        details = holder.details
        number, born_on = details.identity_number, details.born_on
        assert born_on is not None
        assert number[:6] == details.household_place
        assert number[6:14] == f"{born_on:%Y%m%d}"
        assert number[14:17] == {"F": "000", "M": "999"}[details.sex]
        assert number[17] == check_digit(number[:17])


@in_each_place
def test_no_identity_number_comes_twice(place: str) -> None:
    numbers = {holder.details.identity_number for holder in holders(place)}
    assert len(numbers) == len(holders(place)) == 3_000


@in_each_place
def test_people_come_from_other_provinces(place: str) -> None:
    places = Counter(holder.details.household_place for holder in holders(place))
    assert all(is_division(code) for code in places)
    assert place[:2] not in {code[:2] for code in places}
    assert len(places) > 500


def test_most_come_from_where_people_do_come_from() -> None:
    def commonest(place: str) -> str:
        provinces = Counter(each.details.household_place[:2] for each in holders(place))
        return provinces.most_common(1)[0][0]

    assert [commonest(place) for place in PLACES] == ["45", "34", "13", "34"]


def test_names_are_of_many_kinds() -> None:
    names = [holder.details.name for place in PLACES for holder in holders(place)]
    assert sum("·" in name for name in names) > 3
    assert max(map(len, names)) >= 10
    assert any(name.startswith(("欧阳", "司马", "上官")) for name in names)
    assert all(any(rare in name for name in names) for rare in "𠮷㐂䶮𬭎")
    families = Counter(name[0] for name in names)
    assert {each for each, _ in families.most_common(6)} >= {"王", "李", "张"}
    assert 0.03 < families["王"] / len(names) < 0.12


def test_ethnicities_are_those_of_the_provinces() -> None:
    everyone = [holder.details for place in PLACES for holder in holders(place)]
    counts = Counter(details.ethnicity for details in everyone)
    assert set(counts) <= set(ETHNICITIES)
    assert 0.8 < counts["01"] / len(everyone) < 0.97
    zhuang = [each.household_place[:2] for each in everyone if each.ethnicity == "08"]
    assert Counter(zhuang).most_common(1)[0][0] == "45"


def test_ages_are_those_of_people_on_the_move() -> None:
    ages = [ON.year - born.year for each in holders("440300") if (born := each.details.born_on)]
    shares = Counter("child" if age < 16 else "old" if age >= 60 else "work" for age in ages)
    young = sum(20 <= age < 40 for age in ages)
    assert 0.08 < shares["child"] / len(ages) < 0.35
    assert 0.01 < shares["old"] / len(ages) < 0.12
    assert young > len(ages) / 3
    women = sum(each.details.sex == "F" for each in holders("440300"))
    assert 0.4 < women / len(ages) < 0.6


@in_each_place
def test_registrations_are_in_order_do_not_overlap_and_begin_by_the_day(place: str) -> None:
    keys = {office.key for office in city(place).offices}
    for holder in holders(place):
        assert holder.registrations
        for earlier, later in pairwise(holder.registrations):
            assert earlier.last_day is not None
            assert earlier.last_day < later.first_day
        for each in holder.registrations:
            assert each.first_day <= (each.last_day or ON) <= ON
            assert each.first_day >= (holder.details.born_on or ON)
            assert each.office in keys
            assert each.office.startswith(each.division_code)


@in_each_place
def test_some_moved_inside_the_city_and_some_left_it(place: str) -> None:
    everyone = holders(place)
    moved = sum(
        any(a.last_day and a.last_day + timedelta(days=1) == b.first_day for a, b in pairwise(regs))
        for regs in (holder.registrations for holder in everyone)
    )
    left = sum(holder.registrations[-1].last_day is not None for holder in everyone)
    assert 0.1 < moved / len(everyone) < 0.5
    assert 0.05 < left / len(everyone) < 0.3


@in_each_place
def test_no_permit_comes_before_the_months_that_the_measure_asks_for(place: str) -> None:
    rules = load_measures().for_place(place).on(ON)
    months = rules.local.residence_months
    assert months is not None
    for holder in holders(place):
        starts = [each.first_day for each in holder.registrations]
        for permit in holder.permits:
            if permit.facts.issued_on.year >= 2016:
                assert permit.facts.issued_on > half_year_complete_on(min(starts), months)


def test_families_live_at_one_address_and_a_parent_came_later() -> None:
    homes: dict[str, list[tuple[date, date]]] = {}
    for holder in holders("440300"):
        first = holder.registrations[-1]
        came = holder.registrations[0].first_day
        homes.setdefault(first.address, []).append((holder.details.born_on or ON, came))
    families = [people for people in homes.values() if len(people) > 1]
    assert len(families) > 300
    three_generations = [
        people
        for people in families
        if max(people)[0] - min(people)[0] > timedelta(days=45 * 365) and len(people) >= 4
    ]
    assert three_generations
    oldest_came_later = [min(each)[1] > min(came for _, came in each) for each in three_generations]
    assert any(oldest_came_later)


@in_each_place
def test_grounds_are_proved_by_papers_that_the_law_names(place: str) -> None:
    kinds = Counter[str]()
    for holder in holders(place):
        for each in holder.grounds:
            kinds[each.kind] += 1
            assert Material(each.evidence) in PROVES[Evidence(Ground(each.kind).value)]
            assert each.first_day <= (each.last_day or ON) <= ON
            assert each.evidence_on is not None
            assert each.evidence_on <= ON
    assert set(kinds) == {ground.value for ground in Ground}
    assert min(kinds.values()) > 100


def test_the_same_seed_makes_the_same_city_and_another_seed_another() -> None:
    def some(seed: int) -> list[object]:
        return list(made_up_city(400, "440300", ON, seed).holders())

    assert some(11) == some(11)
    assert some(11) != some(12)


def test_a_million_people_are_made_one_at_a_time() -> None:
    first = list(islice(made_up_city(1_000_000, "440300", ON, 7).holders(), 50))
    assert len(first) == 50


def test_a_city_has_just_as_many_people_as_were_asked_for() -> None:
    for number in (0, 1, 35, 36, 37, 101):
        assert len(list(made_up_city(number, "330100", ON, 3).holders())) == number


@pytest.mark.parametrize(
    "place", ["110000", "410000", "441900", "469002", "500000", "540000", "650100", "440000"]
)
def test_a_city_can_be_made_anywhere(place: str) -> None:
    made = list(made_up_city(200, place, ON, 5).holders())
    assert place[:2] not in {holder.details.household_place[:2] for holder in made}


@pytest.mark.parametrize("place", ["000000", "990000", "110103"])
def test_no_city_is_made_where_no_county_is_in_use(place: str) -> None:
    with pytest.raises(ValueError, match="no counties in use in 2026"):
        made_up_city(10, place, ON, 5)


def test_no_city_is_made_for_a_day_too_early_for_the_cast() -> None:
    with pytest.raises(ValueError, match="from 2024 on"):
        made_up_city(10, "440300", date(2023, 12, 31), 5)
