"""The tree over all entries has the shape of RFC 6962, however it is grown."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.office.registry.ledger.naive_merkle import mth

from anju.office.common.suites import Algorithm
from anju.office.registry.ledger.hashing import NotAHash, digest, untagged, with_id
from anju.office.registry.ledger.merkle import (
    EMPTY,
    Frontier,
    NotAFrontier,
    frontier_of,
    node,
    root,
)

SM3 = Algorithm.SM3
LEAVES = [sha256(b"\x00" + n.to_bytes(2)).digest() for n in range(301)]

# The eight leaves and the roots after each of them that Certificate Transparency tests with.
KNOWN_LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
KNOWN_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def test_the_tree_of_nothing_is_the_hash_of_nothing() -> None:
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_known_roots(size: int) -> None:
    leaves = [sha256(b"\x00" + leaf).digest() for leaf in KNOWN_LEAVES[:size]]
    assert root(leaves).hex() == KNOWN_ROOTS[size - 1]


def test_every_size_has_the_root_of_the_definition() -> None:
    assert [root(LEAVES[:size]) for size in range(301)] == [
        mth(LEAVES[:size]) for size in range(301)
    ]


@given(st.lists(st.integers(0, 60), max_size=8))
def test_growing_in_pieces_comes_to_the_same(pieces: list[int]) -> None:
    frontier = EMPTY
    for piece in pieces:
        frontier = frontier.extended(LEAVES[frontier.size : frontier.size + piece])
    assert frontier.root() == mth(LEAVES[: frontier.size])
    assert frontier_of(frontier.size, frontier.hexes()) == frontier


def test_growing_leaf_by_leaf_comes_to_the_same() -> None:
    frontier = EMPTY
    for leaf in LEAVES:
        frontier = frontier.appended(leaf)
    assert frontier == EMPTY.extended(LEAVES)


def test_a_tree_under_sm3_is_made_of_sm3() -> None:
    assert root([], SM3).hex().startswith("1ab21d8355cfa17f")
    assert root(LEAVES[:2], SM3) == digest(SM3, b"\x01" + LEAVES[0] + LEAVES[1])
    assert node(LEAVES[0], LEAVES[1]) != node(LEAVES[0], LEAVES[1], SM3)


@pytest.mark.parametrize(
    ("size", "peaks"),
    [(1, []), (0, ["00" * 32]), (-1, []), (3, ["00" * 32]), (1, ["00" * 31]), (1, ["zz" * 32])],
)
def test_what_is_no_frontier_is_refused(size: int, peaks: list[str]) -> None:
    with pytest.raises(NotAFrontier):
        frontier_of(size, peaks)


def test_an_unknown_algorithm_is_refused() -> None:
    with pytest.raises(NotAHash, match="7 names no hash algorithm"):
        Frontier(algorithm=7)


def test_a_tagged_hash_says_its_algorithm() -> None:
    assert untagged(with_id(SM3, LEAVES[0])) == (SM3, LEAVES[0])
    for wrong in (b"", LEAVES[0], b"\x07" + LEAVES[0]):
        with pytest.raises(NotAHash):
            untagged(wrong)
