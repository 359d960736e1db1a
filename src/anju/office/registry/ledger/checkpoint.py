"""A checkpoint: what a city signs of its whole ledger at one moment.

It names the tree over all entries by position, the tree over all heads, the tree over all looks,
and the checkpoint before it.  Its text is lines of a name and a value, the last one the
signature over all the lines before; there is one text for one checkpoint, so that reading
refuses whatever writing would not have written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from anju.office.common.clock import moment_of, moment_text
from anju.office.common.keys import KEY_ID_LENGTH
from anju.office.common.signing import signature_holds
from anju.office.common.suites import Signer, Verifier
from anju.office.registry.ledger.hashing import (
    NotAHash,
    digest,
    digest_of_hex,
    hash_of_hex,
    is_digest,
    with_id,
)
from anju.office.registry.ledger.merkle import EMPTY, Frontier, NotAFrontier, frontier_of

VERSION: Final = "anju-checkpoint-1"
NAMES: Final = (
    "sequence",
    "city",
    "hash",
    "entries",
    "entries_peaks",
    "entries_root",
    "subjects",
    "heads_root",
    "looks",
    "looks_peaks",
    "looks_root",
    "made_at",
    "previous",
    "key",
    "signature",
)
"""The names of the lines after the version, in order."""

_NONE: Final = "-"
_FILE: Final = re.compile(r"checkpoint-([0-9]{9,})\.txt")


class NotACheckpoint(ValueError):
    """Some text or values are no checkpoint; the sentence says why."""


@dataclass(frozen=True, slots=True)
class CheckpointBody:
    """What a checkpoint states, before it is signed.

    `sequence` counts from 1; `entries` and `looks` are whole trees as far as growing needs them;
    `heads_root` is the root of the tree of heads, `subjects` their number; `made_at` a moment as
    text of fixed width; `previous` the hash of the checkpoint before, empty for the first.
    """

    sequence: int
    city: str
    entries: Frontier
    subjects: int
    heads_root: bytes
    made_at: str
    previous: bytes = b""
    looks: Frontier = EMPTY

    def __post_init__(self) -> None:
        _refuse(self.sequence < 1, "its sequence counts from 1")
        _refuse((self.sequence == 1) == bool(self.previous), "only the first follows none")
        _refuse(not _is_line(self.city), "it names no city")
        _refuse(not is_digest(self.heads_root), "its root of heads is no digest")
        _refuse(not 0 <= self.subjects <= self.entries.size, "more subjects than entries")
        _refuse(self.entries.algorithm != self.looks.algorithm, "its trees are of two hashes")
        _refuse(not _is_moment(self.made_at), "its moment is not of fixed width")

    @property
    def algorithm(self) -> int:
        """The hash of all its trees."""
        return self.entries.algorithm


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed checkpoint: `signer_algorithm` and `key_id` name the key, `signature` is bare."""

    body: CheckpointBody
    signer_algorithm: int
    key_id: bytes
    signature: bytes

    def __post_init__(self) -> None:
        _refuse(len(self.key_id) != KEY_ID_LENGTH, f"a key's id has {KEY_ID_LENGTH} bytes")

    def to_text(self) -> str:
        """The one text of this checkpoint."""
        head = _signed_text(self.body, self.signer_algorithm, self.key_id)
        return f"{head}signature {self.signature.hex()}\n"

    def hash(self) -> bytes:
        """The tagged hash of its text: what the next checkpoint names."""
        algorithm = self.body.algorithm
        return with_id(algorithm, digest(algorithm, self.to_text().encode("utf-8")))


def sign(body: CheckpointBody, signer: Signer) -> Checkpoint:
    """The checkpoint of a body, signed."""
    signed = _signed_text(body, signer.algorithm, signer.key_id).encode("utf-8")
    return Checkpoint(body, int(signer.algorithm), signer.key_id, signer.sign(signed))


def is_signed_by(checkpoint: Checkpoint, verifiers: Iterable[Verifier]) -> bool:
    """Whether the signature is that of one of some keys."""
    algorithm, key_id = checkpoint.signer_algorithm, checkpoint.key_id
    signed = _signed_text(checkpoint.body, algorithm, key_id).encode("utf-8")
    signature = bytes((algorithm,)) + key_id + checkpoint.signature
    return signature_holds(verifiers, signature, signed)


