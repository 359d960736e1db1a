"""The timeline in a terminal: aligned, never too wide, Chinese counted as two columns."""

import re

import pytest
from tests.picture.lives import LIVES, random_lives

from anju.picture.captions import caption, days_of
from anju.picture.marks import YearBand
from anju.picture.rows import SHORT, rows
from anju.picture.scene import scene
from anju.picture.text import text
from anju.picture.wrapping import columns, padded, wrapped

SCENES = {name: scene(life) for name, life in LIVES.items()}
BARS = re.compile(r"[█▒░▚▂●○◆◇┃⚑─┄╌≀\u2571]{2,}")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", SCENES)
def test_no_line_is_too_wide(name: str, language: str) -> None:
    for width in (40, 44, 60, 72, 100, 160):
        drawn = text(SCENES[name], language=language, width=width)
        assert max(map(columns, drawn.splitlines())) <= width
        assert not any(line.endswith(" ") for line in drawn.splitlines())


def test_no_line_is_too_wide_in_any_life() -> None:
    for life in random_lives(150):
        drawn = text(scene(life), language="zh", width=72)
        assert max(map(columns, drawn.splitlines())) <= 72


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", SCENES)
def test_the_bars_begin_in_one_column(name: str, language: str) -> None:
    lines = text(SCENES[name], language=language).splitlines()
    starts = {
        columns(line[: found.start()])
        for line in lines
        if (found := BARS.search(line)) and not line.startswith(" ")
    }
    assert len(starts) <= 1


@pytest.mark.parametrize("name", SCENES)
def test_it_says_every_mark(name: str) -> None:
    seen = SCENES[name]
    drawn = text(seen, language="en", width=160)
    for row in rows(seen):
        for mark in row.marks:
            assert f"{days_of(mark)} {caption(mark, 'en')}" in drawn
    for mark in seen.marks:
        is_long = isinstance(mark, YearBand) and (mark.last_day - mark.first_day).days > SHORT
        if isinstance(mark, YearBand) and is_long and len(seen.years) < 20:
            assert str(mark.first_day) in drawn


def test_colour_adds_codes_and_nothing_else() -> None:
    plain = text(SCENES["nine years"], language="zh")
    coloured = text(SCENES["nine years"], language="zh", colour=True)
    assert "\033[31m" in coloured
    assert "\033" not in plain
    assert re.sub(r"\033\[\d+m", "", coloured) == plain


def test_a_terminal_too_narrow_is_refused() -> None:
    with pytest.raises(ValueError, match="40"):
        text(SCENES["nine years"], language="en", width=39)


@pytest.mark.parametrize(
    ("words", "width"), [("签注", 4), ("𠮷", 2), ("2027年3月14日", 13), ("é", 1), ("（日）", 6)]
)
def test_the_columns_of_a_text(words: str, width: int) -> None:
    assert columns(words) == width
    assert columns(padded(words, 20)) == 20


def test_lines_are_broken_between_words_and_chinese_characters() -> None:
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("使用功能中止，恢复。", 12) == ["使用功能中", "止，恢复。"]
    assert wrapped("a-very-long-word here", 6) == ["a-very-long-word", "here"]
    assert wrapped("", 6) == [""]
