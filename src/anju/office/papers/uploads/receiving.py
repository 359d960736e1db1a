"""Files on their way in: held in memory and never written to the disk before they are sealed.

Only those of somebody who has signed in, so many bytes of one file, so many of a whole form; what
is more is read to its end and let go, so that the form can say so and keep what was typed.
Where a page takes no files (`where_taken`), none is held.
"""

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from anju.office.papers.uploads.checking import LARGEST

LARGEST_TOGETHER: Final = 3 * LARGEST
"""Bytes of all files of one form."""


class NotHeld(InMemoryUploadedFile):
    """A file that was too large by itself, or together with the others: nothing of it is here."""


class NoFiles(FileUploadHandler):
    """Lets every file go: for the pages that take none."""

    def receive_data_chunk(self, _piece: bytes, _start: int) -> None:
        """Read the file to its end, and hold nothing of it."""
        raise SkipFile

    def file_complete(self, _file_size: int) -> None:
        """None: there is no file."""


class InMemory(FileUploadHandler):
    """Holds the files of a form in memory, as far as there may be."""

    def __init__(self, request: Any = None) -> None:  # noqa: ANN401 - as Django types it
        super().__init__(request)
        self._left = LARGEST_TOGETHER
        self._held = BytesIO()
        self._size = 0

    def handle_raw_input(self, *_asked: object) -> None:
        """Hold nothing for somebody who has not signed in."""
        if not getattr(getattr(self.request, "user", None), "is_authenticated", False):
            self._left = 0

    def new_file(self, *told: Any, **named: Any) -> None:  # noqa: ANN401 - as Django types it
        """Begin with the next file."""
        super().new_file(*told, **named)
        self._held, self._size = BytesIO(), 0

    def receive_data_chunk(self, piece: bytes, start: int) -> None:
        """Hold a piece; let all of the file go once it is too large."""
        self._size = start + len(piece)
        if self._is_held():
            self._held.write(piece)
        else:
            self._held = BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, whole; or a mark that it was not held."""
        held = self._is_held()
        if held:
            self._left -= file_size
        made = InMemoryUploadedFile if held else NotHeld
        self._held.seek(0)
        return made(
            self._held,
            self.field_name,
            self.file_name or "file",
            self.content_type or "",
            file_size,
            self.charset,
            self.content_type_extra,
        )

    def _is_held(self) -> bool:
        return self._size <= min(LARGEST, self._left)


def content_of(file: InMemoryUploadedFile) -> bytes | None:
    """The bytes of a file that was sent; None where it was too large to be held."""
    if isinstance(file, NotHeld):
        return None
    content: bytes = file.read()
    return content
