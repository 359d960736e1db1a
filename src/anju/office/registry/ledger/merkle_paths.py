"""Paths through a Merkle tree: that a leaf is in it, and that it only grew.

The shape and the checks are those of RFC 9162 (2.1.3 and 2.1.4).  Indexes count from 0.  A check
answers False to anything that is no path, and never raises: what it reads was written by others.

>>> from anju.office.registry.ledger.merkle import root
>>> from anju.office.registry.ledger.merkle_nodes import nodes_of
>>> ten = [digest(SHA_256, bytes([n])) for n in range(10)]
>>> path = inclusion_path(10, 3, nodes_of(ten))
>>> included(ten[3], 3, 10, path, root(ten)), included(ten[4], 3, 10, path, root(ten))
(True, False)
>>> path = consistency_path(6, 10, nodes_of(ten))
>>> consistent(6, root(ten[:6]), 10, root(ten), path)
True
"""

from collections.abc import Sequence

from anju.office.registry.ledger.hashing import SHA_256, digest, is_digest, new_hash
from anju.office.registry.ledger.merkle import NodeAt, node


class NotInTheTree(ValueError):
    """A path was asked for to where no leaf stands, or from a size that never was."""


def inclusion_path(size: int, index: int, node_at: NodeAt, algorithm: int = SHA_256) -> list[bytes]:
    """The nodes that lead from the leaf at `index` to the root of the first `size` leaves.

    Raises NotInTheTree where no leaf stands.
    """
    if not 0 <= index < size:
        raise NotInTheTree(f"a tree of {size} leaves has none at {index}")
    first, last = 0, size
    path = []
    while last - first > 1:
        middle = first + _left_half(last - first)
        if index < middle:
            path.append(_span(middle, last, node_at, algorithm))
            last = middle
        else:
            path.append(_span(first, middle, node_at, algorithm))
            first = middle
    return path[::-1]


def consistency_path(
    old_size: int, new_size: int, node_at: NodeAt, algorithm: int = SHA_256
) -> list[bytes]:
    """The nodes that show that the first `old_size` leaves are still the first of `new_size`.

    Empty where the old tree is empty or the whole.  Raises NotInTheTree for a size that never
    was.
    """
    if not 0 <= old_size <= new_size:
        raise NotInTheTree(f"a tree of {new_size} leaves never had {old_size}")
    if old_size in {0, new_size}:
        return []
    first, last = 0, new_size
    path = []
    while last != old_size:
        middle = first + _left_half(last - first)
        if old_size <= middle:
            path.append(_span(middle, last, node_at, algorithm))
            last = middle
        else:
            path.append(_span(first, middle, node_at, algorithm))
            first = middle
    # The old tree is known where it is one of the perfect halves; otherwise its last part is told.
    if first:
        path.append(_span(first, last, node_at, algorithm))
    return path[::-1]


def included(
    leaf: bytes,
    index: int,
    size: int,
    path: Sequence[bytes],
    expected_root: bytes,
    algorithm: int = SHA_256,
) -> bool:
    """Whether a path leads from `leaf` at `index` to the root of a tree of `size` leaves."""
    if not _sound(algorithm, (index, size), (leaf, expected_root), path) or index >= size:
        return False
    here, last, reached = index, size - 1, leaf
    for beside in path:
        if not last:
            return False
        if here & 1 or here == last:
            reached = node(beside, reached, algorithm)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            reached = node(reached, beside, algorithm)
        here, last = here >> 1, last >> 1
    return not last and reached == expected_root


def consistent(
    old_size: int,
    old_root: bytes,
    new_size: int,
    new_root: bytes,
    path: Sequence[bytes],
    algorithm: int = SHA_256,
) -> bool:
    """Whether a path shows that a tree of `old_size` leaves grew into one of `new_size`."""
    if not _sound(algorithm, (old_size, new_size), (old_root, new_root), path):
        return False
    if old_size == new_size:
        return not path and old_root == new_root
    if old_size == 0:
        return not path and old_root == digest(algorithm, b"")
    return old_size < new_size and _grown(
        old_size, old_root, new_size, new_root, list(path), algorithm
    )


def _grown(
    old_size: int,
    old_root: bytes,
    new_size: int,
    new_root: bytes,
    path: list[bytes],
    algorithm: int,
) -> bool:
    here, last = old_size - 1, new_size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    if old_size.bit_count() == 1:
        path.insert(0, old_root)
    if not path:
        return False
    old = new = path[0]
    for beside in path[1:]:
        if not last:
            return False
        if here & 1 or here == last:
            old, new = node(beside, old, algorithm), node(beside, new, algorithm)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node(new, beside, algorithm)
        here, last = here >> 1, last >> 1
    return not last and old == old_root and new == new_root


def _sound(
    algorithm: int, numbers: tuple[object, ...], ends: tuple[object, ...], path: object
) -> bool:
    """Whether everything is of its kind: sizes not below 0, digests of the right length."""
    try:
        new_hash(algorithm)
    except ValueError:
        return False
    if not isinstance(path, list | tuple):
        return False
    return all(type(number) is int and number >= 0 for number in numbers) and all(
        map(is_digest, (*ends, *path))
    )


def _left_half(count: int) -> int:
    """The largest power of two below `count`, which is at least 2."""
    return 1 << (count - 1).bit_length() - 1


def _span(first: int, last: int, node_at: NodeAt, algorithm: int) -> bytes:
    """The root over the leaves from `first` to before `last`, a span that a node stands over."""
    parts = []
    while first < last:
        level = (last - first).bit_length() - 1
        parts.append(node_at(level, first >> level))
        first += 1 << level
    whole = parts.pop()
    while parts:
        whole = node(parts.pop(), whole, algorithm)
    return whole
