"""Looks at a workbook's package before anything is unpacked in earnest.

A workbook is a zip; one of a few kilobytes can unfold to terabytes.  Sizes are taken
from what really comes out, never from what the package says of itself.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from anju.roster.unusable import Unusable
from anju.words import N_

CHUNK = 1 << 20
MOST_ENTRIES = 10_000
MOST_BYTES = 4 << 30
MOST_TEXTS = 1 << 30
MOST_RATIO = 250
RATIO_COUNTS_FROM = 32 << 20
LOCAL_HEADER = struct.Struct("<4s22xHH")

OLD = N_(
    "{file} is an old Excel file (.xls) or is protected by a password: save it as .xlsx without one"
)
NOT_WORKBOOK = N_("{file} is not an Excel workbook (.xlsx), or it is damaged")
TOO_LARGE = N_("{file} unfolds to more than a workbook can need: it is refused")


class Package:
    """A workbook's zip, opened for a look; raises Unusable where it cannot be a workbook."""

    def __init__(self, path: Path) -> None:
        """Reads the list of entries only."""
        self.path = path
        with path.open("rb") as file:
            start = file.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            raise self.refusal(OLD)
        try:
            with ZipFile(path) as package:
                self.entries = {entry.filename: entry for entry in package.infolist()}
        except (BadZipFile, ValueError, NotImplementedError, struct.error) as error:
            raise self.refusal(NOT_WORKBOOK) from error
        if not start.startswith(b"PK") or "xl/workbook.xml" not in self.entries:
            raise self.refusal(NOT_WORKBOOK)
        self._check_sizes()

    def refusal(self, sentence: str) -> Unusable:
        """The refusal of this file."""
        return Unusable(sentence, file=self.path.name)

    def _check_sizes(self) -> None:
        entries = self.entries.values()
        if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_BYTES:
            raise self.refusal(TOO_LARGE)
        for entry in entries:
            if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise self.refusal(OLD)

    def check_texts(self) -> None:
        """Unfold all that is read whole, sheets excepted; raises Unusable if it is too much."""
        for name, entry in self.entries.items():
            if not name.endswith((".xml", ".rels")) or name.startswith("xl/worksheets/"):
                continue
            if sum(len(chunk) for chunk in self.unfold(entry)) > MOST_TEXTS:
                raise self.refusal(TOO_LARGE)

    def unfold(self, entry: ZipInfo) -> Iterator[bytes]:
        """What an entry holds, piece by piece; raises Unusable where it is more than it may be."""
        total = 0
        try:
            for chunk in _pieces(self.path, entry):
                total += len(chunk)
                if total > entry.file_size or _is_bomb(total, entry.compress_size):
                    raise self.refusal(TOO_LARGE)
                yield chunk
        except (zlib.error, struct.error, OSError) as error:
            raise self.refusal(NOT_WORKBOOK) from error

    def text(self, name: str) -> bytes:
        """A small entry as a whole; raises Unusable if it is not there."""
        if name not in self.entries:
            raise self.refusal(NOT_WORKBOOK)
        return b"".join(self.unfold(self.entries[name]))


def _is_bomb(size: int, packed: int) -> bool:
    return size > RATIO_COUNTS_FROM and size > MOST_RATIO * max(1, packed)


def _pieces(path: Path, entry: ZipInfo) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(entry.header_offset)
        magic, name_length, extra_length = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
        if magic != b"PK\x03\x04":
            raise struct.error
        file.seek(name_length + extra_length, 1)
        if entry.compress_type == ZIP_STORED:
            for at in range(0, entry.compress_size, CHUNK):
                yield file.read(min(CHUNK, entry.compress_size - at))
            return
        unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        while not unpack.eof:
            packed = unpack.unconsumed_tail or file.read(CHUNK)
            if not packed:
                raise zlib.error
            yield unpack.decompress(packed, CHUNK)
