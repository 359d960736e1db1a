"""The keys of this installation, read once."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from anju.office.common.keyfile import read_keys
from anju.office.common.keys import KeyRing
from anju.office.common.suites import SUITES, Suite


def current_ring() -> KeyRing:
    """The key ring that the settings name; raises KeysUnusable.

    A file that was rotated meanwhile is read again.
    """
    path = Path(settings.ANJU["KEYS"])
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _read(path, changed)


def suite_in_use() -> Suite:
    """The suite of what is made from now on: the settings', or else the ring's.

    Raises KeysUnusable where the settings name none and the keys cannot be read.
    """
    named = settings.ANJU["SUITE"]
    return SUITES[named] if named else current_ring().suite


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> KeyRing:
    return read_keys(path, os.environ)
