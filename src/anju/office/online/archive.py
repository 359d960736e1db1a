"""Everything held on a person as one archive: a page to read, the same as JSON, and the files.

It is written while it is sent: no more than one file is in memory, however many there are.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils import translation

from anju.office.common.clock import SHANGHAI
from anju.office.online.everything import Held
from anju.office.online.files_held import HeldFile
from anju.office.online.to_read import to_read

PAGE: Final = "record.html"
FOR_PROGRAMS: Final = "record.json"
OWN_EYES: Final = 0o600 << 16
"""Who unpacks it is the only one who may read it."""


class _Sink:
    """Takes what an archive writes, and gives it away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        told = b"".join(self._pieces)
        self._pieces.clear()
        return told


def archive_of(
    held: Held, files: Sequence[HeldFile], at: datetime, language: str
) -> Iterator[bytes]:
    """The archive in pieces; `held` names its files, and loses the names of those that are gone."""
    sink: Any = _Sink()
    written = set()
    with ZipFile(sink, "w") as archive:
        for each in files:
            content = each.read()
            if content is None:
                continue
            archive.writestr(_named(each.name, at), content, ZIP_STORED)
            written.add(each.name)
            yield sink.taken()
        _without_the_lost(held, written)
        text = json.dumps(held, ensure_ascii=False, indent=2, default=str)
        archive.writestr(_named(FOR_PROGRAMS, at), text, ZIP_DEFLATED)
        archive.writestr(_named(PAGE, at), _page(held, language), ZIP_DEFLATED)
        yield sink.taken()
    yield sink.taken()


def _named(name: str, at: datetime) -> ZipInfo:
    made = ZipInfo(name, at.astimezone(SHANGHAI).timetuple()[:6])
    made.external_attr = OWN_EYES
    return made


def _without_the_lost(held: Held, written: set[str]) -> None:
    for each in (*held["uploads"], *held["details"]):
        if each.get("file") not in written:
            each.pop("file", None)


def _page(held: Held, language: str) -> str:
    with translation.override("en" if language == "en" else "zh-hans"):
        return render_to_string("online/archive.html", to_read(held, language))
