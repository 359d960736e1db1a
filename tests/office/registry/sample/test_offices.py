"""The offices of a made-up city: a tree over the counties in use."""

from datetime import date

import pytest
from tests.office.registry.sample.made import ON, PLACES, holders

from anju.office.registry.sample.counties import counties_in
from anju.office.registry.sample.offices import OfficeKind, offices_of

in_each_place = pytest.mark.parametrize("place", [*PLACES, "440000"])


def test_shenzhen_has_its_nine_branches() -> None:
    offices = offices_of("440300", 3_000, ON)
    authorities = [each for each in offices if each.kind is OfficeKind.ISSUING_AUTHORITY]
    assert {each.division_code for each in authorities} == {
        *("440303", "440304", "440305", "440306", "440307", "440308"),
        *("440309", "440310", "440311"),
    }
    names = {each.division_code: (each.name_zh, each.name_en) for each in authorities}
    assert names["440305"] == (
        "深圳市公安局南山分局",
        "Nanshan Branch, Shenzhen Public Security Bureau",
    )


@pytest.mark.parametrize(
    ("place", "name_zh", "name_en"),
    [
        ("310115", "上海市公安局浦东分局", "Pudong Branch, Shanghai Public Security Bureau"),
        ("110105", "北京市公安局朝阳分局", "Chaoyang Branch, Beijing Public Security Bureau"),
        ("330122", "桐庐县公安局", "Tonglu County Public Security Bureau"),
        ("330182", "建德市公安局", "Jiande Public Security Bureau"),
        ("441900", "东莞市公安局", "Dongguan Public Security Bureau"),
    ],
)
def test_an_issuing_authority_has_the_name_it_would_have(
    place: str, name_zh: str, name_en: str
) -> None:
    first = offices_of(place, 1_000, ON)[0]
    assert (first.name_zh, first.name_en) == (name_zh, name_en)


@in_each_place
def test_each_county_has_one_authority_and_offices_hang_below_it(place: str) -> None:
    offices = offices_of(place, 50_000, ON)
    by_key = {office.key: office for office in offices}
    assert len(by_key) == len(offices)
    wanted = {
        OfficeKind.POLICE_STATION: OfficeKind.ISSUING_AUTHORITY,
        OfficeKind.AGENCY: OfficeKind.POLICE_STATION,
    }
    for office in offices:
        if office.kind is OfficeKind.ISSUING_AUTHORITY:
            assert office.parent == ""
        else:
            parent = by_key[office.parent]
            assert parent.kind is wanted[office.kind]
            assert parent.division_code == office.division_code
    authorities = [each for each in offices if each.kind is OfficeKind.ISSUING_AUTHORITY]
    assert [each.division_code for each in authorities] == [
        county.code for county in counties_in(place, ON.year)
    ]


def test_parents_come_before_their_children() -> None:
    seen = {""}
    for office in offices_of("330100", 900_000, ON):
        assert office.parent in seen
        seen.add(office.key)


def test_one_agency_was_merged_and_one_station_renamed() -> None:
    offices = offices_of("310000", 3_000, ON)
    (merged,) = (office for office in offices if office.merged_into)
    assert merged.last_day == date(2023, 6, 30)
    (into,) = (office for office in offices if office.key == merged.merged_into)
    assert (into.kind, into.parent, into.last_day) == (merged.kind, merged.parent, None)
    (renamed,) = (office for office in offices if office.former_names)
    (former,) = renamed.former_names
    assert former.last_day == date(2024, 12, 31)
    assert former.name_zh != renamed.name_zh
    assert former.name_en != renamed.name_en


def test_a_merged_office_registered_nobody_after_its_last_day() -> None:
    (merged,) = (each for each in offices_of("110105", 3_000, ON) if each.merged_into)
    assert merged.last_day
    days = [
        registered.first_day
        for holder in holders("110105")
        for registered in holder.registrations
        if registered.office == merged.key
    ]
    assert len(days) > 10
    assert max(days) <= merged.last_day


def test_more_people_have_more_offices_and_the_first_stay_the_same() -> None:
    few, many = offices_of("440300", 3_000, ON), offices_of("440300", 1_000_000, ON)
    assert len(many) > 5 * len(few)
    changed = {each.key for each in few if each.former_names}
    assert {each for each in few if each.key not in changed} <= set(many)


@pytest.mark.parametrize("place", PLACES)
def test_permits_name_an_authority_of_their_county(place: str) -> None:
    for holder in holders(place):
        for permit in holder.permits:
            assert permit.office == f"{permit.division_code}-00"
            assert permit.number.startswith(permit.division_code)
