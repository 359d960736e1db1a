"""Stores of files: a folder of the installation, and what stores have in common when they fail.

The settings name the store of uploads (`ANJU_UPLOADS`) as Django's storage of that alias.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

if TYPE_CHECKING:
    from django.core.files.base import File

ALIAS: Final = "uploads"
FRESH: Final = ".new"
"""The end of the name of a file that is not yet whole."""


@contextmanager
def failures_of_stores() -> Iterator[None]:
    """Whatever store it is, a failure inside is an OSError."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in {"404", "NoSuchKey"}:
            raise FileNotFoundError(str(error)) from None
        raise OSError(str(error)) from None
    except BotoCoreError as error:
        raise OSError(str(error)) from None


def store() -> Storage:
    """The store of uploads that the settings name."""
    return storages[ALIAS]


def write_file(name: str, content: bytes) -> None:
    """Write a file that is not there yet; raises OSError where the store does not take it."""
    with failures_of_stores():
        if not store().exists(name):
            store().save(name, ContentFile(content))


def read_file(name: str) -> bytes:
    """A file by its name; raises FileNotFoundError, OSError."""
    with failures_of_stores(), store().open(name) as file:
        content: bytes = file.read()
    return content


def drop_file(name: str) -> None:
    """Remove a file by its name; nothing happens where it is gone."""
    with failures_of_stores():
        store().delete(name)


def is_older(name: str, than: datetime) -> bool:
    """Whether a file was written before a moment; not where it is gone."""
    try:
        with failures_of_stores():
            return store().get_modified_time(name) < than
    except FileNotFoundError:
        return False


def file_names() -> Iterator[str]:
    """The names of all files, folder by folder, in order."""
    with failures_of_stores():
        try:
            folders, _ = store().listdir("")
        except FileNotFoundError:
            return  # nothing was ever kept
        for folder in sorted(folders):
            _, files = store().listdir(folder)
            yield from (f"{folder}/{file}" for file in sorted(files))


class UploadsFolder(FileSystemStorage):
    """A folder that only its owner reads; a file is whole and on the disk, or not there."""

    @property
    def base_location(self) -> str:
        """The folder that was named, or `uploads` in that of the installation."""
        return str(getattr(self, "_location", None) or settings.ANJU["HOME"] / ALIAS)

    @property
    def location(self) -> str:
        """The same as an absolute path."""
        return str(Path(self.base_location).absolute())

    def _save(self, name: str, content: "File[Any]") -> str:
        """Write a file under its name, wait for the disk; raises OSError and leaves nothing."""
        whole = Path(self.path(name))
        whole.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = whole.with_name(whole.name + FRESH)
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(content.chunks())
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(whole)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
        _settle(whole.parent)
        return name


def _settle(folder: Path) -> None:
    """Wait until the disk knows the names of a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
