"""What a file is, by its content and never by its name, and the file made anew."""

from typing import Final, NamedTuple

from anju.office.papers.uploads import pictures
from anju.office.papers.uploads.apart import document_apart
from anju.office.papers.uploads.refused import EMPTY, HEIC, NOT_KNOWN, TOO_LARGE, UploadRefused

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of the largest file taken."""

DOCUMENT: Final = "application/pdf"
"""What a document is kept as."""

_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_DOCUMENT: Final = b"%PDF-"
_HEIC: Final = frozenset({b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc"})


class Checked(NamedTuple):
    """A file made anew, and what it is."""

    content: bytes
    content_type: str


def checked(file: bytes) -> Checked:
    """A picture or a document made anew; raises UploadRefused."""
    if not file:
        raise UploadRefused(EMPTY)
    if len(file) > LARGEST:
        raise UploadRefused(TOO_LARGE, most=LARGEST >> 20)
    if file.startswith(_PICTURES) or (file[:4] == b"RIFF" and file[8:12] == b"WEBP"):
        return Checked(pictures.picture_anew(file), pictures.KEPT_AS)
    if file.startswith(_DOCUMENT):
        return Checked(document_apart(file), DOCUMENT)
    if file[4:8] == b"ftyp" and file[8:12] in _HEIC:
        raise UploadRefused(HEIC)
    raise UploadRefused(NOT_KNOWN)
