"""Proofs from the tree of heads, and their checks.

A proof of a subject is what stands where its place leads, and the digests beside the way.  Its
own head there shows that the chain ends so; another subject's head, or nothing, shows that the
city had no such subject.

>>> tree = HeadsTree([Head("5f", 3, bytes(33)), Head("60", 1, bytes(33))])
>>> proof = tree.prove("5f")
>>> shows_head(Head("5f", 3, bytes(33)), proof.path, tree.root())
True
>>> absent = tree.prove("61")
>>> shows_absence("61", absent.standing, absent.path, tree.root())
True
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anju.office.registry.ledger.hashing import SHA_256, is_digest
from anju.office.registry.ledger.heads import (
    BUCKET_BITS,
    BUCKETS,
    KEY_BITS,
    Bucket,
    Head,
    bucket_of,
    head_leaf,
    nothing,
    place_of,
    root_of_buckets,
)
from anju.office.registry.ledger.merkle import node
from anju.office.registry.ledger.merkle_nodes import nodes_of
from anju.office.registry.ledger.merkle_paths import inclusion_path


@dataclass(frozen=True, slots=True)
class HeadProof:
    """What stands at a subject's place, None for nothing, and the way to it: the last first."""

    standing: Head | None
    path: tuple[bytes, ...]


class HeadsTree:
    """The tree over all heads of a city; a city of millions keeps its bucket roots instead."""

    def __init__(
        self, heads: Iterable[Head | tuple[str, int, bytes]] = (), algorithm: int = SHA_256
    ) -> None:
        self._algorithm = algorithm
        self._heads: list[dict[str, Head]] = [{} for _ in range(BUCKETS)]
        self._roots = [nothing(algorithm)] * BUCKETS
        self.change(heads)

    def change(self, heads: Iterable[Head | tuple[str, int, bytes]]) -> None:
        """Put in heads, each in the place of the one its subject had before."""
        changed = set()
        for told in heads:
            bucket = bucket_of(told[0])
            self._heads[bucket][told[0]] = Head(*told)
            changed.add(bucket)
        for bucket in changed:
            self._roots[bucket] = Bucket(self._heads[bucket].values(), self._algorithm).root()

    def root(self) -> bytes:
        """The root over all heads."""
        return root_of_buckets(self._roots, self._algorithm)

    def prove(self, subject: str) -> HeadProof:
        """The proof of a subject's head, or of its absence."""
        heads = self._heads[bucket_of(subject)].values()
        return prove(subject, heads, self._roots, self._algorithm)


def prove(
    subject: str,
    bucket_heads: Iterable[Head],
    bucket_roots: Sequence[bytes],
    algorithm: int = SHA_256,
) -> HeadProof:
    """The proof of a subject's head from the heads of its bucket and the roots of all."""
    standing, path = Bucket(bucket_heads, algorithm).path(place_of(subject))
    above = nodes_of(bucket_roots, algorithm)
    path += inclusion_path(BUCKETS, bucket_of(subject), above, algorithm)
    return HeadProof(standing, tuple(path))


def shows_head(
    head: Head, path: Sequence[bytes], expected_root: bytes, algorithm: int = SHA_256
) -> bool:
    """Whether a subject's chain ends with exactly this head; False for whatever is no path."""
    try:
        return _leads(head_leaf(head, algorithm), head.subject, path, expected_root, algorithm)
    except (AttributeError, TypeError, ValueError):
        return False


def shows_absence(
    subject: str,
    standing: Head | None,
    path: Sequence[bytes],
    expected_root: bytes,
    algorithm: int = SHA_256,
) -> bool:
    """Whether a city has no such subject: another one, or nothing, stands at its place."""
    try:
        if standing is None:
            return _leads(nothing(algorithm), subject, path, expected_root, algorithm)
        leaf = head_leaf(standing, algorithm)
        # The way to both is the same as far as it goes, or the other one stands elsewhere.
        apart = KEY_BITS - (place_of(standing.subject) ^ place_of(subject)).bit_length()
        return (
            standing.subject != subject
            and len(path) <= apart
            and _leads(leaf, subject, path, expected_root, algorithm)
        )
    except (AttributeError, TypeError, ValueError):
        return False


def _leads(
    leaf: bytes, subject: str, path: Sequence[bytes], expected_root: bytes, algorithm: int
) -> bool:
    """Whether a path leads from a digest at a subject's place to the root."""
    if not BUCKET_BITS <= len(path) <= KEY_BITS:
        return False
    turns = place_of(subject) >> KEY_BITS - len(path)
    reached = leaf
    for beside in path:
        if not is_digest(beside):
            return False
        reached = (
            node(beside, reached, algorithm) if turns & 1 else node(reached, beside, algorithm)
        )
        turns >>= 1
    return reached == expected_root
