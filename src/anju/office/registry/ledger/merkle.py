"""A Merkle tree over digests, of the shape of RFC 6962 (2.1) and RFC 9162 (2.1).

A leaf is a digest of 32 bytes as it stands: the zero byte before a leaf was hashed where the
digest was made.  A node is the hash of a one, its left half and its right half; the left half
of a tree of n leaves is the largest power of two below n.  The tree of nothing is the hash of
nothing.

A `Frontier` is all that a tree needs to grow: the roots of the perfect trees that its size is
the sum of.  A checkpoint keeps one, so that the next costs the new entries only.

>>> root([]).hex()[:16]
'e3b0c44298fc1c14'
>>> ten = [digest(SHA_256, bytes([n])) for n in range(10)]
>>> EMPTY.extended(ten[:7]).extended(ten[7:]).root() == root(ten)
True
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from anju.office.registry.ledger.hashing import DIGEST_LENGTH, SHA_256, digest, new_hash

NODE: Final = b"\x01"
"""Stands before the two halves of a node."""


class NotAFrontier(ValueError):
    """Some size and peaks are no frontier of a tree."""


def node(left: bytes, right: bytes, algorithm: int = SHA_256) -> bytes:
    """The digest of a node over its two halves."""
    return digest(algorithm, NODE + left + right)


def parents(row: Sequence[bytes], algorithm: int = SHA_256) -> list[bytes]:
    """The nodes over each pair of a row; an odd last one has none.

    This is the loop that a million entries are verified in: going on from a copy of the hash of
    the byte before every node is a tenth faster than beginning anew.
    """
    begun = new_hash(algorithm)(NODE).copy
    halves = iter(row)
    nodes = []
    for left, right in zip(halves, halves, strict=False):
        hashing = begun()
        hashing.update(left + right)
        nodes.append(hashing.digest())
    return nodes


def root(leaves: Iterable[bytes], algorithm: int = SHA_256) -> bytes:
    """The root over some leaves, in order."""
    return Frontier(algorithm=algorithm).extended(leaves).root()


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree as far as growing needs it: its size and its peaks, the largest first.

    There is one peak for each power of two in `size`.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    algorithm: int = SHA_256

    def __post_init__(self) -> None:
        new_hash(self.algorithm)
        if self.size < 0 or self.size.bit_count() != len(self.peaks):
            raise NotAFrontier(f"a tree of {self.size} has no {len(self.peaks)} peaks")
        if any(len(peak) != DIGEST_LENGTH for peak in self.peaks):
            raise NotAFrontier(f"a peak is a digest of {DIGEST_LENGTH} bytes")

    def appended(self, leaf: bytes) -> "Frontier":
        """The tree with one leaf more."""
        return self.extended((leaf,))

    def extended(self, leaves: Iterable[bytes]) -> "Frontier":
        """The tree with some leaves more, in order.

        Works level by level over all of them at once; chunks of some ten thousand leaves are
        fast and bound the memory.
        """
        row = list(leaves)
        size = self.size + len(row)
        waiting = list(self.peaks)
        peaks: list[bytes] = []
        level = 0
        while row or waiting:
            if self.size >> level & 1:
                row.insert(0, waiting.pop())
            if len(row) & 1:
                peaks.append(row[-1])
            row = parents(row, self.algorithm)
            level += 1
        return Frontier(size, tuple(reversed(peaks)), self.algorithm)

    def root(self) -> bytes:
        """The root over everything appended so far."""
        if not self.peaks:
            return digest(self.algorithm, b"")
        whole = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            whole = node(peak, whole, self.algorithm)
        return whole

    def hexes(self) -> list[str]:
        """The peaks in hex, the largest first; with the size they are the whole frontier."""
        return [peak.hex() for peak in self.peaks]


EMPTY: Final = Frontier()
"""The tree of nothing, under SHA-256."""


def frontier_of(size: int, hexes: Sequence[str], algorithm: int = SHA_256) -> Frontier:
    """The frontier that `Frontier.hexes` told; raises NotAFrontier for anything else."""
    try:
        peaks = tuple(bytes.fromhex(peak) for peak in hexes)
    except ValueError as wrong:
        raise NotAFrontier("a peak is not in hex") from wrong
    return Frontier(size, peaks, algorithm)


NodeAt = Callable[[int, int], bytes]
"""Answers the perfect tree at (level, index): the node over the leaves from `index << level`,
`1 << level` of them.  At level 0 it is the leaf."""
