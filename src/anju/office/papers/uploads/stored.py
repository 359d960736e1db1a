"""The files of uploads in their store, by the identifiers of their rows; always sealed."""

from anju.office.common.stores import read_file, write_file

_SHARED = 2
"""Characters of an identifier that name its folder."""


def name_of(upload_id: str) -> str:
    """The name of an upload in the store."""
    return f"{upload_id[:_SHARED]}/{upload_id}"


def put(upload_id: str, sealed: bytes) -> None:
    """Write a sealed file; raises OSError where the store does not take it."""
    write_file(name_of(upload_id), sealed)


def get(upload_id: str) -> bytes:
    """A sealed file; raises FileNotFoundError, OSError."""
    return read_file(name_of(upload_id))
