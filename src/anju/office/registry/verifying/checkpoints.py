"""The checkpoints themselves: their texts, signatures, order; and copies kept elsewhere."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from anju.office.common.suites import Verifier
from anju.office.registry.ledger.checkpoint import (
    Checkpoint,
    NotACheckpoint,
    follows,
    from_text,
    is_signed_by,
)
from anju.office.registry.ledger.reading import Reader, Row, Streamed, stream
from anju.office.registry.verifying.findings import Code, Findings


def stored_checkpoints(
    reader: Reader, verifiers: Sequence[Verifier] | None, findings: Findings
) -> list[Checkpoint]:
    """The checkpoints of the database that can be read, in order; what is wrong is told.

    `verifiers` are the keys to trust; without any (None) no signature is looked at.
    """
    found: list[Checkpoint] = []
    table = Streamed("registry_checkpoint", "sequence, size, made_at, text")
    expected = 1
    for rows in stream(reader, table):
        for row in rows:
            if row[0] != expected:
                findings.add(Code.CHECKPOINT_MISSING, sequence=expected)
            expected = row[0] + 1
            checkpoint = _read(row, findings)
            if checkpoint:
                _check(checkpoint, found[-1] if found else None, verifiers, findings)
                found.append(checkpoint)
    for sequence in table.unreadable:
        findings.add(Code.CHECKPOINT_UNREADABLE, sequence=sequence, file="")
    return found


def _read(row: Row, findings: Findings) -> Checkpoint | None:
    sequence, size, made_at, text = row
    try:
        checkpoint = from_text(text)
    except (NotACheckpoint, TypeError, AttributeError):
        findings.add(Code.CHECKPOINT_UNREADABLE, sequence=sequence, file="")
        return None
    body = checkpoint.body
    if (body.sequence, body.entries.size, body.made_at) != (sequence, size, made_at):
        findings.add(Code.CHECKPOINT_DIFFERS, sequence=sequence, file="")
    return checkpoint


def _check(
    checkpoint: Checkpoint,
    before: Checkpoint | None,
    verifiers: Sequence[Verifier] | None,
    findings: Findings,
) -> None:
    sequence = checkpoint.body.sequence
    if before and before.body.sequence == sequence - 1 and not follows(checkpoint, before):
        findings.add(Code.CHECKPOINT_INCONSISTENT, sequence=sequence)
    if verifiers is not None and not is_signed_by(checkpoint, verifiers):
        findings.add(Code.CHECKPOINT_UNSIGNED, sequence=sequence, file="")


def copies(
    files: Iterable[Path],
    stored: Sequence[Checkpoint],
    verifiers: Sequence[Verifier] | None,
    findings: Findings,
) -> list[Checkpoint]:
    """The checkpoints of some files; each is compared with the one in the database.

    Raises OSError where a file cannot be read.
    """
    there = {each.body.sequence: each for each in stored}
    found = []
    for file in files:
        try:
            copy = from_text(file.read_bytes().decode("utf-8"))
        except ValueError:
            findings.add(Code.CHECKPOINT_UNREADABLE, sequence=0, file=str(file))
            continue
        sequence = copy.body.sequence
        if sequence not in there:
            findings.add(Code.CHECKPOINT_MISSING, sequence=sequence)
        elif there[sequence] != copy:
            findings.add(Code.CHECKPOINT_DIFFERS, sequence=sequence, file=str(file))
        if verifiers is not None and not is_signed_by(copy, verifiers):
            findings.add(Code.CHECKPOINT_UNSIGNED, sequence=sequence, file=str(file))
        found.append(copy)
    return found
