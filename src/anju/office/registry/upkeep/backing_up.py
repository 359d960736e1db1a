"""A backup: every table as text in one zip file, of one moment, while the office goes on.

The files that people handed in are in it as well, sealed as they lie in their store.

`manifest.json`, the last file in it, has the digest and the rows of each table and the ids of the
keys.  The keys themselves are not in it: who finds a backup can read nobody's details.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.db import connection, transaction

from anju import __version__
from anju.office.common.clock import moment_text
from anju.office.common.keyring import current_ring
from anju.office.registry.upkeep.backup_files import write_files
from anju.office.registry.upkeep.backup_tables import columns, lines, meta, tables

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"

BATCH: Final = 1000
"""Rows that are compressed together."""


@dataclass(frozen=True, slots=True)
class TableKept:
    """A table of a backup: its columns, how many rows, and the SHA-256 of its text in hex."""

    name: str
    columns: tuple[str, ...]
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `keys` are the ids of the keys that open it.

    `files` counts what people handed in, and `files_digest` is the SHA-256 of all of it in hex.
    """

    anju_backup: int
    version: str
    place: str
    made_at: str
    keys: tuple[str, ...]
    tables: tuple[TableKept, ...]
    files: int
    files_digest: str

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(table.rows for table in self.tables)


def write_backup(file: Path, at: datetime) -> Manifest:
    """Write a backup to a file that is not there yet; whole, or not at all.

    Raises FileExistsError, OSError where nothing can be written, KeysUnusable.
    """
    if file.exists():
        raise FileExistsError(17, "there already, and never overwritten", str(file))
    fresh = file.with_name(f"{file.name}.new")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            manifest = _written(stream, at)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    return manifest


def _written(stream: IO[bytes], at: datetime) -> Manifest:
    keys = tuple(key.key_id.hex() for key in current_ring().keys)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        with one_moment():
            kept = tuple(_kept(archive, model) for model in tables())
        files, digest = write_files(archive)
        place = str(settings.ANJU["PLACE"])
        manifest = Manifest(FORMAT, __version__, place, moment_text(at), keys, kept, files, digest)
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1, ensure_ascii=False))
    return manifest


def _kept(archive: zipfile.ZipFile, model: Any) -> TableKept:  # noqa: ANN401 - any model
    name, rows, digest = meta(model).db_table, 0, hashlib.sha256()
    with archive.open(member(name), "w", force_zip64=True) as text:
        found = lines(model)
        while batch := list(islice(found, BATCH)):
            encoded = "".join(batch).encode()
            digest.update(encoded)
            text.write(encoded)
            rows += len(batch)
    names = tuple(field.attname for field in columns(model))
    return TableKept(name, names, rows, digest.hexdigest())


def member(table: str) -> str:
    """The name of a table's text in the file."""
    return f"tables/{table}.jsonl"


@contextmanager
def one_moment() -> Iterator[None]:
    """Read the database as it is at one moment, and let writers go on.

    SQLite: a transaction that only reads, which Django's own would not be.  PostgreSQL: REPEATABLE
    READ.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
