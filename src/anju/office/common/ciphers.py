"""The two ciphers with authentication, as one: AES-256-GCM and SM4-GCM.

>>> key = new_secret(Algorithm.AES_256_GCM)
>>> cipher = cipher_of(Algorithm.AES_256_GCM, key)
>>> cipher.decrypt(bytes(12), cipher.encrypt(bytes(12), b"open", b"bound"), b"bound")
b'open'
"""

import os
from typing import Final, Protocol

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from anju.office.common.suites import Algorithm

NONCE_LENGTH: Final = 12
"""Bytes of a nonce, random for each value."""

TAG_LENGTH: Final = 16
"""Bytes of the tag behind a ciphertext."""

SECRET_LENGTHS: Final = {
    Algorithm.AES_256_GCM: 32,
    Algorithm.SM4_GCM: 16,
    Algorithm.ED25519: 32,
    Algorithm.KEYED_BLAKE2B: 32,
    Algorithm.HMAC_SM3: 32,
}
"""Bytes of a secret key, for each algorithm that a key can be made of here."""


class SealingCipher(Protocol):
    """A cipher with its key; the third argument is bound to the text without being in it."""

    def encrypt(self, nonce: bytes, plain: bytes, bound_to: bytes, /) -> bytes:
        """The ciphertext, and its tag behind it."""

    def decrypt(self, nonce: bytes, sealed: bytes, bound_to: bytes, /) -> bytes:
        """The plain text; raises InvalidTag where anything was changed."""


class Sm4Gcm:
    """SM4 (GB/T 32907) in GCM, of the shape of `AESGCM`."""

    __slots__ = ("_cipher",)

    def __init__(self, secret: bytes) -> None:
        self._cipher = algorithms.SM4(secret)

    def encrypt(self, nonce: bytes, plain: bytes, bound_to: bytes, /) -> bytes:
        """The ciphertext, and its tag of 16 bytes behind it."""
        work = Cipher(self._cipher, modes.GCM(nonce)).encryptor()
        work.authenticate_additional_data(bound_to)
        return work.update(plain) + work.finalize() + work.tag

    def decrypt(self, nonce: bytes, sealed: bytes, bound_to: bytes, /) -> bytes:
        """The plain text; raises InvalidTag where anything was changed."""
        text, tag = sealed[:-TAG_LENGTH], sealed[-TAG_LENGTH:]
        work = Cipher(self._cipher, modes.GCM(nonce, tag)).decryptor()
        work.authenticate_additional_data(bound_to)
        return work.update(text) + work.finalize()


def cipher_of(algorithm: int, secret: bytes) -> SealingCipher:
    """The cipher of an algorithm with a key; raises ValueError for an id that is no cipher."""
    if algorithm == Algorithm.AES_256_GCM:
        return AESGCM(secret)
    if algorithm == Algorithm.SM4_GCM:
        return Sm4Gcm(secret)
    raise ValueError(f"no such cipher: {algorithm:#04x}")


def new_secret(algorithm: Algorithm) -> bytes:
    """A new random secret key of an algorithm; raises KeyError where none is made here."""
    return os.urandom(SECRET_LENGTHS[algorithm])
