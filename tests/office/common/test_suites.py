"""Algorithms by their id: published digests, tagged values, the two ciphers."""

import pytest

from anju.office.common.ciphers import cipher_of, new_secret
from anju.office.common.suites import (
    INTL,
    SM,
    SUITES,
    Algorithm,
    digest,
    digest_holds,
    keyed_digest,
    tagged,
)

# FIPS 180-2 appendix B.1; GB/T 32905 appendix A.1.
ABC = {
    Algorithm.SHA_256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    Algorithm.SM3: "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
}


@pytest.mark.parametrize("algorithm", ABC)
def test_the_digest_of_abc_is_the_published_one(algorithm: Algorithm) -> None:
    assert digest(algorithm, b"abc").hex() == ABC[algorithm]
    assert tagged(algorithm, b"abc").hex() == f"{algorithm:02x}{ABC[algorithm]}"


def test_the_ids_are_those_that_stored_values_begin_with() -> None:
    assert {algorithm.name: algorithm.value for algorithm in Algorithm} == {
        "SHA_256": 0x01,
        "SM3": 0x02,
        "AES_256_GCM": 0x11,
        "SM4_GCM": 0x12,
        "ED25519": 0x21,
        "SM2": 0x22,
        "KEYED_BLAKE2B": 0x31,
        "HMAC_SM3": 0x32,
    }


def test_each_suite_is_found_by_its_name() -> None:
    assert SUITES == {"intl": INTL, "sm": SM}
    assert [SM.hash.title, SM.aead.title, SM.signature.title] == ["SM3", "SM4-GCM", "SM2"]


def test_a_tagged_digest_says_whether_it_holds() -> None:
    assert digest_holds(tagged(Algorithm.SM3, b"abc"), b"abc")
    assert not digest_holds(tagged(Algorithm.SM3, b"abc"), b"abd")
    assert not digest_holds(b"\x09" + digest(Algorithm.SM3, b"abc"), b"abc")
    assert not digest_holds(b"", b"")


@pytest.mark.parametrize("algorithm", [0x00, Algorithm.AES_256_GCM, 0xFF])
def test_what_is_no_hash_is_refused(algorithm: int) -> None:
    with pytest.raises(ValueError, match="no such hash"):
        digest(algorithm, b"abc")
    with pytest.raises(ValueError, match="no such hash"):
        keyed_digest(algorithm, b"key", b"abc")


def test_the_hmac_is_that_of_rfc_4231() -> None:
    made = keyed_digest(Algorithm.SHA_256, b"Jefe", b"what do ya want for nothing?")
    assert made.hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_sm4_in_gcm_is_that_of_rfc_8998() -> None:
    cipher = cipher_of(Algorithm.SM4_GCM, bytes.fromhex("0123456789abcdeffedcba9876543210"))
    plain = bytes.fromhex(
        "".join(f"{byte:02x}" * 8 for byte in b"\xaa\xbb\xcc\xdd\xee\xff\xee\xaa")
    )
    bound_to = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    nonce = bytes.fromhex("00001234567800000000abcd")
    sealed = cipher.encrypt(nonce, plain, bound_to)
    assert sealed.hex() == (
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec"
    )
    assert cipher.decrypt(nonce, sealed, bound_to) == plain


@pytest.mark.parametrize("algorithm", [Algorithm.AES_256_GCM, Algorithm.SM4_GCM])
def test_secrets_are_as_long_as_the_cipher_takes_and_never_the_same(algorithm: Algorithm) -> None:
    secrets = {new_secret(algorithm) for _ in range(20)}
    assert len(secrets) == 20
    assert all(cipher_of(algorithm, secret) for secret in secrets)


def test_what_is_no_cipher_is_refused() -> None:
    with pytest.raises(ValueError, match="no such cipher"):
        cipher_of(Algorithm.SHA_256, bytes(32))
