"""A letter of an office: a title, and blocks of words one below the other.

The words are in a language already; a paper in English says that the Chinese one decides.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final, Literal

from anju.law.life import Life
from anju.law.wording import day_in_words
from anju.office.common.demo import is_demo
from anju.office.common.quiet_logs import hidden
from anju.office.papers.imprint import Imprint, check_page, qr
from anju.office.papers.kinds import PaperKind, title_of
from anju.office.papers.refused import CannotPrint
from anju.office.papers.typesetting import typeset
from anju.picture.events import listed
from anju.picture.scene import scene
from anju.picture.svg import svg
from anju.picture.theme import PRINT
from anju.words import N_, say

Size = Literal["a4", "a5"]

PICTURE_WIDTH: Final[dict[Size, int]] = {"a4": 1000, "a5": 800}
"""Pixels of a timeline as wide as the text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What matters most, in large type; `big` for the one sentence of a slip."""

    text: str
    big: bool = False
    kind: str = "sentence"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `small` for what stands at the end and is read by few."""

    text: str
    kind: Literal["text", "small", "heading"] = "text"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what stands beside each; a row without a value is left out."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"


@dataclass(frozen=True, slots=True)
class Item:
    """One of a numbered list, with notes in small type below it."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A numbered list."""

    items: tuple[Item, ...]
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG of our own making, and the same in words."""

    svg: str
    alt: str
    kind: str = "picture"


Block = Sentence | Text | Facts | Items | Picture


def facts(*rows: tuple[str, str], language: str) -> Facts:
    """Rows whose labels are keys of the catalogue; those without a value are left out."""
    return Facts(tuple((say(label, language), value) for label, value in rows if value))


def timeline(life: Life, language: str, size: Size) -> Picture:
    """The timeline of a permit on the day its life is known on, black on white."""
    seen = scene(life)
    drawn = svg(seen, language=language, theme=PRINT, width=PICTURE_WIDTH[size])
    return Picture(drawn, " ".join(listed(seen, language)))


def typeset_letter(
    kind: PaperKind,
    imprint: Imprint,
    language: str,
    blocks: Sequence[Block],
    *,
    to: str = "",
    size: Size = "a4",
) -> bytes:
    """A letter as PDF; `to` is the name it is addressed to.

    Raises CannotPrint, also where a text holds a whole identity number.
    """
    told = [{**asdict(block), "kind": block.kind} for block in blocks]
    if any(hidden(text) != text for text in _texts(told)):
        raise CannotPrint(
            N_("a text of this paper holds a whole identity number: hide the middle of it")
        )
    return typeset(
        "letter",
        {
            "title": title_of(kind, language),
            "language": language,
            "size": size,
            "to": say(N_("{name}:"), language).format(name=to) if to else "",
            "blocks": told,
            **_imprinted(imprint, language),
        },
    )


def _texts(told: object) -> list[str]:
    """Every text in a structure of lists, tuples and dictionaries; pictures are of our making."""
    if isinstance(told, str):
        return [told]
    if isinstance(told, dict):
        return [text for name, each in told.items() if name != "svg" for text in _texts(each)]
    if isinstance(told, list | tuple):
        return [text for each in told for text in _texts(each)]
    return []


def _imprinted(imprint: Imprint, language: str) -> dict[str, str]:
    """What every letter says of itself."""
    courtesy = N_("A translation by courtesy of the office; the Chinese paper decides.")
    sample = N_("Demo, not valid")
    words = {
        "number_label": N_("No."),
        "seal": N_("(seal of the office)"),
        "check_label": N_("Check code"),
        "qr_alt": N_("QR code that leads to the page where this paper can be checked"),
        "hash_label": N_("Entry in the ledger"),
        "page": N_("Page {page} of {pages}"),
    }
    how = N_("Anybody can check this paper: scan the picture, or type the code at {page}.")
    return {
        **{name: say(sentence, language) for name, sentence in words.items()},
        "number": imprint.number,
        "office": imprint.office(language),
        "day": imprint.issued_on.isoformat(),
        "date": day_in_words(imprint.issued_on, language),
        "code": imprint.code,
        "qr": qr(imprint.address),
        "check_how": say(how, language).format(page=check_page()),
        "hash": imprint.entry_hash,
        "courtesy": say(courtesy, language) if language == "en" else "",
        "sample": say(sample, language) if is_demo() else "",
    }
