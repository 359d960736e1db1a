"""What is sealed opens with its own key, in its own record, unchanged; nothing else opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.office.common.commitments import commitment, commitment_holds, new_salt
from anju.office.common.keys import KeyRing, Purpose
from anju.office.common.sealing import (
    CannotOpen,
    bound,
    new_person_key,
    open_sealed,
    open_under_master,
    seal,
    seal_under_master,
    unwrap,
    wrap,
    wrap_again,
)
from anju.office.common.suites import INTL, SM, SUITES, Algorithm, Suite

RINGS = {name: KeyRing.create(suite) for name, suite in SUITES.items()}
suites = st.sampled_from([INTL, SM])
contents = st.binary(max_size=80)
changes = st.tuples(st.integers(0, 10_000), st.integers(1, 255))


def changed(value: bytes, change: tuple[int, int]) -> bytes:
    """A value with one byte changed."""
    at = change[0] % len(value)
    return value[:at] + bytes((value[at] ^ change[1],)) + value[at + 1 :]


@given(suites, contents, contents)
def test_what_is_sealed_opens(suite: Suite, content: bytes, place: bytes) -> None:
    key = new_person_key(suite)
    sealed = seal(key, content, place)
    assert sealed[0] == suite.aead
    assert open_sealed(key, sealed, place) == content


@given(suites, contents, contents, changes)
def test_a_changed_byte_anywhere_cannot_be_opened(
    suite: Suite, content: bytes, place: bytes, change: tuple[int, int]
) -> None:
    key = new_person_key(suite)
    sealed = seal(key, content, place)
    with pytest.raises(CannotOpen):
        open_sealed(key, changed(sealed, change), place)


@given(suites, st.integers(0, 60))
def test_a_shortened_value_cannot_be_opened(suite: Suite, length: int) -> None:
    ring, key = RINGS[suite.name], new_person_key(suite)
    sealed = seal(key, bytes(40), b"")
    with pytest.raises(CannotOpen):
        open_sealed(key, sealed[:length], b"")
    with pytest.raises(CannotOpen):
        open_under_master(ring, seal_under_master(ring, bytes(40), b"")[:length], b"")


@given(suites, contents, contents)
def test_a_value_of_another_record_or_person_cannot_be_opened(
    suite: Suite, one: bytes, other: bytes
) -> None:
    key = new_person_key(suite)
    sealed = seal(key, b"content", one)
    with pytest.raises(CannotOpen):
        open_sealed(key, sealed, other + b"." if one == other else other)
    with pytest.raises(CannotOpen):
        open_sealed(new_person_key(suite), sealed, one)


@given(suites, changes)
def test_a_wrapped_key_opens_unchanged_for_its_person_only(
    suite: Suite, change: tuple[int, int]
) -> None:
    ring, key = RINGS[suite.name], new_person_key(suite)
    wrapped = wrap(ring, key, "5f3a9c")
    assert bytes(unwrap(ring, wrapped, "5f3a9c")) == bytes(key)
    with pytest.raises(CannotOpen):
        unwrap(ring, changed(wrapped, change), "5f3a9c")
    with pytest.raises(CannotOpen):
        unwrap(ring, wrapped, "5f3a9d")


def test_the_same_content_never_looks_the_same() -> None:
    key = new_person_key()
    assert len({seal(key, b"same", b"") for _ in range(50)}) == 50


def test_old_keys_open_after_a_rotation_and_are_wrapped_again() -> None:
    ring, key = KeyRing.create(), new_person_key()
    wrapped = wrap(ring, key, "5f3a9c")
    rotated = ring.rotate(Purpose.MASTER)
    assert bytes(unwrap(rotated, wrapped, "5f3a9c")) == bytes(key)
    again = wrap_again(rotated, wrapped, "5f3a9c")
    assert again[1:5] == rotated.newest(Purpose.MASTER).key_id != wrapped[1:5]
    assert bytes(unwrap(rotated, again, "5f3a9c")) == bytes(key)
    assert wrap_again(rotated, again, "5f3a9c") is again
    with pytest.raises(CannotOpen, match="no master key"):
        unwrap(ring, again, "5f3a9c")


def test_values_of_one_suite_open_after_a_change_to_the_other() -> None:
    ring = KeyRing.create(INTL)
    sealed = seal_under_master(ring, b"content", b"place")
    assert open_under_master(ring.in_suite(SM), sealed, b"place") == b"content"


def test_no_text_of_a_person_key_shows_it() -> None:
    key = new_person_key()
    assert repr(key) == "PersonKey(AES-256-GCM)"


@given(st.lists(st.text()), st.lists(st.text()))
def test_two_records_are_never_bound_to_the_same(one: list[str], other: list[str]) -> None:
    assert (bound(*one) == bound(*other)) == (one == other)


@given(contents, contents, st.sampled_from([Algorithm.SHA_256, Algorithm.SM3]))
def test_a_commitment_holds_for_its_content_and_salt_only(
    one: bytes, other: bytes, algorithm: Algorithm
) -> None:
    salt = new_salt()
    committed = commitment(salt, one, algorithm)
    assert commitment_holds(committed, salt, other) == (one == other)
    assert not commitment_holds(committed, new_salt(), one)


def test_a_commitment_begins_with_the_id_of_its_hash() -> None:
    salt = bytes(range(32))
    assert commitment(salt, b"{}")[:2] == "01"
    assert commitment(salt, b"{}", Algorithm.SM3)[:2] == "02"
    assert len(commitment(salt, b"{}")) == 66


@pytest.mark.parametrize("committed", ["", "01", "11" + "0" * 64, "zz" + "0" * 64, "é" * 66])
def test_what_is_no_commitment_holds_for_nothing(committed: str) -> None:
    assert not commitment_holds(committed, bytes(32), b"{}")
