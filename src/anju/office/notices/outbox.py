"""The file outbox: a folder of readable text files, in the place of channels that nobody has set.

A newcomer sees what would have gone out.  Each handing over is a file of its own, also where one
message is handed over twice, so that what a killed worker did again can be counted.
"""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from anju.office.notices.wording import Words

_TO: Final = "To: "
_MESSAGE: Final = "Message: "
_SUBJECT: Final = "Subject: "


@dataclass(frozen=True, slots=True)
class OutboxFile:
    """A message as it lies in the outbox; `to` is its channel and the address in it."""

    to: str
    message_id: str
    words: Words
    put_at: datetime


def outbox_folder() -> Path:
    """The folder, which only its owner reads; it may not be there yet."""
    return Path(settings.ANJU["HOME"]) / "outbox"


def put_into_outbox(to: str, words: Words, message_id: str) -> None:
    """Write one message as a file that is whole or not there; raises OSError."""
    folder = outbox_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole = folder / f"{message_id}.{secrets.token_hex(3)}.txt"
    fresh = whole.with_suffix(".new")
    told = f"{_TO}{to}\n{_MESSAGE}{message_id}\n{_SUBJECT}{words.subject}\n\n{words.body}\n"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(told)
    fresh.replace(whole)


def outbox_files(most: int | None = None) -> list[OutboxFile]:
    """What lies in the outbox, latest first; not more than `most`."""
    files = sorted(outbox_folder().glob("*.txt"), key=_put_at, reverse=True)
    return list(_read(files[:most]))


def outbox_count() -> int:
    """How many messages lie in the outbox."""
    return sum(1 for _ in outbox_folder().glob("*.txt"))


def _put_at(file: Path) -> float:
    return file.stat().st_mtime


def _read(files: list[Path]) -> Iterator[OutboxFile]:
    for file in files:
        head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        to, message_id, subject = head.split("\n", 2)
        yield OutboxFile(
            to.removeprefix(_TO),
            message_id.removeprefix(_MESSAGE),
            Words(subject.removeprefix(_SUBJECT), body.removesuffix("\n")),
            datetime.fromtimestamp(_put_at(file), UTC),
        )
