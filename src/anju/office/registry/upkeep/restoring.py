"""Brings a backup into an empty database, all of it or nothing, whichever database it came from.

What was erased after the backup was made is erased again: the list of erasures, which is kept
beside the checkpoints, names it.
"""

import hashlib
import json
import zipfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.core.management.color import no_style
from django.db import connection, transaction

from anju.office.common.filling import (
    indexes_made_at_end,
    insert_rows,
    references_checked_at_end,
)
from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.retention.erasure_list import erase_listed
from anju.office.registry.upkeep.backing_up import FORMAT, MANIFEST, Manifest, TableKept, member
from anju.office.registry.upkeep.backup_files import bring_in_files, files_in
from anju.office.registry.upkeep.backup_tables import columns, meta, read_rows, tables
from anju.office.registry.upkeep.chains import check_chains
from anju.words import N_, say

BATCH: Final = 5000
"""Rows that are written together."""

WRITTEN_BY_FOUNDING: Final = N_(
    "the database is not empty: a backup is restored into a new one, before anything is in it"
)


class NotRestored(Exception):
    """The backup was not restored, and nothing was written; `sentence` says why."""

    def __init__(self, sentence: str, **values: object) -> None:
        """`values` fill the slots of the sentence."""
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(self.sentence, language).format(**self.values)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: entries whose chains hold, persons erased once more, files handed in."""

    manifest: Manifest
    entries: int
    erased_again: int
    files: int


def restore_backup(file: Path, act: Act, erasures: Path) -> Restored:
    """Restore a file into the prepared, empty database; `erasures` is the folder of the list.

    Raises NotRestored, and then nothing is written.
    """
    try:
        with zipfile.ZipFile(file) as archive, references_checked_at_end(), transaction.atomic():
            manifest = read_manifest(archive)
            _refuse(manifest)
            if files_in(archive) != (manifest.files, manifest.files_digest):
                raise NotRestored(N_("the files that were handed in were changed in the backup"))
            with indexes_made_at_end(kept.name for kept in manifest.tables):
                for kept in manifest.tables:
                    _bring_in(archive, kept)
            connection.check_constraints()
            _move_sequences()
            sequence(everything=True)
            entries = check_chains()
            erased = erase_listed(erasures, act)
            files = bring_in_files(archive)
    except zipfile.BadZipFile:
        raise NotRestored(N_("{file} is no backup, or it is not whole"), file=file) from None
    return Restored(manifest, entries, erased, files)


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """What a backup says of itself; raises NotRestored for any other file."""
    try:
        told = json.loads(archive.read(MANIFEST))
        kept = tuple(
            TableKept(each["name"], tuple(each["columns"]), each["rows"], each["digest"])
            for each in told.pop("tables")
        )
        manifest = Manifest(**{**told, "keys": tuple(told["keys"]), "tables": kept})
    except (KeyError, TypeError, ValueError):
        raise NotRestored(N_("this file is no backup of anju")) from None
    if manifest.anju_backup != FORMAT:
        raise NotRestored(
            N_("this backup is of version {version}: restore it with that one, then upgrade"),
            version=manifest.version,
        )
    return manifest


def _refuse(manifest: Manifest) -> None:
    """Raise NotRestored where the database has rows, other tables, or lacks keys."""
    mine = {meta(model).db_table: _names(model) for model in tables()}
    theirs = {kept.name: kept.columns for kept in manifest.tables}
    if mine != theirs:
        raise NotRestored(
            N_("this backup is of version {version}: restore it with that one, then upgrade"),
            version=manifest.version,
        )
    if any(model._default_manager.exists() for model in tables()):  # noqa: SLF001 - Django's public name
        raise NotRestored(WRITTEN_BY_FOUNDING)
    held = {key.key_id.hex() for key in current_ring().keys}
    if missing := sorted(set(manifest.keys) - held):
        raise NotRestored(
            N_("the keys {keys} are missing: put the key file of the backup's office in its place"),
            keys=", ".join(missing),
        )


def _names(model: Any) -> tuple[str, ...]:  # noqa: ANN401 - any model
    return tuple(field.attname for field in columns(model))


def _bring_in(archive: zipfile.ZipFile, kept: TableKept) -> None:
    """Write the rows of a table, once its whole text was found to be what was backed up."""
    _check(archive, kept)
    model = next(each for each in tables() if meta(each).db_table == kept.name)
    names = ", ".join(connection.ops.quote_name(field.column) for field in columns(model))
    with archive.open(member(kept.name)) as text:
        while batch := list(islice(text, BATCH)):
            insert_rows(kept.name, names, read_rows(model, batch))


def _check(archive: zipfile.ZipFile, kept: TableKept) -> None:
    text: Any  # typeshed does not know how a member of an archive is read
    with archive.open(member(kept.name)) as text:
        found = hashlib.file_digest(text, hashlib.sha256)
    if found.hexdigest() != kept.digest:
        raise NotRestored(N_("the table {table} was changed in the backup"), table=kept.name)


def _move_sequences() -> None:
    """Let the database count on from the last row; SQLite does by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
