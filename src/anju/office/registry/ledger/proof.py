"""The document of a proof: one subject's whole history, to be checked by anyone.

It needs no database: it holds every hashed column of every entry, the way of each to the root
of all entries, the way of the last to the root of all heads, the checkpoint that signs both
roots, and the public key.  What it shows, it shows for the checkpoint's moment.  The text is
JSON; hashes are small hex digits, and a field more or less makes it no proof.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, NoReturn

from anju.office.registry.ledger.checkpoint import Checkpoint
from anju.office.registry.ledger.entry_bytes import FIRST
from anju.office.registry.ledger.hashing import NotAHash, digest_of_hex, hash_of_hex
from anju.office.registry.ledger.heads_tree import HeadProof
from anju.office.registry.ledger.merkle import NodeAt
from anju.office.registry.ledger.merkle_paths import inclusion_path

VERSION: Final = "anju-proof-1"


class NotAProof(ValueError):
    """Some text is no document of a proof; the sentence says why."""


class EntryColumns(NamedTuple):
    """The hashed columns of an entry, in the order of `entry_bytes`."""

    subject: str
    number: int
    kind: str
    effective_on: str
    recorded_at: str
    actor: str
    office: str
    reason: str
    request: str
    payload: str
    previous_hash: bytes


_TEXTS: Final = tuple(
    name for name in EntryColumns._fields if name not in {"number", "previous_hash"}
)


@dataclass(frozen=True, slots=True)
class ProvenEntry:
    """An entry with its tagged hash, its position from 1 and the way to the root of all entries."""

    columns: EntryColumns
    hash: bytes
    position: int
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key that a document brings: its id, its algorithm's id and its public bytes."""

    key_id: bytes
    algorithm: int
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """A document as it is read: nothing of it is checked yet.

    `checkpoint` is the text of one, `head_path` the way of the last entry's hash to the root of
    all heads.
    """

    subject: str
    entries: tuple[ProvenEntry, ...]
    head_path: tuple[bytes, ...]
    checkpoint: str
    key: PublicKey

    def to_text(self) -> str:
        """The text of the document, indented, because people open it too."""
        told = {
            "version": VERSION,
            "subject": self.subject,
            "entries": [_told(entry) for entry in self.entries],
            "head_path": _hexes(self.head_path),
            "checkpoint": self.checkpoint,
            "key": {
                "id": self.key.key_id.hex(),
                "algorithm": int(self.key.algorithm),
                "public_key": self.key.public_key.hex(),
            },
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def prove_history(
    entries: Iterable[tuple[EntryColumns, bytes, int]],
    node_at: NodeAt,
    head: HeadProof,
    checkpoint: Checkpoint,
    key: PublicKey,
) -> Proof:
    """The proof of the entries of one subject that a checkpoint covers, in order.

    Each entry is its columns, its tagged hash and its position from 1; `node_at` answers the
    tree over all entries, `head` is the subject's place in the tree of heads.  Raises
    NotInTheTree where a position is beyond the checkpoint, NotAProof where there is no entry.
    """
    size, algorithm = checkpoint.body.entries.size, checkpoint.body.algorithm
    proven = tuple(
        ProvenEntry(
            columns,
            own_hash,
            position,
            tuple(inclusion_path(size, position - 1, node_at, algorithm)),
        )
        for columns, own_hash, position in entries
    )
    if not proven:
        raise NotAProof("a proof has at least one entry")
    return Proof(proven[0].columns.subject, proven, head.path, checkpoint.to_text(), key)


def proof_from_text(text: str) -> Proof:
    """The document that a text tells; raises NotAProof for anything else."""
    try:
        told = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except NotAProof:
        raise
    except (ValueError, RecursionError) as wrong:
        raise NotAProof("it is not JSON") from wrong
    fields = _fields(told, ("version", "subject", "entries", "head_path", "checkpoint", "key"))
    if fields["version"] != VERSION:
        raise NotAProof(f"it is not of the version {VERSION}")
    entries = tuple(_entry(entry) for entry in _list(fields["entries"]))
    if not entries:
        raise NotAProof("a proof has at least one entry")
    try:
        return Proof(
            _text(fields["subject"]),
            entries,
            _path(fields["head_path"]),
            _text(fields["checkpoint"]),
            _key(fields["key"]),
        )
    except NotAHash as wrong:
        raise NotAProof(str(wrong)) from wrong


def _told(entry: ProvenEntry) -> dict[str, object]:
    return {
        **entry.columns._asdict(),
        "previous_hash": entry.columns.previous_hash.hex(),
        "hash": entry.hash.hex(),
        "position": entry.position,
        "path": _hexes(entry.path),
    }


def _hexes(path: Sequence[bytes]) -> list[str]:
    return [part.hex() for part in path]


def _entry(value: object) -> ProvenEntry:
    told = _fields(value, (*EntryColumns._fields, "hash", "position", "path"))
    previous = told["previous_hash"]
    columns = EntryColumns(
        **{name: _text(told[name]) for name in _TEXTS},
        number=_number(told["number"]),
        previous_hash=FIRST if previous == "" else _hash(previous),
    )
    return ProvenEntry(columns, _hash(told["hash"]), _number(told["position"]), _path(told["path"]))


def _key(value: object) -> PublicKey:
    told = _fields(value, ("id", "algorithm", "public_key"))
    return PublicKey(_bytes(told["id"]), _number(told["algorithm"]), _bytes(told["public_key"]))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON, each name told once: of two values readers would choose differently."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotAProof("a field is told twice")
    return fields


def _no_constant(name: str) -> NoReturn:
    raise NotAProof(f"{name} is no value of a proof")


def _fields(value: object, names: Sequence[str]) -> Mapping[str, object]:
    if not isinstance(value, dict) or value.keys() != set(names):
        raise NotAProof(f"the fields wanted are {', '.join(names)}")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise NotAProof("a list is wanted")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotAProof("a text is wanted")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 < value < 1 << 63:
        raise NotAProof("a whole number above 0 is wanted")
    return value


def _hash(value: object) -> bytes:
    try:
        return hash_of_hex(value)
    except NotAHash as wrong:
        raise NotAProof(str(wrong)) from wrong


def _path(value: object) -> tuple[bytes, ...]:
    try:
        return tuple(digest_of_hex(part) for part in _list(value))
    except NotAHash as wrong:
        raise NotAProof(str(wrong)) from wrong


def _bytes(value: object) -> bytes:
    try:
        told = bytes.fromhex(_text(value))
    except ValueError as wrong:
        raise NotAProof("small hex digits are wanted") from wrong
    if told.hex() != value:
        raise NotAProof("small hex digits are wanted")
    return told
