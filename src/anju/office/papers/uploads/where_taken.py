"""Which pages take files: any other refuses a large body before a byte of it is read.

A page says so by `@takes_files`; only then what comes with a form is held in memory.
"""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from anju.office.papers.uploads.receiving import InMemory

Address = TypeVar("Address", bound=Callable[..., HttpResponseBase])


def takes_files(address: Address) -> Address:
    """Marks a page whose form takes files."""
    address.takes_files = True  # type: ignore[attr-defined] # a function carries its mark with it
    return address


def are_taken(address: Callable[..., object]) -> bool:
    """Whether a page takes files."""
    return bool(getattr(address, "takes_files", False))


class FilesWhereTaken:
    """Lets files in where a page takes them; refuses what is larger than typed words elsewhere.

    It stands before whatever reads a form first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the layers inside."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, address: Callable[..., object], *_named: object
    ) -> HttpResponseBase | None:
        """The page that says that it is too much; None where the page may go on."""
        if are_taken(address):
            request.upload_handlers = [InMemory(request)]
            return None
        length = request.META.get("CONTENT_LENGTH") or "0"
        if int(length) > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0):
            return render(request, "413.html", status=413)
        return None
