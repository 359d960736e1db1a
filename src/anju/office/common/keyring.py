"""The keys of this installation, read once."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from anju.office.common.keyfile import read_keys
from anju.office.common.keys import KeyRing


def current_ring() -> KeyRing:
    """The key ring that the settings name; raises KeysUnusable.

    A file that was rotated meanwhile is read again.
    """
    path = Path(settings.ANJU["KEYS"])
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _read(path, changed)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> KeyRing:
    return read_keys(path, os.environ)
