"""The files of uploads in their store: a folder, or what the settings name; always sealed."""

from collections.abc import Iterator
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from anju.office.common.stores import ALIAS, failures_of_stores

_SHARED = 2
"""Characters of an identifier that name its folder."""


def store() -> Storage:
    """The store of uploads that the settings name."""
    return storages[ALIAS]


def name_of(upload_id: str) -> str:
    """The name of an upload in the store."""
    return f"{upload_id[:_SHARED]}/{upload_id}"


def put(upload_id: str, sealed: bytes) -> None:
    """Write a sealed file; raises OSError where the store does not take it."""
    with failures_of_stores():
        store().save(name_of(upload_id), ContentFile(sealed))


def get(upload_id: str) -> bytes:
    """A sealed file; raises FileNotFoundError, OSError."""
    with failures_of_stores(), store().open(name_of(upload_id)) as file:
        content: bytes = file.read()
    return content


def drop(name: str) -> None:
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


def names() -> Iterator[str]:
    """The names of all files, folder by folder."""
    with failures_of_stores():
        try:
            folders, _ = store().listdir("")
        except FileNotFoundError:
            return  # nothing was ever kept
        for folder in sorted(folders):
            _, files = store().listdir(folder)
            yield from (f"{folder}/{file}" for file in sorted(files))
