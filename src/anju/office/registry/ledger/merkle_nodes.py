"""Where the nodes of a tree come from when a path through it is wanted.

A path needs about one node of each level.  From the leaves alone that is the hashing of all of
them; a ledger of millions keeps the roots of its full *tiles*, 1,024 leaves each, and then a
path costs one or two tiles of leaves and a hash for each tile.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from anju.office.registry.ledger.hashing import SHA_256
from anju.office.registry.ledger.merkle import NodeAt, parents

TILE_LEVEL: Final = 10
"""A tile is a perfect tree of so many levels."""

TILE_SIZE: Final = 1 << TILE_LEVEL
"""The leaves of a tile."""

LeavesFrom = Callable[[int, int], Sequence[bytes]]
"""Answers the leaves from a first index, counted from 0, to before another."""


def nodes_of(leaves: Sequence[bytes], algorithm: int = SHA_256) -> NodeAt:
    """The nodes over leaves that are all here; each level is hashed once."""
    rows = [list(leaves)]

    def node_at(level: int, index: int) -> bytes:
        while len(rows) <= level:
            rows.append(parents(rows[-1], algorithm))
        return rows[level][index]

    return node_at


def tile_roots(leaves: Iterable[bytes], algorithm: int = SHA_256) -> Iterator[bytes]:
    """The root of each full tile of some leaves, in order; the last, begun tile has none."""
    coming = iter(leaves)
    while len(row := list(islice(coming, TILE_SIZE))) == TILE_SIZE:
        yield _top(row, algorithm)


def tiled_nodes(
    tiles: Sequence[bytes], leaves_from: LeavesFrom, algorithm: int = SHA_256
) -> NodeAt:
    """The nodes over leaves of which the roots of all full tiles are known.

    A tile is read when a path goes into it, and kept: several paths share it.
    """
    above = nodes_of(tiles, algorithm)
    opened: dict[int, NodeAt] = {}

    def node_at(level: int, index: int) -> bytes:
        if level >= TILE_LEVEL:
            return above(level - TILE_LEVEL, index)
        tile, within = divmod(index << level, TILE_SIZE)
        if tile not in opened:
            leaves = leaves_from(tile * TILE_SIZE, (tile + 1) * TILE_SIZE)
            opened[tile] = nodes_of(leaves, algorithm)
        return opened[tile](level, within >> level)

    return node_at


def _top(row: list[bytes], algorithm: int) -> bytes:
    while len(row) > 1:
        row = parents(row, algorithm)
    return row[0]
