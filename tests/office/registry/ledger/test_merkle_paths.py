"""A path shows that a leaf is in a tree, or that a tree only grew; nothing else passes for one."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.office.registry.ledger import naive_merkle
from tests.office.registry.ledger.test_merkle import LEAVES

from anju.office.common.suites import Algorithm
from anju.office.registry.ledger.merkle import root
from anju.office.registry.ledger.merkle_nodes import (
    TILE_SIZE,
    nodes_of,
    tile_roots,
    tiled_nodes,
)
from anju.office.registry.ledger.merkle_paths import (
    NotInTheTree,
    consistency_path,
    consistent,
    included,
    inclusion_path,
)

SM3 = Algorithm.SM3
Check = Callable[..., bool]
NODES = nodes_of(LEAVES)
ROOTS = [root(LEAVES[:size]) for size in range(301)]


def test_every_leaf_of_every_size_is_shown() -> None:
    for size in range(1, 301):
        for index in range(size):
            path = inclusion_path(size, index, NODES)
            assert included(LEAVES[index], index, size, path, ROOTS[size])


def test_growth_from_every_size_is_shown() -> None:
    for new in range(301):
        for old in range(new + 1):
            path = consistency_path(old, new, NODES)
            assert consistent(old, ROOTS[old], new, ROOTS[new], path)


@pytest.mark.parametrize("size", [*range(1, 34), 63, 64, 65, 100, 255, 256, 257, 300])
def test_the_paths_are_those_of_the_definition(size: int) -> None:
    for index in range(size):
        expected = naive_merkle.path(index, LEAVES[:size])
        assert inclusion_path(size, index, NODES) == expected
        assert consistency_path(index + 1, size, NODES) == naive_merkle.proof(
            index + 1, LEAVES[:size]
        )


def _flip(part: bytes, bit: int) -> bytes:
    return (int.from_bytes(part) ^ 1 << bit).to_bytes(len(part))


@given(st.integers(2, 300), st.randoms(use_true_random=False), st.integers(0, 255))
def test_a_flipped_bit_of_an_inclusion_is_seen(size: int, random: Random, bit: int) -> None:
    index = random.randrange(size)
    path = inclusion_path(size, index, NODES)
    leaf, top = LEAVES[index], ROOTS[size]
    assert not included(_flip(leaf, bit), index, size, path, top)
    assert not included(leaf, index, size, path, _flip(top, bit))
    for place, part in enumerate(path):
        changed = [*path[:place], _flip(part, bit), *path[place + 1 :]]
        assert not included(leaf, index, size, changed, top)
        assert not included(leaf, index, size, [*path[:place], *path[place + 1 :]], top)
    assert not included(leaf, index, size, [*path, path[0]], top)


@given(st.integers(2, 300), st.randoms(use_true_random=False), st.integers(0, 255))
def test_a_flipped_bit_of_a_growth_is_seen(size: int, random: Random, bit: int) -> None:
    old = random.randrange(1, size)
    path = consistency_path(old, size, NODES)
    assert not consistent(old, _flip(ROOTS[old], bit), size, ROOTS[size], path)
    assert not consistent(old, ROOTS[old], size, _flip(ROOTS[size], bit), path)
    for place, part in enumerate(path):
        changed = [*path[:place], _flip(part, bit), *path[place + 1 :]]
        assert not consistent(old, ROOTS[old], size, ROOTS[size], changed)
        cut = [*path[:place], *path[place + 1 :]]
        assert not consistent(old, ROOTS[old], size, ROOTS[size], cut)
    assert not consistent(old, ROOTS[old], size, ROOTS[size], [*path, path[0]])


@given(st.integers(1, 300), st.randoms(use_true_random=False))
def test_another_place_is_not_shown(size: int, random: Random) -> None:
    index, other = random.randrange(size), random.randrange(301)
    path = inclusion_path(size, index, NODES)
    assert included(LEAVES[index], other, size, path, ROOTS[size]) is (other == index)


@given(st.integers(2, 300), st.randoms(use_true_random=False))
def test_a_tree_that_was_rewritten_did_not_grow(size: int, random: Random) -> None:
    old = random.randrange(1, size)
    rewritten = [*LEAVES[: old - 1], b"\x07" * 32, *LEAVES[old:size]]
    path = consistency_path(old, size, nodes_of(rewritten))
    assert not consistent(old, ROOTS[old], size, root(rewritten), path)


GARBAGE = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=4),
    st.binary(max_size=33),
    st.lists(st.one_of(st.binary(min_size=32, max_size=32), st.none(), st.text(max_size=2))),
)


@settings(max_examples=200)
@given(GARBAGE, GARBAGE, GARBAGE, GARBAGE, GARBAGE, GARBAGE)
def test_garbage_is_no_path(
    a: object, b: object, c: object, d: object, e: object, f: object
) -> None:
    shown: Check = included
    grown: Check = consistent
    assert not shown(a, b, c, d, e, f)
    assert not grown(a, b, c, d, e, f)
    assert not shown(LEAVES[0], 0, 2, d, ROOTS[2])
    assert not grown(1, ROOTS[1], 2, ROOTS[2], d)


def test_an_empty_tree_grows_into_any_and_holds_nothing() -> None:
    assert consistent(0, ROOTS[0], 5, ROOTS[5], [])
    assert not consistent(0, ROOTS[1], 5, ROOTS[5], [])
    assert not consistent(5, ROOTS[5], 0, ROOTS[0], [])
    assert not included(ROOTS[0], 0, 0, [], ROOTS[0])
    assert not consistent(3, ROOTS[3], 5, ROOTS[5], [])


@pytest.mark.parametrize(("size", "index"), [(0, 0), (5, 5), (5, -1)])
def test_a_path_to_no_leaf_is_refused(size: int, index: int) -> None:
    with pytest.raises(NotInTheTree):
        inclusion_path(size, index, NODES)


def test_growth_from_a_size_that_never_was_is_refused() -> None:
    with pytest.raises(NotInTheTree):
        consistency_path(6, 5, NODES)


def test_the_algorithm_is_part_of_a_path() -> None:
    path = inclusion_path(5, 4, nodes_of(LEAVES[:5], SM3), SM3)
    assert included(LEAVES[4], 4, 5, path, root(LEAVES[:5], SM3), SM3)
    assert not included(LEAVES[4], 4, 5, path, root(LEAVES[:5], SM3))


def test_paths_from_tiles_are_the_same_and_read_few_leaves() -> None:
    leaves = [(LEAVES * 12)[n] for n in range(3 * TILE_SIZE + 300)]
    size, read = len(leaves), []

    def leaves_from(first: int, last: int) -> list[bytes]:
        read.append((first, last))
        return leaves[first:last]

    tiles = list(tile_roots(leaves))
    assert len(tiles) == 3
    tiled, plain = tiled_nodes(tiles, leaves_from), nodes_of(leaves)
    for index in (0, 1023, 1024, 3071, 3072, size - 1):
        assert inclusion_path(size, index, tiled) == inclusion_path(size, index, plain)
    assert consistency_path(1500, size, tiled) == consistency_path(1500, size, plain)
    assert len(read) == len(set(read)) <= 4
