r"""The tree of heads: for each subject the number and the hash of its last entry.

It shows that nothing newer of a subject is left out.  A subject stands where the bits of the
SHA-256 of its name lead, so that it can stand once and nowhere else, and no proof has to tell of
any other subject: at each bit the path goes to the left half (0) or the right (1), until it
meets one head alone or nothing.  The first twelve bits lead to one of 4,096 *buckets*, whatever
is in them; a checkpoint makes anew only the buckets that changed.

A head is H(00 "anju-head-1\n" subject "\n" number "\n" tagged hash in hex), a node H(01 left
right), nothing H(02).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from anju.office.registry.ledger.hashing import SHA_256, digest, new_hash
from anju.office.registry.ledger.merkle import NODE, root

BUCKET_BITS: Final = 12
BUCKETS: Final = 1 << BUCKET_BITS
"""The buckets of a tree."""

KEY_BITS: Final = 256
"""The bits of a subject's place: no path is longer."""

_NOTHING: Final = b"\x02"
_HEAD: Final = b"\x00anju-head-1\n"


class SubjectTwice(ValueError):
    """Two heads were told of one subject."""


class Head(NamedTuple):
    """The end of a subject's chain: the number of its last entry and that entry's tagged hash."""

    subject: str
    number: int
    hash: bytes


def place_of(subject: str) -> int:
    """The place of a subject, a number of 256 bits.

    SHA-256 under every suite, so that a bucket that is kept in a column stays where it is.
    """
    return int.from_bytes(sha256(subject.encode("utf-8")).digest())


def bucket_of(subject: str) -> int:
    """The bucket of a subject, 0 to 4,095."""
    return place_of(subject) >> KEY_BITS - BUCKET_BITS


def nothing(algorithm: int = SHA_256) -> bytes:
    """The digest that stands where nothing does: the root of an empty bucket."""
    return digest(algorithm, _NOTHING)


def head_leaf(head: Head, algorithm: int = SHA_256) -> bytes:
    """The digest of a head."""
    told = f"{head.subject}\n{head.number}\n{head.hash.hex()}"
    return digest(algorithm, _HEAD + told.encode("utf-8"))


def bucket_root(heads: Iterable[Head], algorithm: int = SHA_256) -> bytes:
    """The root of a bucket that holds these heads, in any order; raises SubjectTwice."""
    return Bucket(heads, algorithm).root()


def root_of_buckets(roots: Sequence[bytes], algorithm: int = SHA_256) -> bytes:
    """The root of the tree over the roots of all its 4,096 buckets, in order."""
    if len(roots) != BUCKETS:
        raise ValueError(f"a tree has {BUCKETS} buckets, not {len(roots)}")
    return root(roots, algorithm)


class Bucket:
    """The heads of one bucket as a tree."""

    def __init__(
        self,
        heads: Iterable[Head],
        algorithm: int = SHA_256,
        *,
        placed: Iterable[tuple[int, Head]] | None = None,
    ) -> None:
        """`placed` are the heads behind their places, where the caller knows these already."""
        if placed is None:
            placed = [(place_of(head.subject), head) for head in heads]
        placed = sorted(placed)
        self.places = [place for place, _ in placed]
        self.heads = [head for _, head in placed]
        self._new = new_hash(algorithm)
        self._nothing = nothing(algorithm)
        self._leaves = [head_leaf(head, algorithm) for head in self.heads]
        if len(set(self.places)) != len(self.places):
            raise SubjectTwice("two heads of one subject")

    def root(self) -> bytes:
        """The root of this bucket."""
        return self._over(0, len(self.heads), BUCKET_BITS)

    def path(self, place: int) -> tuple[Head | None, list[bytes]]:
        """What stands where a place leads, and the digests beside the way, the last one first.

        The head that stands there may be another subject's; None where nothing does.
        """
        first, last, depth = 0, len(self.heads), BUCKET_BITS
        beside = []
        while last - first > 1:
            middle = self._middle(first, last, depth)
            depth += 1
            if place >> KEY_BITS - depth & 1:
                beside.append(self._over(first, middle, depth))
                first = middle
            else:
                beside.append(self._over(middle, last, depth))
                last = middle
        return (self.heads[first] if last > first else None), beside[::-1]

    def _over(self, first: int, last: int, depth: int) -> bytes:
        """The digest over a run of heads whose places have the first `depth` bits in common."""
        if last - first == 1:
            return self._leaves[first]
        if last == first:
            return self._nothing
        middle = self._middle(first, last, depth)
        left, right = self._over(first, middle, depth + 1), self._over(middle, last, depth + 1)
        return self._new(NODE + left + right).digest()

    def _middle(self, first: int, last: int, depth: int) -> int:
        """Where a run turns from 0 to 1 in the bit after the first `depth`."""
        low = KEY_BITS - 1 - depth
        turn = (self.places[first] >> low | 1) << low
        return bisect_left(self.places, turn, first, last)
