"""The table of GB/T 3304 is whole, and names known by heart stand where they belong."""

from anju.office.common.ethnicities import ETHNICITIES, ethnicity, ethnicity_name


def test_there_are_fifty_six_and_two_more_in_order() -> None:
    assert list(ETHNICITIES) == [*(f"{number:02d}" for number in range(1, 57)), "97", "98"]


def test_no_name_comes_twice() -> None:
    assert len({each.name_zh for each in ETHNICITIES.values()}) == 58
    assert len({each.name_en for each in ETHNICITIES.values()}) == 58


def test_known_codes_have_their_names() -> None:
    known = {
        "01": "汉族",
        "05": "维吾尔族",
        "10": "朝鲜族",
        "17": "哈萨克族",
        "23": "高山族",
        "30": "土族",
        "41": "塔吉克族",
        "49": "京族",
        "56": "基诺族",
    }
    assert {code: ethnicity(code).name_zh for code in known} == known


def test_a_name_comes_in_both_languages_and_an_unknown_code_stays_itself() -> None:
    assert ethnicity_name("04", "zh") == "藏族"
    assert ethnicity_name("04", "en") == "Tibetan"
    assert ethnicity_name("77", "en") == "77"
