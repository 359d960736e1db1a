"""A box is never printed: without a font, or with a character in none, printing is refused."""

from dataclasses import replace

import pytest
from tests.office.papers.samples import ACCEPTANCE
from typst import Fonts

from anju.office.common import fonts
from anju.office.papers import typesetting
from anju.office.papers.letters.acceptance_receipt import typeset_acceptance_receipt
from anju.office.papers.refused import CannotPrint

NOTO = "/usr/share/fonts/opentype/noto"
RARE = "𠮷㐂䶮𪜀𫝀𫠠𬺡"
"""Of the extensions A, B, C, D, E and F, as names are written with."""


def named(name: str) -> bytes:
    paper = replace(ACCEPTANCE, party=replace(ACCEPTANCE.party, name=name))
    return typeset_acceptance_receipt(paper, "zh")


@pytest.fixture
def only_noto(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Hanazono."""
    here = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[NOTO])
    _with(here, monkeypatch)


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any font."""
    _with(Fonts(include_system_fonts=False, include_embedded_fonts=False), monkeypatch)


def _with(here: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.drawn_by.cache_clear()
    monkeypatch.setattr(fonts, "system_fonts", lambda: here)
    monkeypatch.setattr(typesetting, "system_fonts", lambda: here)
    for module in (fonts, typesetting):
        monkeypatch.setattr(module, "forget_fonts", fonts.drawn_by.cache_clear)


@pytest.mark.parametrize("sign", RARE)
def test_a_name_of_every_extension_is_printed(sign: str) -> None:
    assert named(f"张{sign}").startswith(b"%PDF")
    assert fonts.undrawn(f"张{sign}") == []


@pytest.mark.parametrize("sign", ["\U00030000", "\U00031350", "\u0627"])
def test_a_character_that_no_font_draws_is_named(sign: str) -> None:
    with pytest.raises(CannotPrint) as refused:
        named(f"张{sign}")
    for language in ("zh", "en"):
        sentence = refused.value.in_words(language)
        assert f"U+{ord(sign):04X}" in sentence
        assert "张" not in sentence


def test_without_hanazono_a_rare_name_is_refused_and_the_package_named(only_noto: None) -> None:
    assert named("张建国").startswith(b"%PDF")
    with pytest.raises(CannotPrint) as refused:
        named("张\U0002a6d6")
    assert "apt-get install fonts-hanazono" in refused.value.in_words("zh")
    assert "U+2A6D6" in refused.value.in_words("en")
    assert fonts.missing_packages() == ["fonts-hanazono"]


def test_without_fonts_nothing_is_printed_and_the_packages_are_named(no_fonts: None) -> None:
    with pytest.raises(CannotPrint) as refused:
        named("Zhang")
    assert "apt-get install fonts-noto-cjk fonts-hanazono" in refused.value.in_words("zh")
    assert fonts.missing_packages() == ["fonts-noto-cjk", "fonts-hanazono"]
