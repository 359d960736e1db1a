"""Makes checkpoints of the ledger and keeps a copy of each in a second place.

A checkpoint goes on from the one before it: only new entries and looks are read, only the
buckets of heads that changed are hashed.  The copies are text files; who can change the database
but not that folder cannot cut off or reorder what was covered without being found.
"""

import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from anju.office.common.clock import moment_text
from anju.office.common.keyring import suite_in_use
from anju.office.common.signers import signer_in_use
from anju.office.common.suites import Signer
from anju.office.registry.ledger.checkpoint import (
    Checkpoint,
    CheckpointBody,
    file_name,
    from_text,
    sequence_of,
    sign,
)
from anju.office.registry.ledger.kept_trees import (
    KeptDiffers,
    add_tiles,
    make_heads_anew,
    move_heads,
)
from anju.office.registry.ledger.leaves import count_positions, leaves_in_runs
from anju.office.registry.ledger.merkle import Frontier
from anju.office.registry.ledger.models import Checkpoint as CheckpointRow
from anju.office.registry.ledger.sequencing import (
    ENTRIES,
    LOOKS,
    Sequenced,
    one_at_a_time,
    sequence,
)
from anju.words import N_, say


class CopyFailed(OSError):
    """A checkpoint stands in the database, but its copy could not be kept; `sentence` says why."""

    def __init__(self, sentence: str, file: Path, reason: str = "") -> None:
        """`sentence` is a key of the catalogue with the slots `file` and `reason`."""
        super().__init__(sentence)
        self.sentence = sentence
        self.file = file
        self.reason = reason

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(self.sentence, language).format(file=self.file, reason=self.reason)


def make_checkpoint(at: datetime, signer: Signer | None = None) -> Checkpoint:
    """The checkpoint of everything recorded by now: a new one, or the last where nothing is new.

    Its trees are of the hash of the suite in use; a change of suite is new.  Signed by the signer
    in use where none is given (`common.signers`).  Its copy is for `keep_copies` to write, after
    the transaction.  Raises SignerUnusable, and NoSuchKey where the ring signs nothing.
    """
    algorithm = suite_in_use().hash
    sequence()
    with transaction.atomic(), connection.cursor() as cursor:
        one_at_a_time(cursor)
        last = last_checkpoint()
        sizes = count_positions(ENTRIES), count_positions(LOOKS)
        if last and _states(last.body) == (*sizes, algorithm):
            return last
        made = sign(_body(last, *sizes, at, algorithm), signer or signer_in_use())
        _write(made)
    return made


def last_checkpoint() -> Checkpoint | None:
    """The last checkpoint in the database; raises NotACheckpoint where its text was altered."""
    row = CheckpointRow.objects.order_by("-sequence").first()
    return from_text(row.text) if row else None


def _states(body: CheckpointBody) -> tuple[int, int, int]:
    """What makes the next checkpoint a new one: entries, looks, and the hash of the trees."""
    return body.entries.size, body.looks.size, body.algorithm


def _body(
    last: Checkpoint | None, entries: int, looks: int, at: datetime, algorithm: int
) -> CheckpointBody:
    before = last.body if last else None
    grows = before if before and before.algorithm == algorithm else None
    anew = before is not None and grows is None
    empty = Frontier(algorithm=algorithm)
    heads_root, subjects = _heads(grows, entries, algorithm, anew=anew)
    return CheckpointBody(
        sequence=before.sequence + 1 if before else 1,
        city=str(settings.ANJU["PLACE"]),
        entries=_grown(grows.entries if grows else empty, entries, ENTRIES),
        subjects=subjects,
        heads_root=heads_root,
        made_at=max(moment_text(at), before.made_at if before else ""),
        previous=last.hash() if last else b"",
        looks=_grown(grows.looks if grows else empty, looks, LOOKS),
    )


def _grown(tree: Frontier, size: int, what: Sequenced) -> Frontier:
    for run in leaves_in_runs(tree.size, size, what):
        tree = tree.extended(run)
    return tree


def _heads(
    before: CheckpointBody | None, size: int, algorithm: int, *, anew: bool
) -> tuple[bytes, int]:
    """The root of heads, and the number of subjects, counted on from what was signed last.

    `anew` where that was of another hash.
    """
    covered, root, subjects = 0, None, 0
    if before:
        covered, root, subjects = before.entries.size, before.heads_root, before.subjects
    if not anew:
        try:
            with transaction.atomic():
                moved, fresh = move_heads(covered, size, root, algorithm)
                add_tiles(size, algorithm=algorithm)
                return moved, subjects + fresh
        except KeptDiffers:
            pass
    add_tiles(size, anew=True, algorithm=algorithm)
    return make_heads_anew(size, algorithm)


def _write(made: Checkpoint) -> None:
    CheckpointRow.objects.create(
        sequence=made.body.sequence,
        size=made.body.entries.size,
        made_at=made.body.made_at,
        text=made.to_text(),
    )


def keep_copies(folder: Path | None = None) -> list[Path]:
    """Write the copies that are not in the folder yet; the files written.

    A file is never overwritten: where the last copy says something else than the database,
    CopyFailed is raised, as it is where nothing can be written.  What failed before is written
    by the next call.
    """
    folder = Path(settings.ANJU["CHECKPOINTS"]) if folder is None else folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        last = max(filter(None, (sequence_of(file.name) for file in folder.iterdir())), default=0)
    except OSError as error:
        raise _unwritable(folder, error) from error
    _refuse_other_copy(folder, last)
    rows = CheckpointRow.objects.filter(sequence__gt=last).order_by("sequence")
    return [_keep(folder / file_name(row.sequence), row.text) for row in rows]


def _refuse_other_copy(folder: Path, last: int) -> None:
    file = folder / file_name(last)
    row = CheckpointRow.objects.filter(sequence=last).first()
    if last and (row is None or file.read_text("utf-8") != row.text):
        raise CopyFailed(
            N_(
                "the copy {file} is of another checkpoint than the database has: keep both, and "
                "run anju ledger verify --checkpoint {file}"
            ),
            file,
        )


def _keep(file: Path, text: str) -> Path:
    """Write one copy, whole or not at all, and wait for the disk."""
    fresh = file.with_name(f"{file.name}.new")
    try:
        with fresh.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    except OSError as error:
        raise _unwritable(file, error) from error
    return file


def _unwritable(file: Path, error: OSError) -> CopyFailed:
    return CopyFailed(
        N_("the checkpoint stands, but its copy {file} cannot be written: {reason}"),
        file,
        error.strerror or str(error),
    )
