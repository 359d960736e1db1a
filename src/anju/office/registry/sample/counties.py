"""The counties in use in a year, which a made-up city is built from.

A county here is the narrowest place with a code: a district, a county, a county-level
city, or a prefecture that has none of them (东莞).  Source: `anju.law.divisions`.

>>> [county.name_zh for county in counties_in("440300", 2026)][:3]
['罗湖区', '福田区', '南山区']
>>> [county.code for county in counties_in("441900", 2026)]
['441900']
"""

from functools import cache

from anju.law.division_names import COLLECTIVE
from anju.law.divisions import Division, divisions
from anju.law.measures_files import load_measures
from anju.law.moving import OTHER_CARD, city_of


@cache
def all_counties(year: int) -> tuple[Division, ...]:
    """Every county of the mainland in use in a year, by code."""
    used = [each for each in divisions() if _is_used(each, year)]
    with_counties = {each.code[:4] for each in used if not each.code.endswith("00")}
    return tuple(each for each in used if _is_narrowest(each, with_counties))


def _is_used(place: Division, year: int) -> bool:
    begun = place.first_year <= year and place.code[:2] not in OTHER_CARD
    return begun and (place.last_year is None or place.last_year >= year)


def _is_narrowest(place: Division, with_counties: set[str]) -> bool:
    if place.code.endswith("0000") or place.name_zh in COLLECTIVE:
        return False
    return not place.code.endswith("00") or place.code[:4] not in with_counties


def counties_in(division_code: str, year: int) -> tuple[Division, ...]:
    """The counties of a province, a city or a county; raises ValueError where there are none."""
    reach = division_code.rstrip("0") if division_code.endswith("00") else division_code
    reach = reach + "0" * (len(reach) % 2)
    found = tuple(each for each in all_counties(year) if each.code.startswith(reach))
    if not found or reach == "":
        raise ValueError(f"no counties in use in {year} under {division_code}")
    return found


@cache
def counties_by_province(year: int) -> dict[str, tuple[str, ...]]:
    """The codes of the counties in use in a year, by the two digits of their province."""
    found: dict[str, list[str]] = {}
    for county in all_counties(year):
        found.setdefault(county.code[:2], []).append(county.code)
    return {province: tuple(codes) for province, codes in found.items()}


def issuing_city(county: str) -> str:
    """The code of the city that a county's permits belong to, as the latest measure sees it."""
    level = load_measures().for_place(county).versions[-1].local.city_level
    return (city_of(county, level) if level else city_of(county)) or county
