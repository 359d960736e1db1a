"""Masks never show more than they may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.office.common.masks import mask_identity_number, mask_name, mask_permit_number

numbers = st.text("0123456789XJ", max_size=30)
names = st.text("张王欧阳国建司马·阿买提𠮷 J", max_size=8)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("440305199001010012", "4403***********012"),
        ("44030519900101001X", "4403***********01X"),
        ("4400J0790000000", "4400********000"),
        ("123456789012", "1234*****012"),
        ("12345678901", "*********01"),
        ("123456", "****56"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_a_number_is_masked(number: str, masked: str) -> None:
    assert mask_identity_number(number) == masked
    assert mask_permit_number(number) == masked


@given(numbers)
def test_no_mask_of_a_number_shows_more_than_seven_characters(number: str) -> None:
    masked = mask_permit_number(number)
    shown = [at for at, character in enumerate(masked) if character != "*"]
    assert len(masked) == len(number)
    assert all(masked[at] == number[at] for at in shown)
    assert len(shown) <= min(7, 7 * len(number) // 12)


@given(st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True))
def test_no_mask_of_an_identity_number_shows_county_or_birth(number: str) -> None:
    assert set(mask_identity_number(number)[4:15]) == {"*"}


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张建国", "张**"),
        ("张三", "张*"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳娜", "欧阳*"),
        ("欧阳", "欧*"),
        ("𠮷田", "𠮷*"),
        ("阿不都·买买提", "阿**·***"),
        ("John Smith", "J*** *****"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_a_name_is_masked_after_its_surname(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(names)
def test_no_mask_of_a_name_shows_more_than_the_surname(name: str) -> None:
    masked = mask_name(name)
    assert len(masked) == len(name)
    assert not set(masked[2:]) - {"*", "·", " "}
    if len(name) and not set(name) & {"·", " "}:
        assert "*" in masked
