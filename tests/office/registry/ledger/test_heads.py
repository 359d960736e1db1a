"""The tree of heads: a subject stands in it once, where its name leads, or it is not there."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anju.office.common.suites import Algorithm
from anju.office.registry.ledger.heads import (
    BUCKETS,
    Bucket,
    Head,
    SubjectTwice,
    bucket_of,
    bucket_root,
    head_leaf,
    nothing,
    root_of_buckets,
)
from anju.office.registry.ledger.heads_tree import (
    HeadsTree,
    prove,
    shows_absence,
    shows_head,
)

Check = Callable[..., bool]
HASH = b"\x01" + sha256(b"head").digest()


def _crowd(count: int) -> list[Head]:
    """Subjects that all stand in the bucket of "city": the deep paths."""
    bucket = bucket_of("city")
    names = (f"s{n}" for n in range(count * 2 * BUCKETS + BUCKETS))
    found = [name for name in names if bucket_of(name) == bucket]
    return [Head(name, place + 1, HASH) for place, name in enumerate(found[:count])]


_FOUND = _crowd(24)
CROWD, ABSENT = _FOUND[:12], _FOUND[12:]
HEADS = [*CROWD, Head("city", 40, HASH), Head("place-440300", 2, HASH[::-1])]
TREE = HeadsTree(HEADS)
ROOT = TREE.root()


def _bits(subject: str) -> str:
    return f"{int(sha256(subject.encode()).hexdigest(), 16):0256b}"


def _naive(heads: list[Head], prefix: str = "") -> bytes:
    """The root by the words of the module alone."""
    here = [head for head in heads if _bits(head.subject).startswith(prefix)]
    if len(prefix) >= 12 and not here:
        return sha256(b"\x02").digest()
    if len(prefix) >= 12 and len(here) == 1:
        subject, number, last = here[0]
        return sha256(f"\0anju-head-1\n{subject}\n{number}\n{last.hex()}".encode()).digest()
    halves = _naive(here, prefix + "0"), _naive(here, prefix + "1")
    return sha256(b"\x01" + halves[0] + halves[1]).digest()


def test_a_leaf_is_its_text() -> None:
    expected = f"anju-head-1\ncity\n40\n{HASH.hex()}".encode()
    assert head_leaf(Head("city", 40, HASH)) == sha256(b"\x00" + expected).digest()


@pytest.mark.parametrize("count", [0, 1, 2, 3, len(HEADS)])
def test_the_root_is_that_of_the_definition(count: int) -> None:
    assert HeadsTree(HEADS[:count]).root() == _naive(HEADS[:count])
    assert HeadsTree(reversed(HEADS[:count])).root() == _naive(HEADS[:count])


def test_a_change_makes_the_same_tree_as_building_it_so() -> None:
    news = [Head("city", 41, HASH), Head("new", 1, HASH)]
    tree = HeadsTree(HEADS)
    tree.change(news)
    assert tree.root() == HeadsTree([*HEADS[:-2], HEADS[-1], *news]).root() != ROOT


def test_a_tree_from_buckets_is_the_same() -> None:
    roots = [nothing()] * BUCKETS
    for head in HEADS:
        bucket = bucket_of(head.subject)
        roots[bucket] = bucket_root(h for h in HEADS if bucket_of(h.subject) == bucket)
    assert root_of_buckets(roots) == ROOT
    proof = prove("city", [*CROWD, Head("city", 40, HASH)], roots)
    assert proof == TREE.prove("city")


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.subject)
def test_every_head_is_shown_and_no_other(head: Head) -> None:
    proof = TREE.prove(head.subject)
    assert proof.standing == head
    assert shows_head(head, proof.path, ROOT)
    assert not shows_absence(head.subject, head, proof.path, ROOT)
    assert not shows_absence(head.subject, None, proof.path, ROOT)
    for wrong in (
        head._replace(number=head.number - 1),
        head._replace(hash=b"\x01" + bytes(32)),
        head._replace(hash=b"\x02" + head.hash[1:]),
        head._replace(subject="5f"),
    ):
        assert not shows_head(wrong, proof.path, ROOT)


def test_absence_is_shown_and_presence_is_not() -> None:
    met = set()
    for name in ("nobody", "x1", *(head.subject for head in ABSENT)):
        proof = TREE.prove(name)
        met.add(proof.standing is None)
        assert shows_absence(name, proof.standing, proof.path, ROOT)
        assert not shows_head(Head(name, 1, HASH), proof.path, ROOT)
        assert not shows_absence("city", proof.standing, proof.path, ROOT)
    assert met == {True, False}


def test_another_head_that_stands_elsewhere_shows_no_absence() -> None:
    proof = TREE.prove("city")
    elsewhere = TREE.prove("place-440300")
    assert not shows_absence("city", elsewhere.standing, elsewhere.path, ROOT)
    assert not shows_absence("place-440300", proof.standing, proof.path, ROOT)


@given(st.sampled_from(HEADS), st.integers(0, 255))
def test_a_flipped_bit_is_seen(head: Head, bit: int) -> None:
    path = TREE.prove(head.subject).path
    for place, part in enumerate(path):
        flipped = (int.from_bytes(part) ^ 1 << bit).to_bytes(32)
        changed = (*path[:place], flipped, *path[place + 1 :])
        assert not shows_head(head, changed, ROOT)
        assert not shows_head(head, path[:place] + path[place + 1 :], ROOT)


GARBAGE = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=3),
    st.binary(max_size=32),
    st.lists(st.one_of(st.binary(min_size=32, max_size=32), st.none()), min_size=12, max_size=13),
    st.just(Head("\ud800", 1, HASH)),
)


@settings(max_examples=200)
@given(GARBAGE, GARBAGE, GARBAGE, GARBAGE)
def test_garbage_shows_nothing(a: object, b: object, c: object, d: object) -> None:
    shown: Check = shows_head
    absent: Check = shows_absence
    assert not shown(a, b, c, d)
    assert not shown(HEADS[0], b, ROOT)
    assert not absent(a, b, c, d)
    assert not absent("city", a, b, ROOT)


def test_a_subject_stands_once() -> None:
    with pytest.raises(SubjectTwice):
        Bucket([Head("city", 1, HASH), Head("city", 2, HASH)])


def test_a_tree_has_all_its_buckets() -> None:
    with pytest.raises(ValueError, match="4096 buckets, not 4095"):
        root_of_buckets([nothing()] * 4095)


def test_the_suite_of_the_tree_changes_its_digests_and_no_place() -> None:
    sm3 = Algorithm.SM3
    roots = [nothing(sm3)] * BUCKETS
    roots[bucket_of("city")] = bucket_root(CROWD, sm3)
    proof = prove(CROWD[3].subject, CROWD, roots, sm3)
    assert shows_head(CROWD[3], proof.path, root_of_buckets(roots, sm3), sm3)
    assert not shows_head(CROWD[3], proof.path, root_of_buckets(roots, sm3))
