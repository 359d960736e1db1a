"""Numbers are found by a keyed hash, before and after a rotation."""

import pytest

from anju.office.common.keys import KeyRing, Purpose
from anju.office.common.lookups import keyed_hash, lookup_token, lookup_tokens
from anju.office.common.suites import SM, SUITES, Suite

NUMBER = "440305199001010012"


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)
def test_a_number_is_found_however_it_is_typed(suite: Suite) -> None:
    ring = KeyRing.create(suite)
    token = lookup_token(ring, "identity_number", NUMBER)
    assert token == lookup_token(ring, "identity_number", " ４４０３０５-19900101-0012")
    assert token != lookup_token(ring, "identity_number", "440305199001010013")
    assert token[:4] == ring.newest(Purpose.INDEX).key_id
    assert len(token) == 16


def test_a_number_has_another_token_for_each_kind_key_and_suite() -> None:
    ring, other = KeyRing.create(), KeyRing.create()
    tokens = {
        lookup_token(ring, "identity_number", NUMBER)[4:],
        lookup_token(ring, "permit_number", NUMBER)[4:],
        lookup_token(other, "identity_number", NUMBER)[4:],
        lookup_token(ring.in_suite(SM), "identity_number", NUMBER)[4:],
    }
    assert len(tokens) == 4


def test_old_tokens_are_found_after_a_rotation() -> None:
    ring = KeyRing.create()
    old = lookup_token(ring, "permit_number", NUMBER)
    rotated = ring.rotate(Purpose.INDEX)
    new = lookup_token(rotated, "permit_number", NUMBER)
    assert lookup_tokens(rotated, "permit_number", NUMBER) == (new, old)


@pytest.mark.parametrize("typed", ["", " ", "-", "\u3000"])
def test_nothing_is_not_looked_up(typed: str) -> None:
    with pytest.raises(ValueError, match="nothing to look up") as told:
        lookup_token(KeyRing.create(), "identity_number", typed)
    assert "identity_number" in str(told.value)


def test_only_an_index_key_makes_tokens() -> None:
    with pytest.raises(ValueError, match="makes no keyed hash"):
        keyed_hash(KeyRing.create().newest(Purpose.MASTER), "name token", 8)
