"""A post reaches its division and everything inside it, and a query asks for no more."""

import pytest
from tests.office.databases import Database

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.models import Office


@pytest.mark.parametrize(
    ("code", "lowest", "highest"),
    [
        ("000000", "000000", "999999"),
        ("440000", "440000", "449999"),
        ("440300", "440300", "440399"),
        ("440305", "440305", "440305"),
        ("441000", "441000", "441099"),
        ("100000", "100000", "109999"),
        ("460100", "460100", "460199"),
        ("469005", "469005", "469005"),
    ],
)
def test_the_reach_of_a_division(code: str, lowest: str, highest: str) -> None:
    reach = Jurisdiction(code)
    assert (reach.lowest, reach.highest) == (lowest, highest)


@pytest.mark.parametrize(
    "code", ["", "4403", "44030", "4403055", "44030a", "４４０３０５", "4403 5"]
)
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="six digits"):
        Jurisdiction(code)


@pytest.mark.parametrize(
    ("code", "inside"),
    [
        ("440299", False),
        ("440300", True),
        ("440305", True),
        ("440399", True),
        ("440400", False),
        ("440000", False),
    ],
)
def test_a_city_covers_its_districts_and_nothing_beside(code: str, inside: bool) -> None:
    assert Jurisdiction("440300").covers(code) is inside


def test_the_query_leaves_out_what_lies_outside(database: Database) -> None:
    codes = ("440299", "440300", "440305", "440399", "440400")
    for number, code in enumerate(codes):
        Office.objects.create(
            id=f"{number:020x}", name_zh=code, division_code=code, first_day="2020-01-01"
        )
    found = Office.objects.filter(Jurisdiction("440300").condition()).values_list(
        "division_code", flat=True
    )
    assert sorted(found) == ["440300", "440305", "440399"]
