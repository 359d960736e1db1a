"""Scans as PDF: opened, refused where they act by themselves, written anew without what hung on.

Written anew means that only what a page reaches comes along: earlier versions, whatever was
put behind the end, and what describes the file, its author and its device stay behind.
"""

import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from anju.office.papers.uploads.jpeg_segments import without_descriptions
from anju.office.papers.uploads.refused import (
    ACTIVE,
    BROKEN,
    ENCRYPTED,
    NO_PAGES,
    TOO_MANY_PAGES,
    UploadRefused,
)

MOST_PAGES: Final = 60

_ACTS: Final = frozenset(
    {
        "/GoToE",
        "/ImportData",
        "/JavaScript",
        "/Launch",
        "/Rendition",
        "/RichMediaExecute",
        "/SubmitForm",
    }
)
"""Actions that do more than turn to a page."""
_ACTIVE: Final = frozenset(
    {"/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/RichMediaContent", "/XFA"}
)
"""Keys under which scripts, files and forms hang."""
_PLAYED: Final = frozenset({"/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound"})
"""Annotations that hold files or play them."""
_DESCRIBES: Final = ("/AA", "/Metadata", "/OpenAction", "/PieceInfo", "/Thumb")
"""What is taken out of every dictionary."""


def document_anew(file: bytes) -> bytes:
    """A PDF with the pages of a file and nothing else; raises UploadRefused."""
    try:
        with pikepdf.open(io.BytesIO(file), suppress_warnings=True) as pdf:
            _refuse(pdf)
            _strip(pdf)
            kept = io.BytesIO()
            pdf.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except UploadRefused:
        raise
    except pikepdf.PasswordError:
        raise UploadRefused(ENCRYPTED) from None
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, OverflowError, KeyError):
        raise UploadRefused(BROKEN) from None
    return kept.getvalue()


def _refuse(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise UploadRefused(ENCRYPTED)
    if not pdf.pages:
        raise UploadRefused(NO_PAGES)
    if len(pdf.pages) > MOST_PAGES:
        raise UploadRefused(TOO_MANY_PAGES, most=MOST_PAGES)
    if any(_is_active(each) for each in dictionaries(pdf)):
        raise UploadRefused(ACTIVE)


def _is_active(each: Any) -> bool:  # noqa: ANN401 - a dictionary or the head of a stream
    keys = set(each.keys())
    if keys & _ACTIVE:
        return True
    kinds = {str(each[name]) for name in ("/S", "/Subtype") if name in keys}
    return bool(kinds & (_ACTS | _PLAYED))


def _strip(pdf: pikepdf.Pdf) -> None:
    """Take out what describes the file, and what the pictures in it carry."""
    for each in list(dictionaries(pdf)):
        for name in _DESCRIBES:
            if name in each:
                del each[name]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream) and _filters(stream) == ["/DCTDecode"]:
            clean = without_descriptions(stream.read_raw_bytes())
            parameters: Any = stream.get("/DecodeParms")
            stream.write(clean, filter=pikepdf.Name.DCTDecode, decode_parms=parameters)


def _filters(stream: pikepdf.Stream) -> list[str]:
    found = stream.get("/Filter")
    if found is None:
        return []
    return [str(each) for each in found] if isinstance(found, pikepdf.Array) else [str(found)]


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of a file, those in others too; each once."""
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += [inner for inner in each if _is_inside(inner)]
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each
            waiting += [each[name] for name in each.keys() if _is_inside(each[name])]  # noqa: SIM118 - not a mapping


def _is_inside(found: Any) -> bool:  # noqa: ANN401 - anything a PDF holds
    """Whether something stands in its place itself, and is not an object that comes by itself."""
    return isinstance(found, pikepdf.Array | pikepdf.Dictionary) and not found.is_indirect
