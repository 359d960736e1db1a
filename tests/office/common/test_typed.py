"""What people type is forgiven, and nothing else about it is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.office.common.typed import (
    Kind,
    check_digit_is_right,
    normal_identity_number,
    normal_name,
    normal_permit_number,
    what_was_typed,
)

NUMBER = "11010519491231002X"
WIDE = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


@given(st.data(), st.booleans(), st.booleans())
def test_an_identity_number_is_known_however_it_is_typed(
    data: st.DataObject, small: bool, wide: bool
) -> None:
    typed = NUMBER.lower() if small else NUMBER
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(typed)))
        typed = typed[:at] + data.draw(st.sampled_from(" \u3000\t-–—－\u200b")) + typed[at:]
    typed = typed.translate(WIDE) if wide else typed
    assert normal_identity_number(typed) == NUMBER
    assert what_was_typed(typed).value == NUMBER


@pytest.mark.parametrize("last", ["x", "X", "×", "\uff38", "\uff58", "\u2169"])
def test_the_last_x_may_be_any_that_looks_like_one(last: str) -> None:
    assert normal_identity_number(NUMBER[:17] + last) == NUMBER


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("4400J0790000000", "4400J0790000000"),
        ("４４００j０７９-0000 000", "4400J0790000000"),
        (" 粤 a12345", "粤A12345"),
        ("", ""),
    ],
)
def test_a_permit_number_keeps_its_letters(typed: str, normal: str) -> None:
    assert normal_permit_number(typed) == normal


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("张建国", "张建国"),
        (" 张　建 国 ", "张建国"),
        ("阿不都热合曼•买买提", "阿不都热合曼·买买提"),
        ("阿不都热合曼 ・ 买买提", "阿不都热合曼·买买提"),
        ("阿不都热合曼．买买提", "阿不都热合曼·买买提"),
        ("阿不都热合曼‧买买提", "阿不都热合曼·买买提"),
        ("John  Smith".translate(WIDE), "John Smith"),
        ("J. Smith", "J. Smith"),
        ("王 John", "王John"),
        ("𠮷 田\ufeff", "𠮷田"),
        ("\uf900", "\uf900"),
        ("㐂生", "㐂生"),
        ("", ""),
    ],
)
def test_a_name_loses_only_width_blanks_and_kinds_of_dots(typed: str, normal: str) -> None:
    assert normal_name(typed) == normal


@given(st.text())
def test_a_normal_form_is_its_own(text: str) -> None:
    for normal in (normal_identity_number, normal_permit_number, normal_name):
        assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("", Kind.NOTHING, ""),
        (" \u3000\u200b", Kind.NOTHING, ""),
        ("440305199001010013", Kind.IDENTITY_NUMBER, "440305199001010013"),
        ("440305 19900101 001x", Kind.IDENTITY_NUMBER, "44030519900101001X"),
        ("4400J0790000000", Kind.PERMIT_NUMBER, "4400J0790000000"),
        ("440305900101001", Kind.PERMIT_NUMBER, "440305900101001"),
        ("4403051990010100133", Kind.PERMIT_NUMBER, "4403051990010100133"),
        ("张三", Kind.NAME, "张三"),
        ("zjg", Kind.NAME, "zjg"),
        ("欧阳 娜娜", Kind.NAME, "欧阳娜娜"),
        ("abc", Kind.NAME, "abc"),
        ("0123456789abcdef0123", Kind.OPAQUE_ID, "0123456789abcdef0123"),
        ("http://localhost:8000/p/0123456789abcdef0123/", Kind.OPAQUE_ID, "0123456789abcdef0123"),
        ("http://localhost:8000/p/0123456789abcdef0123?a", Kind.OPAQUE_ID, "0123456789abcdef0123"),
        ("https://example.org/card", Kind.SCANNED, "https://example.org/card"),
        ("eyJ" + "a" * 80, Kind.SCANNED, "eyJ" + "a" * 80),
    ],
)
def test_what_was_typed_is_told_apart(typed: str, kind: Kind, value: str) -> None:
    query = what_was_typed(typed)
    assert (query.kind, query.value) == (kind, value)


@given(st.text())
def test_whatever_is_typed_has_an_answer(text: str) -> None:
    query = what_was_typed(text)
    assert bool(query.value) or query.kind in {Kind.NOTHING, Kind.NAME}


@pytest.mark.parametrize(
    ("number", "right"),
    [
        (NUMBER, True),
        ("110105194912310021", False),
        ("11010519491231002", False),
        ("1101051949123100XX", False),
        ("", False),
    ],
)
def test_the_check_digit_is_checked(number: str, right: bool) -> None:
    assert check_digit_is_right(number) is right
