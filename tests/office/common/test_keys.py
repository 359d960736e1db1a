"""The key ring and its file: made once, closed to others, rotated without losing a key."""

import json
from pathlib import Path

import pytest

from anju.office.common.keyfile import (
    KeysUnusable,
    read_key_file,
    read_keys,
    ring_of_text,
    text_of_ring,
    write_new,
    write_rotated,
)
from anju.office.common.keys import KeyRing, NoSuchKey, Purpose
from anju.office.common.signing import (
    Ed25519Signer,
    ring_signer,
    ring_verifiers,
    sign,
    signature_holds,
)
from anju.office.common.suites import INTL, SM, Algorithm


def test_a_ring_has_one_key_for_each_purpose() -> None:
    ring = KeyRing.create()
    assert {key.purpose: key.algorithm for key in ring.keys} == {
        Purpose.MASTER: Algorithm.AES_256_GCM,
        Purpose.INDEX: Algorithm.KEYED_BLAKE2B,
        Purpose.PAPER: Algorithm.KEYED_BLAKE2B,
        Purpose.SIGNING: Algorithm.ED25519,
    }
    assert len({key.key_id for key in ring.keys}) == 4
    assert len({key.secret for key in ring.keys}) == 4


def test_a_ring_of_the_chinese_suite_signs_with_ed25519_until_a_device_does() -> None:
    ring = KeyRing.create(SM)
    assert {key.purpose: key.algorithm for key in ring.keys} == {
        Purpose.MASTER: Algorithm.SM4_GCM,
        Purpose.INDEX: Algorithm.HMAC_SM3,
        Purpose.PAPER: Algorithm.HMAC_SM3,
        Purpose.SIGNING: Algorithm.ED25519,
    }
    assert ring_signer(ring).algorithm is Algorithm.ED25519


def test_a_ring_without_a_signing_key_signs_nothing() -> None:
    ring = KeyRing.create()
    with pytest.raises(NoSuchKey):
        ring_signer(KeyRing("intl", ring.of(Purpose.MASTER)))


def test_a_ring_from_before_a_purpose_gets_the_key_it_lacks() -> None:
    ring = KeyRing.create()
    older = KeyRing("intl", tuple(key for key in ring.keys if key.purpose is not Purpose.PAPER))
    whole = older.completed()
    assert whole.keys[:-1] == older.keys
    assert whole.keys[-1].purpose is Purpose.PAPER
    assert whole.completed() is whole


@pytest.mark.parametrize("purpose", Purpose)
def test_a_rotation_adds_the_newest_and_keeps_the_rest(purpose: Purpose) -> None:
    ring = KeyRing.create()
    rotated = ring.rotate(purpose)
    assert rotated.keys[:-1] == ring.keys
    assert rotated.newest(purpose) == rotated.keys[-1] != ring.newest(purpose)
    assert rotated.key(purpose, ring.newest(purpose).key_id) == ring.newest(purpose)


def test_a_key_is_found_for_its_own_purpose_only() -> None:
    ring = KeyRing.create()
    with pytest.raises(NoSuchKey):
        ring.key(Purpose.MASTER, ring.newest(Purpose.INDEX).key_id)


def test_a_change_of_suite_adds_its_keys() -> None:
    ring = KeyRing.create(INTL).in_suite(SM)
    assert ring.suite is SM
    assert [key.algorithm.title for key in ring.of(Purpose.MASTER)] == ["AES-256-GCM", "SM4-GCM"]


def test_no_text_of_a_ring_shows_a_secret() -> None:
    ring = KeyRing.create()
    for key in ring.keys:
        assert repr(key.secret) not in repr(key) + repr(ring) + str(ring)


def test_a_file_is_closed_to_others_and_reads_back(tmp_path: Path) -> None:
    ring, path = KeyRing.create().rotate(Purpose.INDEX), tmp_path / "city" / "keys.json"
    write_new(ring, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_key_file(path) == ring


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("kept", "utf-8")
    with pytest.raises(KeysUnusable, match="exists already; it is never overwritten"):
        write_new(KeyRing.create(), path)
    assert path.read_text("utf-8") == "kept"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_may_open_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys.json"
    write_new(KeyRing.create(), path)
    path.chmod(mode)
    with pytest.raises(KeysUnusable, match="chmod 600"):
        read_key_file(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeysUnusable, match=r"there is no key file .*keys\.json"):
        read_key_file(tmp_path / "keys.json")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeysUnusable, match="cannot be read: Is a directory"):
        read_key_file(tmp_path)
    with pytest.raises(KeysUnusable, match="cannot be written"):
        write_new(KeyRing.create(), Path("/proc/keys.json"))


