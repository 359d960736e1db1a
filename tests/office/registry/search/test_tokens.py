"""Every name is found by what somebody types of it, and the tokens give no name away."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anju.office.common.keys import KeyRing, NoSuchKey, Purpose
from anju.office.common.suites import SM
from anju.office.registry.search.pinyin import READINGS_AT_MOST, initials, letters_of
from anju.office.registry.search.tokens import (
    NameIndex,
    QueryTokens,
    name_answers,
    name_tokens,
    query_tokens,
)

RING = KeyRing.create()
CHARACTERS = "张王李单曾仇尉迟欧阳建国乐长重伟娜𠮷㐂〇\uf900"
chinese = st.text(CHARACTERS, min_size=1, max_size=6)
uyghur = st.lists(st.text("阿不都热合曼买提", min_size=1, max_size=5), min_size=2, max_size=3).map(
    "·".join
)
latin = st.lists(st.text("abcdeXYZé", min_size=1, max_size=12), min_size=1, max_size=3).map(
    " ".join
)
names = chinese | uyghur | latin | st.tuples(chinese, latin).map("".join)


def finds(name: str, text: str) -> bool:
    """Whether a text finds a name in the index alone."""
    query = query_tokens(RING, text)
    return bool(query.tokens) and set(query.tokens) <= name_tokens(RING, name)


@given(chinese | uyghur, st.data())
def test_every_piece_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    piece = name[start : data.draw(st.integers(start + 1, len(name)))]
    assume(piece.strip("·"))
    assert finds(name, piece)
    assert finds(name, piece.replace("·", ""))
    assert name_answers(name, piece)


@given(names)
def test_every_name_finds_itself_as_a_whole(name: str) -> None:
    assert finds(name, name)
    assert query_tokens(RING, name).whole in name_tokens(RING, name)


@given(names, names)
def test_the_index_finds_whatever_answers_and_an_exact_query_nothing_else(
    name: str, text: str
) -> None:
    text = text[:3] if name != text else text
    found, answers = finds(name, text), name_answers(name, text)
    assert found or not answers
    if query_tokens(RING, text).exact:
        assert found == answers


@given(latin, st.data())
def test_the_beginnings_of_words_find_a_latin_name(name: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(name.split()))
    beginning = word[: data.draw(st.integers(1, len(word)))]
    assert finds(name, beginning.upper())
    assert name_answers(name, beginning.upper())


@given(chinese)
def test_initials_and_their_beginnings_find_a_name(name: str) -> None:
    for letters in initials(name):
        for end in range(2, len(letters) + 1):
            assert finds(name, letters[:end])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("张建国", ("zjg",)),
        ("单田芳", ("stf",)),
        ("曾国藩", ("zgf",)),
        ("仇英", ("qy",)),
        ("查良镛", ("zly",)),
        ("解缙", ("xj",)),
        ("朴树", ("ps",)),
        ("尉迟恭", ("ycg",)),
        ("万俟卨", ("mqx",)),
        ("长孙无忌", ("zswj",)),
        ("欧阳娜娜", ("oynn",)),
        ("王乐", ("wl", "wy")),
        ("翟天临", ("ztl", "dtl")),
        ("王𠮷国", ("w",)),
        ("𠮷田", ()),
        ("吕绿", ("ll",)),
        ("", ()),
    ],
)
def test_surnames_are_read_as_surnames(name: str, found: tuple[str, ...]) -> None:
    assert initials(name) == found


@given(st.text("乐行晟朝长重茜传单解", min_size=1, max_size=9))
def test_no_name_has_more_initials_than_allowed(name: str) -> None:
    assert 1 <= len(initials(name)) <= READINGS_AT_MOST


def test_letters_have_no_accents() -> None:
    assert [letters_of(character) for character in "安恩欧女"] == ["a", "e", "o", "n"]


@pytest.mark.parametrize(
    "text", ["阿不都", "买买提", "曼·买", "曼买", "阿不都热合曼.买买提", "mmt"]
)
def test_each_part_of_a_name_with_dots_finds_it(text: str) -> None:
    assert finds("阿不都热合曼·买买提", text)


@pytest.mark.parametrize(
    ("text", "tokens", "exact"),
    [
        ("张", 1, True),
        ("张建", 1, True),
        ("张建国", 1, True),
        ("张 建　国", 1, True),
        ("𠮷田", 1, True),
        ("zjg", 1, True),
        ("ZJG", 1, True),
        ("欧阳建国", 2, False),
        ("阿不都热合曼", 2, False),
        ("阿不都热合曼买买提", 3, False),
        ("张 jg", 2, False),
        ("john smith", 2, False),
        ("abcdefghi", 1, False),
        ("", 0, True),
        ("·", 0, True),
        ("!?", 0, True),
    ],
)
def test_a_query_is_one_token_or_a_few(text: str, tokens: int, exact: bool) -> None:
    query = query_tokens(RING, text)
    assert (len(query.tokens), query.exact) == (tokens, exact)


def test_the_intersection_of_a_long_query_is_capped() -> None:
    query = query_tokens(RING, "".join(map(chr, range(0x5F20, 0x5F60))))
    assert len(query.tokens) == 6
    assert not query.exact


def test_one_character_tells_names_that_begin_with_it() -> None:
    first = query_tokens(RING, "建").first
    assert first in name_tokens(RING, "建安")
    assert first not in name_tokens(RING, "张建国")
    assert query_tokens(RING, "建国").first is None


def test_the_whole_name_is_told_from_a_longer_one() -> None:
    whole = query_tokens(RING, "张伟").whole
    assert whole in name_tokens(RING, "张伟")
    assert whole not in name_tokens(RING, "张伟国")


def test_one_letter_does_not_find_initials() -> None:
    assert not finds("张建国", "z")
    assert not name_answers("张建国", "z")


def test_a_usual_name_has_ten_tokens() -> None:
    assert len(name_tokens(RING, "张建国")) == 10
    assert name_tokens(RING, "") == name_tokens(RING, "·") == frozenset()


@pytest.mark.parametrize("name", ["张建国", "阿不都·买买提", "John Smith"])
def test_tokens_fit_a_column_and_depend_on_the_key(name: str) -> None:
    tokens = name_tokens(RING, name)
    assert all(-(2**63) <= token < 2**63 for token in tokens)
    assert not tokens & name_tokens(KeyRing.create(), name)
    assert len(tokens) == len(name_tokens(KeyRing.create(SM), name))


def test_a_table_of_the_older_key_can_still_be_asked() -> None:
    ring = KeyRing.create()
    made, made_with = name_tokens(ring, "张建国"), ring.newest(Purpose.INDEX).key_id
    rotated = ring.rotate(Purpose.INDEX)
    assert not set(query_tokens(rotated, "建国").tokens) & made
    assert set(query_tokens(rotated, "建国", made_with).tokens) <= made
    with pytest.raises(NoSuchKey):
        query_tokens(ring, "建国", rotated.newest(Purpose.INDEX).key_id)


def test_a_full_memory_is_emptied_and_answers_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anju.office.registry.search.tokens._KEPT_GRAMS", 3)
    monkeypatch.setattr("anju.office.registry.search.tokens._KEPT_WORDS", 1)
    index = NameIndex(RING.newest(Purpose.INDEX))
    for name in ("张建国", "李伟", "张建国", "John Smith"):
        assert index.name_tokens(name) == name_tokens(RING, name)
    assert len(index._short) <= 3
    assert len(index._words) == 1


def test_nothing_to_search_by_is_no_query() -> None:
    assert query_tokens(RING, " ") == QueryTokens((), exact=True)
    assert not name_answers("张建国", " ")
