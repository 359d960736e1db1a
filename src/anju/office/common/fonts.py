"""The fonts that papers are set in: the system's own, found by their families.

Debian's packages are named because that is what an administrator can act on.  Noto draws what is
written every day, Hanazono the rare planes in which some families write their names.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont
from typst import FontInfo, Fonts

SERIF: Final = "Noto Serif CJK SC"
SANS: Final = "Noto Sans CJK SC"
MONO: Final = "Noto Sans Mono CJK SC"
RARE: Final = ("HanaMinA", "HanaMinB")

PACKAGES: Final = {
    "fonts-noto-cjk": (SERIF, SANS, MONO),
    "fonts-hanazono": RARE,
}
"""Debian's packages, and the families in each."""

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


@lru_cache(maxsize=1)
def system_fonts() -> Fonts:
    """The fonts of this machine, looked for once."""
    return Fonts(include_embedded_fonts=False)


def forget_fonts() -> None:
    """Look for the fonts again at the next question: some were installed meanwhile."""
    system_fonts.cache_clear()
    drawn_by.cache_clear()


def missing_packages() -> list[str]:
    """The packages of which a family is not here."""
    here = set(system_fonts().families())
    return [package for package, families in PACKAGES.items() if not here.issuperset(families)]


def undrawn(text: str) -> list[str]:
    """The characters of a text that no font of ours draws here, each once, in order."""
    families = [family for families in PACKAGES.values() for family in families]
    wanted = dict.fromkeys(sign for sign in text if unicodedata.category(sign) not in _INVISIBLE)
    for family in families:
        if not wanted:
            break
        wanted = {sign: None for sign in wanted if ord(sign) not in drawn_by(family)}
    return list(wanted)


@lru_cache(maxsize=8)
def drawn_by(family: str) -> frozenset[int]:
    """The code points that a family draws; none where it is not here."""
    found = next((font for font in system_fonts().fonts() if _is_plain(font, family)), None)
    if found is None or found.path is None:
        return frozenset()
    is_collection = Path(found.path).suffix.lower() in {".ttc", ".otc"}
    with TTFont(found.path, fontNumber=found.index if is_collection else -1, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _is_plain(font: FontInfo, family: str) -> bool:
    return font.family == family and font.style == "normal" and font.weight < 600
