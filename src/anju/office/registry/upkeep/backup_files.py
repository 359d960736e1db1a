"""The files that people handed in, inside a backup: as they lie in their store, sealed.

They are read after the tables: a file that comes meanwhile is in it without its row, and the worker
removes it after a restore.
"""

import hashlib
import re
import zipfile
from typing import Final

from anju.office.common.stores import file_names, read_file, write_file

FOLDER: Final = "uploads/"
"""What the names of these members begin with."""

_NAME: Final = re.compile(r"[0-9a-f]{2}/[0-9a-f]{20}")


def write_files(archive: zipfile.ZipFile) -> tuple[int, str]:
    """Write every file of the store; how many, and the SHA-256 of their names and digests in hex.

    Raises OSError where the store does not answer.
    """
    count, digest = 0, hashlib.sha256()
    for name in file_names():
        try:
            content = read_file(name)
        except FileNotFoundError:
            continue  # removed meanwhile
        archive.writestr(FOLDER + name, content, zipfile.ZIP_STORED)
        digest.update(_line(name, content))
        count += 1
    return count, digest.hexdigest()


def files_in(archive: zipfile.ZipFile) -> tuple[int, str]:
    """The same of what a backup holds."""
    count, digest = 0, hashlib.sha256()
    for name in _names(archive):
        digest.update(_line(name, archive.read(FOLDER + name)))
        count += 1
    return count, digest.hexdigest()


def bring_in_files(archive: zipfile.ZipFile) -> int:
    """Write the files of a backup into the store; how many.  Raises OSError."""
    count = 0
    for name in _names(archive):
        if _NAME.fullmatch(name):
            write_file(name, archive.read(FOLDER + name))
            count += 1
    return count


def _names(archive: zipfile.ZipFile) -> list[str]:
    return [name.removeprefix(FOLDER) for name in archive.namelist() if name.startswith(FOLDER)]


def _line(name: str, content: bytes) -> bytes:
    return f"{name} {hashlib.sha256(content).hexdigest()}\n".encode()
