"""What the office's commands say: in the language that `ANJU_LANG` names, Chinese by default."""

import errno
import os
from typing import Final

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, OperationalError

from anju.roster.unusable import Unusable
from anju.words import N_, say

DISK_IS_FULL: Final = N_("the disk is full: make room, then do the same again; nothing is lost")
NO_DATABASE: Final = N_("the database cannot be used: {reason}")


def spoken() -> str:
    """The language of this run, "zh" or "en"."""
    return "en" if os.environ.get("ANJU_LANG", "").startswith("en") else "zh"


def told(sentence: str, **values: object) -> str:
    """A sentence of the catalogue in the language of this run."""
    return say(sentence, spoken()).format(**values)


def tell(sentence: str, **values: object) -> None:
    """Print a sentence of the catalogue, at once also where nobody sits at a terminal."""
    print(told(sentence, **values), flush=True)


def failure_in_words(error: Exception, language: str) -> str | None:
    """What an error of the office means, in a sentence; None for one that nobody foresaw."""
    in_words = getattr(error, "in_words", None)
    if callable(in_words):
        return str(in_words(language))
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if is_full(error):
        return say(DISK_IS_FULL, language)
    if isinstance(error, OperationalError | InterfaceError):
        return Unusable(NO_DATABASE, reason=str(error).strip()).in_words(language)
    return None


def is_full(error: Exception) -> bool:
    """Whether an error says that the disk is full."""
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT}
    return isinstance(error, DatabaseError) and any(
        mark in str(error) for mark in ("disk is full", "No space left on device")
    )
