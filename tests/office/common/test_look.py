"""The look keeps its promises: contrast, one set of tokens, nothing inline or from outside."""

import re
from dataclasses import astuple
from datetime import UTC, date, datetime
from pathlib import Path

import django
import pytest
from django.template import Context, Engine, Template
from django.utils import translation

from anju.office.common.templatetags.look import (
    STATES,
    NoSuchState,
    day_in_full,
    grouped,
    law_language,
    moment_as_asked,
    moment_in_full,
    status,
)
from anju.picture.example import example
from anju.picture.scene import scene
from anju.picture.theme import LIGHT, contrast

django.setup()

OFFICE = Path(__file__).parents[3] / "src" / "anju" / "office"
CSS = (OFFICE / "common/static/anju/anju.css").read_text("utf-8")
TEMPLATES = sorted(OFFICE.glob("*/templates/**/*.html"))
NAMES = [path.as_posix().partition("/templates/")[2] for path in TEMPLATES]

TEXTS = ("ink", "muted", "accent")
STATUS_TOKENS = ("in-force", "window-open", "suspended", "cancelled")


def _tokens(selector: str) -> dict[str, str]:
    """The colours that the first block of a selector sets."""
    block = CSS[CSS.index(selector) :]
    block = block[: block.index("}")]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


LIGHT_TOKENS = _tokens(":root {")
DARK_TOKENS = _tokens(':root[data-scheme="dark"] {')
AUTO_DARK_TOKENS = _tokens(':root:not([data-scheme="light"]) {')
SCHEMES = {"light": LIGHT_TOKENS, "dark": DARK_TOKENS}


def test_dark_by_choice_is_dark_by_the_machine() -> None:
    assert DARK_TOKENS == AUTO_DARK_TOKENS
    assert DARK_TOKENS.keys() == LIGHT_TOKENS.keys()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_a_status_word_has_a_contrast_of_seven(scheme: str, ground: str) -> None:
    tokens = SCHEMES[scheme]
    low = {name: contrast(tokens[name], tokens[ground]) for name in STATUS_TOKENS}
    assert min(low.values()) >= 7, low


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_every_other_text_has_a_contrast_of_four_and_a_half(scheme: str, ground: str) -> None:
    tokens = SCHEMES[scheme]
    low = {name: contrast(tokens[name], tokens[ground]) for name in TEXTS}
    low["on-accent"] = contrast(tokens["on-accent"], tokens["accent"])
    assert min(low.values()) >= 4.5, low


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_a_field_can_be_seen(scheme: str) -> None:
    assert contrast(SCHEMES[scheme]["edge"], SCHEMES[scheme]["paper"]) >= 3


def test_every_colour_of_the_picture_is_one_of_our_tokens() -> None:
    names = ("paper", "ink", "muted", "rule", "band", "faint", "accent")
    for name, colour in zip(names, astuple(LIGHT), strict=False):
        assert LIGHT_TOKENS[name] == colour
        for attribute in ("fill", "stroke"):
            rule = f'.timeline [{attribute}="{colour}"] {{ {attribute}: var(--{name}); }}'
            assert rule in CSS


def test_the_style_sheet_asks_nothing_of_an_outside_address() -> None:
    assert not re.search(r"url\(|@import|https?:|gradient", CSS)


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_a_page_has_no_style_and_no_script_of_its_own(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.name == "archive.html":  # a file that is taken along: nothing stands beside it
        text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//""", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert re.search(r'\ssrc=| type="application/(ld\+)?json"', script)


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_a_form_that_is_posted_carries_its_token(path: Path) -> None:
    for form in re.findall(r"<form\b.*?</form>", path.read_text("utf-8"), re.DOTALL):
        written_elsewhere = "{{ attrs.method }}" in form
        if 'method="post"' in form and not written_elsewhere:
            assert "{% csrf_token %}" in form


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_every_template_can_be_read(path: Path) -> None:
    name = path.as_posix().partition("/templates/")[2]
    origin = Engine.get_default().get_template(name).origin
    assert origin.name == str(path)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_status_has_a_word_and_a_shape_of_its_own(language: str) -> None:
    with translation.override(language):
        shown = [
            Template("{% load look %}{% status state %}").render(Context({"state": state}))
            for state in STATES
        ]
    assert len({re.sub(r"<svg.*?</svg>|<[^>]+>", "", each) for each in shown}) == len(STATES)
    assert len({re.findall(r"<svg.*?</svg>", each)[0] for each in shown}) == len(STATES)


def test_a_state_without_shape_and_word_is_refused() -> None:
    with pytest.raises(NoSuchState):
        status("lapsed")


def test_a_timeline_is_drawn_for_each_width_and_needs_no_style() -> None:
    context = Context({"scene": scene(example()), "LANGUAGE_CODE": "zh-hans"})
    drawn = Template("{% load look %}{% timeline scene %}").render(context)
    assert re.findall(r'<svg[^>]*width="(\d+)"', drawn) == ["1160", "720", "340"]
    assert "style" not in drawn
    identifiers = re.findall(r'\bid="([^"]+)"', drawn)
    assert len(identifiers) == len(set(identifiers))


def test_large_type_draws_larger_words() -> None:
    def drawn(kind: str) -> str:
        given = {"scene": scene(example()), "LANGUAGE_CODE": "en", "appearance": {"type": kind}}
        return Template("{% load look %}{% timeline scene %}").render(Context(given))

    assert 'font-size="15"' in drawn("normal")
    assert 'font-size="20"' in drawn("large")


@pytest.mark.parametrize(
    ("days", "of_case", "zh", "en"),
    [
        (3, True, "还剩3天", "3 days left"),
        (-1, False, "已逾期1天", "1 day late"),
        (-2, False, "已逾期2天", "2 days late"),
        (-1, True, "已超期1天", "1 day late"),
        (-2, True, "已超期2天", "2 days late"),
    ],
)
def test_a_permit_is_late_by_another_word_than_an_office(
    days: int, of_case: bool, zh: str, en: str
) -> None:
    told = Context({"days": days, "of_case": of_case})
    for language, words in (("zh-hans", zh), ("en", en)):
        with translation.override(language):
            drawn = Template('{% include "common/days_left.html" %}').render(told)
        assert drawn.strip() == words


def test_a_day_and_a_moment_in_full() -> None:
    at = datetime(2026, 11, 23, 16, 5, 59, tzinfo=UTC)
    assert day_in_full(date(2027, 3, 14), "en") == "Sunday, 14 March 2027"
    assert moment_in_full(at, "zh-hans") == "2026年11月24日（星期二） 00:05"
    assert moment_in_full(at, "en") == "Tuesday, 24 November 2026, 00:05"
    assert moment_as_asked(at) == "2026-11-24T00:05"
    assert (day_in_full(None, "en"), moment_in_full(None, "en"), moment_as_asked(None)) == (
        "",
        "",
        "",
    )


def test_languages_and_counts() -> None:
    assert [law_language(code) for code in ("zh-hans", "zh", "en", "EN-gb")] == [
        "zh",
        "zh",
        "en",
        "en",
    ]
    assert (grouped(184220), grouped("100+")) == ("184,220", "100+")
