"""Which encoding a CSV has: UTF-8 with or without a byte-order mark, or GB18030.

Told apart by the content: the whole file must be one of the two, to the last byte.
"""

import codecs
from pathlib import Path
from typing import BinaryIO

from anju.roster.unusable import Unusable
from anju.words import N_

CHUNK = 1 << 20
MARK = codecs.BOM_UTF8
FOREIGN = (
    (b"PK\x03\x04", N_("{file} is a workbook, not a CSV: give it the ending .xlsx")),
    (
        b"\xd0\xcf\x11\xe0",
        N_("{file} is an old or protected Excel file, not a CSV: save it as .xlsx"),
    ),
    (codecs.BOM_UTF16_LE, N_("{file} is written in UTF-16: save it as CSV UTF-8")),
    (codecs.BOM_UTF16_BE, N_("{file} is written in UTF-16: save it as CSV UTF-8")),
)
NOT_TEXT = N_("{file} holds bytes that are no text: it is not a CSV, or it is damaged")


def encoding_of(path: Path) -> str:
    """The encoding, "utf-8-sig", "utf-8" or "gb18030"; raises Unusable for anything else."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
        for magic, sentence in FOREIGN:
            if start.startswith(magic):
                raise Unusable(sentence, file=path.name)
        if b"\0" in start:
            raise Unusable(NOT_TEXT, file=path.name)
        for encoding in ("utf-8", "gb18030"):
            file.seek(0)
            if _is_all(file, encoding):
                return "utf-8-sig" if start.startswith(MARK) else encoding
    raise Unusable(
        N_("{file} is neither UTF-8 nor GB18030 from end to end: save it as CSV UTF-8"),
        file=path.name,
    )


def _is_all(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
