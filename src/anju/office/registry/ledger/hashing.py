"""The hashes of the ledger: a digest bare and behind its algorithm's id, and one begun once.

A *digest* is 32 bytes, of either algorithm; a *tagged* hash is the byte of its algorithm and the
digest, and that is what a column or a document keeps.  A node of a tree is hashed millions of
times with the same first byte: `new_hash` gives what can be copied after it.

>>> untagged(with_id(Algorithm.SHA_256, bytes(32))) == (Algorithm.SHA_256, bytes(32))
True
>>> untagged(bytes([9]) + bytes(32))
Traceback (most recent call last):
    ...
anju.office.registry.ledger.hashing.NotAHash: 9 names no hash algorithm
"""

import hashlib
from collections.abc import Callable
from typing import Final, Protocol

from cryptography.hazmat.primitives import hashes

from anju.office.common.suites import Algorithm

DIGEST_LENGTH: Final = 32
"""Bytes of a digest, of either algorithm."""

SHA_256: Final = Algorithm.SHA_256


class NotAHash(ValueError):
    """Some bytes are no tagged hash of an algorithm known here."""


class Hashing(Protocol):
    """A hash under way, as hashlib makes it."""

    def copy(self) -> "Hashing":
        """The same, to go on with apart."""
        ...

    def digest(self) -> bytes:
        """The digest of what was taken in so far."""
        ...

    def update(self, more: bytes, /) -> None:
        """Takes in more bytes."""
        ...


class _Sm3:
    """SM3 under way; hashlib has it only where OpenSSL was built with it."""

    def __init__(self, state: hashes.Hash) -> None:
        self._state = state
        self.update = state.update

    def copy(self) -> "_Sm3":
        return _Sm3(self._state.copy())

    def digest(self) -> bytes:
        return self._state.copy().finalize()


def _new_sm3(message: bytes) -> Hashing:
    state = hashes.Hash(hashes.SM3())
    state.update(message)
    return _Sm3(state)


_NEW: Final[dict[int, Callable[[bytes], Hashing]]] = {
    Algorithm.SHA_256: hashlib.sha256,
    Algorithm.SM3: _new_sm3,
}


def new_hash(algorithm: int) -> Callable[[bytes], Hashing]:
    """What begins a hash with some bytes; raises NotAHash for an unknown algorithm."""
    try:
        return _NEW[algorithm]
    except (KeyError, TypeError):
        raise NotAHash(f"{algorithm} names no hash algorithm") from None


def digest(algorithm: int, message: bytes) -> bytes:
    """The digest of a message; raises NotAHash for an unknown algorithm."""
    return new_hash(algorithm)(message).digest()


def with_id(algorithm: int, made: bytes) -> bytes:
    """A digest behind its algorithm's id, 33 bytes."""
    return bytes((algorithm,)) + made


def untagged(tagged: bytes) -> tuple[int, bytes]:
    """The algorithm and the digest of a tagged hash; raises NotAHash for anything else."""
    if len(tagged) != 1 + DIGEST_LENGTH:
        raise NotAHash(f"a hash has {1 + DIGEST_LENGTH} bytes, not {len(tagged)}")
    new_hash(tagged[0])
    return tagged[0], tagged[1:]


def is_digest(value: object) -> bool:
    """Whether something is as long as a digest, and bytes at all."""
    return isinstance(value, bytes) and len(value) == DIGEST_LENGTH


def digest_of_hex(text: object) -> bytes:
    """The digest that 64 small hex digits tell; raises NotAHash for anything else."""
    return _from_hex(text, DIGEST_LENGTH)


def hash_of_hex(text: object) -> bytes:
    """The tagged hash that 66 small hex digits tell; raises NotAHash for anything else."""
    tagged = _from_hex(text, 1 + DIGEST_LENGTH)
    untagged(tagged)
    return tagged


def _from_hex(text: object, length: int) -> bytes:
    # bytes.fromhex takes capitals and blanks too: one hash would have many texts.
    try:
        told = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        told = b""
    if len(told) != length or told.hex() != text:
        raise NotAHash(f"{length} bytes in hex are wanted")
    return told
