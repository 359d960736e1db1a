from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest

from anju.law.division_names import ENGLISH
from anju.law.divisions import (
    Division,
    divisions,
    find_division,
    is_division,
    parents,
    place_name,
)
from anju.law.measures_files import load_measures

IN_USE = [
    ("000000", "全国"),
    ("110000", "北京市"),
    ("110105", "朝阳区"),
    ("330113", "临平区"),
    ("330114", "钱塘区"),
    ("429021", "神农架林区"),
    ("440305", "南山区"),
    ("441900", "东莞市"),
    ("460303", "南沙区"),
    ("460400", "儋州市"),
    ("500157", "两江新区"),
    ("540481", "米林市"),
    ("653132", "岑岭县"),
    ("653228", "和康县"),
    ("653229", "和安县"),
    ("659011", "新星市"),
    ("659012", "白杨市"),
    ("659013", "草湖市"),
    ("710000", "台湾省"),
    ("810000", "香港特别行政区"),
    ("820000", "澳门特别行政区"),
]

COLLECTIVE_CODES = ["110100", "110200", "419000", "429000", "440301", "469000", "659000"]

ABOLISHED = [
    ("110103", "崇文区", 2010),
    ("132102", "邯山区", 1982),
    ("310103", "卢湾区", 2011),
    ("330103", "下城区", 2021),
    ("500112", "渝北区", 2025),
    ("512201", "万县市", 1992),
    ("230834", "友谊县", 1990),
    ("500181", "江津市", 2005),
]

FULL_WIDTH = "\uff14\uff14\uff10\uff13\uff10\uff15"

NEVER = [
    "999999",
    "440399",
    "130171",  # a development zone, numbered by statisticians only
    "830000",  # in identity numbers, never in the standard
    "810101",  # below the special regions the standard has nothing
    "",
    "44030",
    "4403050",
    "44030a",
    FULL_WIDTH,
    " 440305",
    "code",
]


@pytest.mark.parametrize(("code", "name"), IN_USE)
def test_a_code_in_use_is_found(code: str, name: str) -> None:
    found = find_division(code)
    assert found is not None
    assert (found.name_zh, found.last_year) == (name, None)


@pytest.mark.parametrize("code", COLLECTIVE_CODES)
def test_a_collective_code_is_a_code(code: str) -> None:
    assert is_division(code)


@pytest.mark.parametrize(("code", "name", "year"), ABOLISHED)
def test_an_abolished_code_is_still_found(code: str, name: str, year: int) -> None:
    found = find_division(code)
    assert found is not None
    assert (found.name_zh, found.last_year) == (name, year)


@pytest.mark.parametrize("code", NEVER)
def test_what_no_place_ever_had_is_not_found(code: str) -> None:
    assert not is_division(code)
    assert find_division(code) is None


def test_a_code_given_twice_answers_with_its_last_place() -> None:
    assert [row for row in divisions() if row.code == "511402"] == [
        Division("511402", "枳城区", 1995, 1997),
        Division("511402", "东坡区", 2000, None),
    ]
    assert find_division("511402") == Division("511402", "东坡区", 2000, None)


def test_a_division_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        divisions()[0].code = "110000"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("code", "wider"),
    [
        ("440305", ("440300", "440000", "000000")),
        ("440300", ("440000", "000000")),
        ("440000", ("000000",)),
        ("000000", ()),
        ("110105", ("110100", "110000", "000000")),
        ("659012", ("659000", "650000", "000000")),
        ("999999", ("999900", "990000", "000000")),
    ],
)
def test_the_wider_places_come_nearest_first(code: str, wider: tuple[str, ...]) -> None:
    assert parents(code) == wider


@pytest.mark.parametrize("code", ["", "44030", "4403050", "44030a", FULL_WIDTH, "²²²²²²"])
def test_wider_places_need_six_digits(code: str) -> None:
    with pytest.raises(ValueError, match="six digits"):
        parents(code)


@pytest.mark.parametrize(
    ("code", "chinese", "english"),
    [
        ("000000", "全国", "the whole country"),
        ("440000", "广东省", "Guangdong"),
        ("440300", "广东省深圳市", "Shenzhen"),
        ("440305", "广东省深圳市南山区", "深圳市南山区, Guangdong"),
        ("440301", "广东省深圳市市辖区", "深圳市市辖区, Guangdong"),
        ("110105", "北京市朝阳区", "朝阳区, Beijing"),
        ("110100", "北京市市辖区", "市辖区, Beijing"),
        ("110228", "北京市密云县", "密云县, Beijing"),
        ("469005", "海南省文昌市", "文昌市, Hainan"),
        ("441900", "广东省东莞市", "东莞市, Guangdong"),
        ("349001", "安徽省天长市", "天长市, Anhui"),
        ("820000", "澳门特别行政区", "Macao"),
    ],
)
def test_a_place_is_named_in_full(code: str, chinese: str, english: str) -> None:
    assert place_name(code, "zh") == chinese
    assert place_name(code, "en") == english


def test_an_abolished_place_is_named_by_the_city_of_its_time() -> None:
    assert place_name("511421", "zh") == "四川省眉山市仁寿县"
    assert place_name("511481", "zh") == "四川省涪陵市南川市"


def test_a_city_that_came_after_the_place_lends_no_name() -> None:
    assert place_name("231120", "zh") == "黑龙江省绥芬河市"


@pytest.mark.parametrize("code", ["999999", "44030"])
def test_no_place_has_no_name(code: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        place_name(code, "zh")


def test_every_place_has_a_name_in_both_languages() -> None:
    for code in {row.code for row in divisions()}:
        assert place_name(code, "zh")
        assert place_name(code, "en").isascii() == (code in ENGLISH)


def test_the_places_with_a_measure_are_named_as_the_measure_names_them() -> None:
    measures = load_measures()
    for code in measures.codes():
        assert place_name(code, "en") == measures.for_place(code).versions[-1].name("en")


def test_the_table_is_in_order_and_its_years_are_possible() -> None:
    rows = divisions()
    keys = [(row.code, row.first_year, row.last_year or 9999) for row in rows]
    assert keys == sorted(set(keys))
    assert all(1980 <= row.first_year <= (row.last_year or 2026) for row in rows)
    assert all(len(row.code) == 6 and row.code.isdigit() for row in rows)


def test_two_places_share_a_code_for_no_more_than_the_year_of_change() -> None:
    for earlier, later in pairwise(divisions()):
        if earlier.code == later.code:
            assert earlier.last_year is not None
            assert earlier.last_year <= later.first_year


def test_the_places_in_use_are_as_many_as_published() -> None:
    codes = [row.code for row in divisions() if row.last_year is None]
    assert sum(code.endswith("0000") for code in codes) == 34 + 1
    assert sum(code.endswith("00") and code[2:4] < "90" for code in codes) == 34 + 1 + 333 + 5


def test_every_place_has_a_province() -> None:
    assert all(is_division(row.code[:2] + "0000") for row in divisions())
