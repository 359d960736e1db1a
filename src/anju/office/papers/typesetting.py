"""Sets a paper as PDF: a sheet of typst, and what it says as JSON beside it, never inside it.

The PDF is made by the standards for keeping (PDF/A-2a) and for screen readers (PDF/UA-1), which
allow no character that is not drawn: a box is never printed.  Fonts are embedded as subsets.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from typst import Compiler, TypstError

from anju.office.common.fonts import (
    PACKAGES,
    RARE,
    SERIF,
    forget_fonts,
    missing_packages,
    system_fonts,
    undrawn,
)
from anju.office.papers.refused import CannotPrint
from anju.words import N_

_NOT_DRAWN: Final = "could not be displayed"
_FONTS_MISSING: Final = N_(
    "the fonts that papers are printed in are missing: install {packages} (Debian: apt-get install "
    "{packages})"
)
_RARE_MISSING: Final = N_(
    "{signs} cannot be printed without its font: install {packages} (Debian: apt-get install "
    "{packages})"
)
_NO_FONT: Final = N_("no font of {packages} draws {signs}: this paper cannot be printed here")


def typeset(sheet: str, told: Mapping[str, object]) -> bytes:
    """The PDF of a sheet that says what it is told.

    Raises CannotPrint where a font is missing or a character is in none.
    """
    text = json.dumps(told, ensure_ascii=False)
    _refuse_without_fonts()
    setting = Compiler(_source(sheet), font_paths=system_fonts())
    try:
        made = setting.compile(
            format="pdf", sys_inputs={"told": text}, pdf_standards=["a-2a", "ua-1"]
        )
    except TypstError as error:
        if _NOT_DRAWN in str(error):
            raise _why_not_drawn(text) from None
        raise
    if not isinstance(made, bytes):
        raise TypeError("a sheet is one document")
    return made


@cache
def _source(sheet: str) -> bytes:
    return (files("anju.office.papers") / "sheets" / f"{sheet}.typ").read_bytes()


def _refuse_without_fonts() -> None:
    if SERIF in system_fonts().families():
        return
    forget_fonts()
    if SERIF not in system_fonts().families():
        raise CannotPrint(_FONTS_MISSING, packages=" ".join(missing_packages()))


def _why_not_drawn(text: str) -> CannotPrint:
    """The refusal that names the characters, and the package that may draw them."""
    signs = "、".join(f"{sign} (U+{ord(sign):04X})" for sign in undrawn(text))
    if not set(RARE) <= set(system_fonts().families()):
        forget_fonts()  # whoever installs them prints without starting anew
        return CannotPrint(_RARE_MISSING, signs=signs, packages="fonts-hanazono")
    return CannotPrint(_NO_FONT, signs=signs, packages=" ".join(PACKAGES))
