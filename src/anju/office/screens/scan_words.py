"""What a file that was handed in is, in words: the paper, its kind, its size.

>>> size_in_words(831_000), size_in_words(1_310_000)
('831 KB', '1.3 MB')
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from anju.law.materials import Material
from anju.law.terms import term
from anju.office.papers.uploads.checking import DOCUMENT
from anju.office.papers.uploads.keeping import OtherPaper
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.pictures import KEPT_AS
from anju.words import N_, say

KINDS: Final[Mapping[str, str]] = {DOCUMENT: N_("PDF"), KEPT_AS: N_("picture")}
"""What each type that is kept is called."""

OTHER_PAPER: Final = N_("another paper that shows it")
WHAT: Final = N_("{kind}, {size}")


@dataclass(frozen=True, slots=True)
class ScanShown:
    """A file that a form has kept already: its identifier, and what it is."""

    id: str
    what: str


def scans_shown(rows: Iterable[Upload], language: str) -> list[ScanShown]:
    """Files as a form lists them."""
    return [ScanShown(row.id, what_it_is(row, language)) for row in rows]


def what_it_is(row: Upload, language: str) -> str:
    """The kind and the size of a file."""
    kind = say(KINDS[row.content_type], language)
    return say(WHAT, language).format(kind=kind, size=size_in_words(row.size))


def paper_in_words(code: str, language: str) -> str:
    """What a file was handed in as, in words."""
    return say(OTHER_PAPER if code == OtherPaper.OTHER_PAPER else term(Material(code)), language)


def size_in_words(size: int) -> str:
    """A number of bytes as people say it, in either language."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"
