"""Gives a file to a browser so that it is saved or looked at, and never acts on our site."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpResponse

from anju.office.papers.uploads.checking import Checked

ENDINGS: Final[Mapping[str, str]] = {"application/pdf": "pdf", "image/jpeg": "jpg"}

_POLICY: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"


def as_download(upload: Checked, name: str) -> HttpResponse:
    """A file as a download of the name `name` (ASCII, without an ending), kept in no cache.

    Its type is ours, never what the sender said.  Raises KeyError for a type we do not keep.
    """
    response = HttpResponse(upload.content, content_type=upload.content_type)
    ending = ENDINGS[upload.content_type]
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Content-Security-Policy"] = _POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
