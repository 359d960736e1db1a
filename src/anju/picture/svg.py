"""The timeline as SVG: made by hand, without script and without style sheet.

Wide pictures show one line, narrow ones and crowded ones a row for each year.  For a screen
reader the picture is an image with a title and a description, which is the list of the same
facts.
"""

import re
from collections.abc import Iterable
from html import escape
from math import ceil

from anju.picture.captions import status
from anju.picture.drawing import Pen, Room, element
from anju.picture.events import listed
from anju.picture.glyphs import patterns
from anju.picture.heading import heading
from anju.picture.scene import Scene
from anju.picture.sentences import headline
from anju.picture.tall import tall
from anju.picture.theme import FONTS, LIGHT, Theme
from anju.picture.wide import wide
from anju.words import N_, say

TITLE = N_("Timeline of a residence permit: {status}")
LANGUAGE_TAGS = {"zh": "zh-Hans", "en": "en"}
NARROWEST, WIDEST = 320, 1600

WIDE = 44
"""From this width on, in em, one line may hold the whole life."""


def svg(
    scene: Scene,
    *,
    language: str,
    theme: Theme = LIGHT,
    width: int = 1200,
    name: str = "permit-timeline",
) -> str:
    """The scene as one SVG element, `width` px wide (320 to 1600), as high as it needs.

    `name` begins every id in it: two pictures on one page need two names.  Raises ValueError
    for a width outside the range or a name that cannot be part of an id.
    """
    _check(width, name)
    pen, margin = Pen(language, theme, name), max(16.0, width / 50)
    head = heading(scene, pen, Room(margin, width - margin, margin))
    room = Room(margin, width - margin, head.foot + theme.size)
    body = wide(scene, pen, room) if room.width >= theme.size * WIDE else None
    body = body or tall(scene, pen, room)
    height = ceil(body.foot + margin)
    paper = element("rect", width=width, height=height, fill=theme.paper)
    defined = element("defs", patterns(pen))
    return _picture((*_said(scene, pen), defined, paper, head.svg, body.svg), pen, width, height)


def _check(width: int, name: str) -> None:
    if not NARROWEST <= width <= WIDEST:
        raise ValueError(f"a picture is {NARROWEST} to {WIDEST} px wide, not {width}")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name):
        raise ValueError(f"{name!r} cannot begin an id")


def _said(scene: Scene, pen: Pen) -> tuple[str, str]:
    title = say(TITLE, pen.language).format(status=status(scene, pen.language))
    description = (headline(scene, pen.language), *listed(scene, pen.language))
    return (
        element("title", escape(title), id=f"{pen.name}-title"),
        element("desc", escape(" ".join(description)), id=f"{pen.name}-desc"),
    )


def _picture(parts: Iterable[str], pen: Pen, width: int, height: int) -> str:
    tag = LANGUAGE_TAGS[pen.language]
    return element(
        "svg",
        "\n".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{pen.name}-title {pen.name}-desc",
        lang=tag,
        **{"xml:lang": tag},
        font_family=FONTS,
        font_size=pen.size,
        font_variant="tabular-nums",
    )
