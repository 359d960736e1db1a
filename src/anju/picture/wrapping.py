"""The width of texts, estimated, and lines that fit into one.

A Chinese character is one em wide and two columns of a terminal; Latin letters and figures
are counted a little wider than most faces draw them, so that nothing runs out of its place.
"""

import re
import unicodedata
from collections.abc import Callable

LATIN = 0.6
"""The width of a Latin letter or figure, in em."""

BOLD = 1.06
"""How much wider bold letters are."""

PIECES = re.compile(
    r"\s+|[（《]*[\u2e80-\uffef][，。；：、）》·]*|[^\s\u2e80-\uffef]+[，。；：、）》]*"
)


def columns(text: str) -> int:
    """The columns of a text in a terminal: two for a wide character, none for a combining one."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def em_width(text: str) -> float:
    """The estimated width of a text in em."""
    return sum(1.0 if _columns(character) == 2 else LATIN for character in text)


def wrapped(text: str, limit: float, width_of: Callable[[str], float] = columns) -> list[str]:
    """Lines no wider than `limit`, broken at spaces and between Chinese characters.

    A word that is wider stays whole.
    """
    lines = [""]
    for piece in PIECES.findall(text):
        if lines[-1] and width_of(lines[-1] + piece.rstrip()) > limit:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def padded(text: str, width: int) -> str:
    """A text filled with blanks to a number of columns."""
    return text + " " * max(0, width - columns(text))
