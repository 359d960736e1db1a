"""Why a file is not taken: one sentence that says what to do."""

from typing import Final

from anju.office.papers.refused import PaperRefusal
from anju.words import N_


class UploadRefused(PaperRefusal):
    """A file that was not taken; nothing was kept."""


NOT_KNOWN: Final = N_(
    "we take photos as JPEG, PNG or WebP, and scans as PDF: this file is none of these"
)
HEIC: Final = N_(
    "this is a HEIC photo: send it as JPEG (on a phone: Settings, Camera, Formats, Most Compatible)"
)
EMPTY: Final = N_("this file is empty: choose it again")
TOO_LARGE: Final = N_(
    "this file has more than {most} MB: take the photo smaller, or scan with less detail"
)
TOO_LARGE_TOGETHER: Final = N_(
    "these files have more than {most} MB together: hand them in a few at a time"
)
NO_PORTRAIT: Final = N_(
    "a photo of the person is a picture of at least {least} pixels each way: this file is none"
)
TOO_MANY_PIXELS: Final = N_("this picture has more pixels than we take: make it smaller")
TOO_SMALL: Final = N_("this picture is so small that nobody can read it: take it again")
BROKEN: Final = N_("this file is damaged and cannot be opened: save or scan it again")
ENCRYPTED: Final = N_("this PDF asks for a password: save it without one")
ACTIVE: Final = N_(
    "this PDF holds scripts, files or forms that act by themselves: print it to a new PDF"
)
TOO_HEAVY: Final = N_("this PDF is too heavy to be opened: print it to a new PDF")
NO_PAGES: Final = N_("this PDF has no page")
TOO_MANY_PAGES: Final = N_("this PDF has more than {most} pages: send only those that are needed")
NO_ROOM: Final = N_(
    "the file could not be kept: there is no room, or the store does not answer. Try again later"
)
ALTERED: Final = N_(
    "this file is not the one that was handed in: tell whoever runs the office to verify the ledger"
)
ERASED: Final = N_("this file was erased with its person's details")
GONE: Final = N_("a file that was handed in is not there any more: hand it in again")
