"""Canonical JSON: one text for one content, another text for another."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.office.common.canonical import canonical_bytes, canonical_json

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
mappings = st.dictionaries(texts, values, max_size=5)


def same(one: object, other: object) -> bool:
    """Whether two contents are the same, True and 1 told apart."""
    return repr(_sorted(one)) == repr(_sorted(other))


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return [(key, _sorted(value[key])) for key in sorted(value)]
    return [_sorted(held) for held in value] if isinstance(value, list) else (value,)


@given(mappings)
def test_the_content_can_be_read_back(mapping: dict[str, Any]) -> None:
    assert same(json.loads(canonical_json(mapping)), mapping)


@given(mappings, mappings)
def test_two_contents_have_one_text_only_where_they_are_the_same(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert (canonical_json(one) == canonical_json(other)) == same(one, other)


@given(mappings, st.randoms(use_true_random=False))
def test_the_order_of_the_keys_does_not_matter(mapping: dict[str, Any], random: Random) -> None:
    pairs = list(mapping.items())
    random.shuffle(pairs)
    assert canonical_bytes(dict(pairs)) == canonical_bytes(mapping)


@given(mappings)
def test_the_text_is_one_line(mapping: dict[str, Any]) -> None:
    assert not set(canonical_json(mapping)) & {"\n", "\r", "\x00"}


def test_keys_stand_by_code_point_and_nothing_is_escaped_needlessly() -> None:
    mapping = {"𠮷": [1, True, None], "é": 'a"b', "B": {"z": "", "a": "豈"}, "b": -3, "\uffee": 0}
    assert canonical_json(mapping) == (
        '{"B":{"a":"豈","z":""},"b":-3,"é":"a\\"b","\uffee":0,"𠮷":[1,true,null]}'
    )


def test_a_compatibility_ideograph_stays_what_it_is() -> None:
    assert canonical_json({"name": "\uf900"}) != canonical_json({"name": "\u8c48"})


def test_a_day_is_iso_text_wherever_it_stands() -> None:
    day = date(2024, 2, 29)
    assert canonical_json({"a": day, "b": [day, {"c": (day,)}]}) == (
        '{"a":"2024-02-29","b":["2024-02-29",{"c":["2024-02-29"]}]}'
    )


def test_enums_of_text_and_other_mappings_are_taken() -> None:
    class Ground(StrEnum):
        SCHOOLING = "schooling"

    mapping = MappingProxyType({"ground": Ground.SCHOOLING, "held": MappingProxyType({"a": 1})})
    assert canonical_json(mapping) == '{"ground":"schooling","held":{"a":1}}'


@pytest.mark.parametrize(
    "mapping",
    [
        {"a": 1.0},
        {"a": [{"b": float("nan")}]},
        {"a": datetime(2026, 11, 23, tzinfo=UTC)},
        {"a": {datetime(2026, 11, 23, tzinfo=UTC)}},
        {"a": b"bytes"},
        {"a": object()},
        {1: "a"},
        {"a": {None: 1}},
        {"a": [({True: 1},)]},
    ],
)
def test_what_has_no_one_text_is_refused(mapping: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        canonical_json(mapping)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        canonical_json({"a": "\ud800"})