def _spoilt() -> list[str]:
    whole = json.loads(text_of_ring(KeyRing.create()))
    first = whole["keys"][0]
    return [
        "",
        "[]",
        "{}",
        json.dumps({**whole, "anju_keys": 2}),
        json.dumps({**whole, "suite": "rot13"}),
        json.dumps({**whole, "keys": []}),
        json.dumps({**whole, "keys": [*whole["keys"], first]}),
        json.dumps({**whole, "keys": [{**first, "secret": "c2hvcnQ="}, *whole["keys"][1:]]}),
        json.dumps({**whole, "keys": [{**first, "algorithm": "ROT13"}, *whole["keys"][1:]]}),
        json.dumps({**whole, "keys": [{**first, "id": "00"}, *whole["keys"][1:]]}),
        json.dumps({**whole, "keys": ["key"]}),
    ]


@pytest.mark.parametrize("text", _spoilt(), ids=range(len(_spoilt())))
def test_a_broken_file_is_refused_without_its_content(text: str) -> None:
    with pytest.raises(KeysUnusable) as told:
        ring_of_text(text, "keys.json")
    assert str(told.value) == "keys.json does not hold the keys of anju"
    assert told.value.__cause__ is None


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    path, ring, other = tmp_path / "keys.json", KeyRing.create(), KeyRing.create()
    write_new(ring, path)
    assert read_keys(path, {}) == ring
    assert read_keys(path, {"ANJU_KEYS_JSON": text_of_ring(other)}) == other


def test_a_rotated_ring_takes_the_place_of_the_file(tmp_path: Path) -> None:
    path, ring = tmp_path / "keys.json", KeyRing.create()
    write_new(ring, path)
    rotated = ring.rotate(Purpose.MASTER)
    write_rotated(rotated, path)
    assert read_key_file(path) == rotated
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_a_rotation_that_would_lose_a_key_is_refused(tmp_path: Path) -> None:
    path, ring = tmp_path / "keys.json", KeyRing.create()
    write_new(ring, path)
    mine, theirs = ring.rotate(Purpose.MASTER), ring.rotate(Purpose.MASTER)
    write_rotated(theirs, path)
    with pytest.raises(KeysUnusable, match="was changed meanwhile"):
        write_rotated(mine, path)
    assert read_key_file(path) == theirs
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_two_rotations_at_once_are_kept_apart(tmp_path: Path) -> None:
    path, ring = tmp_path / "keys.json", KeyRing.create()
    write_new(ring, path)
    (tmp_path / "keys.json.new").touch()
    with pytest.raises(KeysUnusable, match=r"delete .*keys\.json\.new"):
        write_rotated(ring.rotate(Purpose.MASTER), path)
    assert (tmp_path / "keys.json.new").exists()
    assert read_key_file(path) == ring


def test_a_signature_names_its_key_and_holds_after_a_rotation() -> None:
    ring = KeyRing.create()
    signature = sign(ring_signer(ring), b"root")
    rotated = ring.rotate(Purpose.SIGNING)
    assert signature[:5] == b"\x21" + ring.newest(Purpose.SIGNING).key_id
    assert len(signature) == 69
    assert signature_holds(ring_verifiers(rotated), signature, b"root")
    assert not signature_holds(ring_verifiers(rotated), signature, b"toor")
    assert not signature_holds(ring_verifiers(KeyRing.create()), signature, b"root")


def test_a_changed_byte_anywhere_spoils_a_signature() -> None:
    ring = KeyRing.create()
    verifiers, signature = ring_verifiers(ring), sign(ring_signer(ring), b"root")
    for at in range(len(signature)):
        spoilt = bytearray(signature)
        spoilt[at] ^= 1
        assert not signature_holds(verifiers, bytes(spoilt), b"root")
    assert not signature_holds(verifiers, signature[:-1], b"root")
    assert not signature_holds(verifiers, b"", b"root")


def test_a_signer_shows_no_private_key() -> None:
    signer = ring_signer(KeyRing.create())
    assert isinstance(signer, Ed25519Signer)
    assert "rivate" not in repr(signer)


def test_the_sentences_are_told_in_the_readers_language(tmp_path: Path) -> None:
    with pytest.raises(KeysUnusable) as told:
        read_key_file(tmp_path / "keys.json")
    assert told.value.in_words("en") == str(told.value)
    assert str(tmp_path) in told.value.in_words("zh")