def follows(later: Checkpoint, earlier: Checkpoint) -> bool:
    """Whether one checkpoint names another as the one before it, and nothing in it fell."""
    after, before = later.body, earlier.body
    return (
        after.previous == earlier.hash()
        and after.sequence == before.sequence + 1
        and after.city == before.city
        and after.made_at >= before.made_at
        and after.entries.size >= before.entries.size
        and after.looks.size >= before.looks.size
        and after.subjects >= before.subjects
    )


def from_text(text: str) -> Checkpoint:
    """The checkpoint that a text tells; raises NotACheckpoint for anything else."""
    lines = text.split("\n")
    _refuse(lines[0] != VERSION, f"it does not begin with {VERSION}")
    names = [line.partition(" ")[0] for line in lines[1:]]
    _refuse(names != [*NAMES, ""], f"its lines are not those of {VERSION}")
    told = {name: line.partition(" ")[2] for name, line in zip(NAMES, lines[1:], strict=False)}
    try:
        checkpoint = _read(told)
        same = checkpoint.to_text() == text
    except NotACheckpoint:
        raise
    except (NotAFrontier, NotAHash) as wrong:
        raise NotACheckpoint(f"not a checkpoint: {wrong}") from wrong
    except ValueError as wrong:
        raise NotACheckpoint("not a checkpoint: a value is not of its kind") from wrong
    _refuse(not same, "it is written in another way than checkpoints are")
    return checkpoint


def file_name(sequence: int) -> str:
    """The name of the file that a checkpoint is kept in.

    >>> file_name(12)
    'checkpoint-000000012.txt'
    """
    return f"checkpoint-{sequence:09}.txt"


def sequence_of(name: str) -> int | None:
    """The sequence that the name of a file tells; None where it is no checkpoint's."""
    told = _FILE.fullmatch(name)
    return int(told[1]) if told and file_name(int(told[1])) == name else None


def _signed_text(body: CheckpointBody, signer_algorithm: int, key_id: bytes) -> str:
    values = (
        body.sequence,
        body.city,
        int(body.algorithm),
        body.entries.size,
        " ".join(body.entries.hexes()) or _NONE,
        body.entries.root().hex(),
        body.subjects,
        body.heads_root.hex(),
        body.looks.size,
        " ".join(body.looks.hexes()) or _NONE,
        body.looks.root().hex(),
        body.made_at,
        body.previous.hex() or _NONE,
        f"{bytes((signer_algorithm,)).hex()} {key_id.hex()}",
    )
    lines = [f"{name} {value}" for name, value in zip(NAMES[:-1], values, strict=True)]
    return "\n".join([VERSION, *lines, ""])


def _read(told: dict[str, str]) -> Checkpoint:
    algorithm = int(told["hash"])
    signer_algorithm, _, key_id = told["key"].partition(" ")
    body = CheckpointBody(
        sequence=int(told["sequence"]),
        city=told["city"],
        entries=_read_tree(told, "entries", algorithm),
        subjects=int(told["subjects"]),
        heads_root=digest_of_hex(told["heads_root"]),
        made_at=told["made_at"],
        previous=b"" if told["previous"] == _NONE else hash_of_hex(told["previous"]),
        looks=_read_tree(told, "looks", algorithm),
    )
    signature = bytes.fromhex(told["signature"])
    return Checkpoint(body, int(signer_algorithm, 16), bytes.fromhex(key_id), signature)


def _read_tree(told: dict[str, str], name: str, algorithm: int) -> Frontier:
    peaks = told[f"{name}_peaks"]
    tree = frontier_of(int(told[name]), [] if peaks == _NONE else peaks.split(" "), algorithm)
    _refuse(tree.root().hex() != told[f"{name}_root"], f"the peaks of {name} are of another root")
    return tree


def _is_line(text: str) -> bool:
    """Whether a text can stand on a line: not empty, no line feed, no half a character."""
    return text != "" and not any(sign == "\n" or "\ud800" <= sign <= "\udfff" for sign in text)


def _is_moment(text: str) -> bool:
    try:
        return moment_text(moment_of(text)) == text
    except ValueError:
        return False


def _refuse(wrong: bool, why: str) -> None:
    if wrong:
        raise NotACheckpoint(f"not a checkpoint: {why}")
