"""The check of a proof: what is wrong with a document, and what it shows if nothing is.

A document brings its own key, so one that holds shows only that it is whole and that whoever has
that key signed it.  Whether the key is the city's, the checker knows from elsewhere and tells
with `trusted_keys`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from anju.office.common.signing import verifier_of
from anju.office.common.suites import Verifier
from anju.office.registry.ledger.checkpoint import (
    Checkpoint,
    NotACheckpoint,
    from_text,
    is_signed_by,
)
from anju.office.registry.ledger.entry_bytes import FIRST, NotHashable, entry_hash
from anju.office.registry.ledger.hashing import untagged
from anju.office.registry.ledger.heads import Head
from anju.office.registry.ledger.heads_tree import shows_head
from anju.office.registry.ledger.merkle_paths import included
from anju.office.registry.ledger.proof import (
    NotAProof,
    Proof,
    ProvenEntry,
    PublicKey,
    proof_from_text,
)


class FindingCode(StrEnum):
    """What can be wrong with a proof, alphabetical."""

    CHAIN_BROKEN = "chain_broken"
    """An entry does not name the hash of the one before it."""
    CHECKPOINT_UNREADABLE = "checkpoint_unreadable"
    """The checkpoint is no checkpoint."""
    ENTRY_ALTERED = "entry_altered"
    """The columns of an entry do not have its hash."""
    ENTRY_NOT_INCLUDED = "entry_not_included"
    """An entry does not stand at its position among the entries of the checkpoint."""
    HEAD_NOT_SHOWN = "head_not_shown"
    """The checkpoint does not say that the history ends here: the last entries may be cut off."""
    KEY_DIFFERS = "key_differs"
    """The key in the document is not the one that the checkpoint names."""
    KEY_UNKNOWN = "key_unknown"
    """None of the trusted keys signed the checkpoint."""
    MOMENT_FALLS = "moment_falls"
    """An entry was recorded before the one before it."""
    NOT_A_PROOF = "not_a_proof"
    """The text is no document of a proof."""
    NUMBER_OUT_OF_ORDER = "number_out_of_order"
    """The numbers of the entries do not count from 1 without a hole."""
    POSITION_FALLS = "position_falls"
    """An entry does not stand after the one before it among all entries."""
    SIGNATURE_FORGED = "signature_forged"
    """The signature is not that of the key."""
    SIGNATURE_NOT_CHECKED = "signature_not_checked"
    """The signature is of an algorithm that only a trusted key could check."""
    SUBJECT_DIFFERS = "subject_differs"
    """An entry is of another subject."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong; `entry` counts the entries of the document from 1, None for the whole."""

    code: FindingCode
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What the check of a document found.

    `made_at`, `city` and `sequence` are the checkpoint's, empty and 0 where it cannot be read;
    `key_is_trusted` is None where the checker named no keys to trust.
    """

    findings: tuple[Finding, ...]
    subject: str = ""
    entries: int = 0
    city: str = ""
    sequence: int = 0
    made_at: str = ""
    key_id: str = ""
    key_is_trusted: bool | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def check_proof(text: str, trusted_keys: Iterable[Verifier] | None = None) -> ProofReport:
    """What is wrong with the text of a proof; never raises, whatever the text is."""
    try:
        proof = proof_from_text(text)
    except NotAProof:
        return ProofReport((Finding(FindingCode.NOT_A_PROOF),))
    findings = list(_chain_findings(proof))
    key_id, count = proof.key.key_id.hex(), len(proof.entries)
    try:
        checkpoint = from_text(proof.checkpoint)
    except NotACheckpoint:
        findings.append(Finding(FindingCode.CHECKPOINT_UNREADABLE))
        return ProofReport(tuple(findings), proof.subject, count, key_id=key_id)
    trusted = None if trusted_keys is None else tuple(trusted_keys)
    findings += _tree_findings(proof, checkpoint)
    findings += _key_findings(proof.key, checkpoint, trusted)
    body = checkpoint.body
    return ProofReport(
        tuple(findings),
        proof.subject,
        count,
        body.city,
        body.sequence,
        body.made_at,
        key_id,
        None if trusted is None else is_signed_by(checkpoint, trusted),
    )


def _chain_findings(proof: Proof) -> Iterator[Finding]:
    """What the entries say against each other and against themselves."""
    before: ProvenEntry | None = None
    for count, entry in enumerate(proof.entries, start=1):
        columns = entry.columns
        if columns.subject != proof.subject:
            yield Finding(FindingCode.SUBJECT_DIFFERS, count)
        if columns.number != count:
            yield Finding(FindingCode.NUMBER_OUT_OF_ORDER, count)
        if not _has_its_hash(entry):
            yield Finding(FindingCode.ENTRY_ALTERED, count)
        if columns.previous_hash != (before.hash if before else FIRST):
            yield Finding(FindingCode.CHAIN_BROKEN, count)
        # Moments are text of fixed width, so that they are in order as text.
        if before and columns.recorded_at < before.columns.recorded_at:
            yield Finding(FindingCode.MOMENT_FALLS, count)
        if before and entry.position <= before.position:
            yield Finding(FindingCode.POSITION_FALLS, count)
        before = entry


def _has_its_hash(entry: ProvenEntry) -> bool:
    try:
        return entry_hash(*entry.columns, algorithm=entry.hash[0]) == entry.hash
    except NotHashable:
        return False


def _tree_findings(proof: Proof, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Where the entries and the last of them are not what the checkpoint covers."""
    body = checkpoint.body
    size, root = body.entries.size, body.entries.root()
    for count, entry in enumerate(proof.entries, start=1):
        _, leaf = untagged(entry.hash)
        if not included(leaf, entry.position - 1, size, entry.path, root, body.algorithm):
            yield Finding(FindingCode.ENTRY_NOT_INCLUDED, count)
    head = Head(proof.subject, len(proof.entries), proof.entries[-1].hash)
    if not shows_head(head, proof.head_path, body.heads_root, body.algorithm):
        yield Finding(FindingCode.HEAD_NOT_SHOWN)


def _key_findings(
    key: PublicKey, checkpoint: Checkpoint, trusted: tuple[Verifier, ...] | None
) -> Iterator[Finding]:
    """What is wrong with the signature, the key, and the trust in it."""
    named = (key.key_id, key.algorithm)
    if named != (checkpoint.key_id, checkpoint.signer_algorithm):
        yield Finding(FindingCode.KEY_DIFFERS)
    is_trusted = trusted is not None and is_signed_by(checkpoint, trusted)
    own = _verifier(key)
    if own is not None and not is_signed_by(checkpoint, [own]):
        yield Finding(FindingCode.SIGNATURE_FORGED)
    if own is None and not is_trusted:
        yield Finding(FindingCode.SIGNATURE_NOT_CHECKED)
    if trusted is not None and not is_trusted:
        yield Finding(FindingCode.KEY_UNKNOWN)


def _verifier(key: PublicKey) -> Verifier | None:
    """The key of a document as something that verifies; None where it is no key known here."""
    try:
        return verifier_of(key.algorithm, key.key_id, key.public_key)
    except ValueError:
        return None
