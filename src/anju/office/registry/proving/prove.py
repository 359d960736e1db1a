"""Proves the whole history of one subject: a document that anyone can check.

It shows the history as it was at the moment of a checkpoint, which it names.  Where the subject
has entries that no checkpoint covers yet, one is made first.  What is kept of the trees is never
trusted: every document is checked before it is given away, and if it does not hold the trees
are made anew from the ledger.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from anju.office.common.keyring import current_ring
from anju.office.common.signers import verifiers_known
from anju.office.registry.ledger.checkpointing import last_checkpoint, make_checkpoint
from anju.office.registry.ledger.entries import COLUMNS
from anju.office.registry.ledger.heads import bucket_of
from anju.office.registry.ledger.heads_tree import prove as prove_head
from anju.office.registry.ledger.kept_trees import (
    add_tiles,
    heads_of_bucket,
    kept_roots,
    kept_tiles,
    make_heads_anew,
)
from anju.office.registry.ledger.leaves import leaves
from anju.office.registry.ledger.merkle_nodes import tiled_nodes
from anju.office.registry.ledger.proof import (
    EntryColumns,
    NotAProof,
    Proof,
    PublicKey,
    prove_history,
)
from anju.office.registry.ledger.proof_check import check_proof
from anju.office.registry.ledger.sequencing import one_at_a_time, sequence
from anju.office.registry.refused import Because, Refused
from anju.words import N_, say

CANNOT = N_("no proof of this history holds; run anju ledger verify, and give nothing away")


class CannotProve(RuntimeError):
    """The ledger itself does not bear a proof of this history: something was altered."""

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(CANNOT, language)


Told = tuple[EntryColumns, bytes, int]


def prove(subject: str, at: datetime) -> Proof:
    """The proof of a subject's whole history; `at` is the moment of a checkpoint made for it.

    Raises Refused where there is no such subject, CannotProve where something was altered or the
    key is not known any more, SignerUnusable.
    """
    sequence()
    history = _history(subject)
    if not history:
        raise Refused(Because.NOT_FOUND)
    covered = last_checkpoint()
    if covered is None or covered.body.entries.size < history[-1][2]:
        make_checkpoint(at)
    known = _keys()
    for is_last_try in (False, True):
        with transaction.atomic(), connection.cursor() as cursor:
            one_at_a_time(cursor)  # the kept trees are those of the last checkpoint
            proof = _proof(subject, known)
            if proof is not None and check_proof(proof.to_text()).holds:
                return proof
            if not is_last_try:
                _make_anew()
    raise CannotProve


def _proof(subject: str, keys: Sequence[PublicKey]) -> Proof | None:
    """The document as the kept trees have it; None where they do not go together."""
    checkpoint = last_checkpoint()
    if checkpoint is None:
        raise CannotProve
    size, algorithm = checkpoint.body.entries.size, checkpoint.body.algorithm
    key = next((key for key in keys if key.key_id == checkpoint.key_id), None)
    if key is None:
        raise CannotProve
    node_at = tiled_nodes(
        kept_tiles(size), lambda first, last: leaves(first, min(last, size)), algorithm
    )
    heads = heads_of_bucket(bucket_of(subject))
    head = prove_head(subject, heads, kept_roots(algorithm), algorithm)
    history = [told for told in _history(subject) if told[2] <= size]
    try:
        return prove_history(history, node_at, head, checkpoint, key)
    except (IndexError, NotAProof, ValueError):
        return None


def _history(subject: str) -> list[Told]:
    """The entries of a subject that have a position, in order."""
    columns = ", ".join(f"e.{name.strip()}" for name in COLUMNS.split(","))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT p.position, {columns} FROM registry_entry AS e"  # noqa: S608 - our own names
            " JOIN registry_position AS p ON p.entry_id = e.id"
            " WHERE e.subject = %s ORDER BY e.number",
            [subject],
        )
        return [
            (EntryColumns._make((*row[2:-2], bytes(row[-2]))), bytes(row[-1]), row[0])
            for row in cursor.fetchall()
        ]


def _keys() -> list[PublicKey]:
    """The public keys that a document may bring."""
    found = verifiers_known(current_ring())
    return [PublicKey(each.key_id, each.algorithm, each.public_key) for each in found]


def _make_anew() -> None:
    """Make everything that is kept of the trees anew, as the last checkpoint covers it."""
    checkpoint = last_checkpoint()
    if checkpoint is not None:
        size, algorithm = checkpoint.body.entries.size, checkpoint.body.algorithm
        make_heads_anew(size, algorithm)
        add_tiles(size, anew=True, algorithm=algorithm)
