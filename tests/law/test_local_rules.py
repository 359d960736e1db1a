"""The local rules of a measure: read strictly, and never beyond the Regulation."""

import tomllib
from datetime import date

import pytest

from anju.law.confidence import Confidence
from anju.law.local_rules import DayKind, LocalRules, TimeLimit
from anju.law.local_rules_files import READERS, read_local_rules
from anju.law.measures import MeasureError
from anju.law.measures_files import load_measures

KEYS = [name for name in LocalRules.__dataclass_fields__ if name != "sources"]


def _local(text: str, source: str = "text: art. 1") -> LocalRules:
    table = tomllib.loads(text)
    return read_local_rules({**table, "sources": dict.fromkeys(table, source)})


def test_a_measure_may_be_silent() -> None:
    assert read_local_rules({}) == LocalRules()


def test_every_value_can_be_read_and_nothing_else() -> None:
    assert sorted(READERS) == sorted(KEYS)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("1 days", TimeLimit(1)),
        ("30 days", TimeLimit(30)),
        ("10 working days", TimeLimit(10, DayKind.WORKING)),
    ],
)
def test_a_limit_is_a_number_of_days(text: str, limit: TimeLimit) -> None:
    assert _local(f'production_limit = "{text}"').production_limit == limit


@pytest.mark.parametrize(
    "text",
    [
        'production_limit = "31 days"',
        'production_limit = "31 working days"',
        'production_limit = "0 days"',
        'production_limit = "15"',
        "production_limit = 15",
        'address_change_limit = "a week"',
        'online = "yes"',
        "fee_lost = -1",
        "fee_lost = true",
        'fee_lost = "10"',
        'automatic_from = "2015-08-17"',
        'endorsed_by = "police"',
        'endorsed_by = ["mayor"]',
        "endorsed_by = [1]",
        'conversion_area = ["33"]',
        'city_level = "street"',
    ],
)
def test_a_wrong_value_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(MeasureError, match=f"^local {text.split(maxsplit=1)[0]}: "):
        _local(text)


@pytest.mark.parametrize("key", ["fee_endorsement", "fee_first_issue", "endorsement_fee"])
def test_no_measure_can_set_a_fee_on_the_endorsement_or_the_first_issue(key: str) -> None:
    with pytest.raises(MeasureError, match=f"unknown local {key}"):
        _local(f"{key} = 1")


def test_a_value_without_a_source_is_refused() -> None:
    with pytest.raises(MeasureError, match="differ in online"):
        read_local_rules({"online": True})


def test_a_source_without_a_value_is_refused() -> None:
    with pytest.raises(MeasureError, match="differ in online"):
        read_local_rules({"sources": {"online": "text: art. 1"}})


@pytest.mark.parametrize("source", ["art. 1", "text", "text: ", "rumour: art. 1"])
def test_a_source_says_how_surely_it_is_known(source: str) -> None:
    with pytest.raises(MeasureError, match="how surely"):
        _local("online = true", source)


def test_a_source_is_kept() -> None:
    source = _local("online = true", "quoted: art. 25: at the counter or online").sources["online"]
    assert (source.confidence, source.words) == (
        Confidence.QUOTED,
        "art. 25: at the counter or online",
    )


def test_what_the_shipped_measures_say() -> None:
    def local(code: str) -> LocalRules:
        return load_measures().for_place(code).on(date(2026, 11, 23)).local

    assert local("120000").fee_damaged == 10
    assert local("120000").fee_lost is None
    assert local("310000").automatic_from == date(2015, 8, 17)
    assert local("310000").hardship_from == date(2019, 1, 1)
    assert local("330100").reminder_duty is True
    assert local("440000").cancelled_with_registration is True
    assert local("440000").production_limit == TimeLimit(10, DayKind.WORKING)
    assert local("520100") == LocalRules()
