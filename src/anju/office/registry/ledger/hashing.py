"""The hash that the ledger stands on, named by one byte: SHA-256, or SM3 for the Chinese suite.

A *digest* is 32 bytes; a *tagged* hash is the byte of its algorithm and the digest, and that is
what a column or a document keeps, so that a hash always says how it was made.

>>> tagged(SHA_256, digest(SHA_256, b"abc")).hex()[:10]
'01ba7816bf'
>>> untagged(bytes.fromhex("09") + bytes(32))
Traceback (most recent call last):
    ...
anju.office.registry.ledger.hashing.NotAHash: 9 names no hash algorithm
"""

import hashlib
from collections.abc import Callable
from typing import Final, Protocol

SHA_256: Final = 0x01
SM3: Final = 0x02

DIGEST_LENGTH: Final = 32
"""Bytes of a digest, of either algorithm."""


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


def _new_sm3(message: bytes = b"") -> Hashing:
    return hashlib.new("sm3", message)


_NEW: Final[dict[int, Callable[[bytes], Hashing]]] = {SHA_256: hashlib.sha256, SM3: _new_sm3}


def new_hash(algorithm: int) -> Callable[[bytes], Hashing]:
    """What begins a hash with some bytes; raises NotAHash for an unknown algorithm."""
    try:
        return _NEW[algorithm]
    except (KeyError, TypeError):
        raise NotAHash(f"{algorithm} names no hash algorithm") from None


def digest(algorithm: int, message: bytes) -> bytes:
    """The digest of a message, 32 bytes."""
    return new_hash(algorithm)(message).digest()


def tagged(algorithm: int, value: bytes) -> bytes:
    """A digest with the byte of its algorithm before it, 33 bytes."""
    return bytes((algorithm,)) + value


def untagged(hash_: bytes) -> tuple[int, bytes]:
    """The algorithm and the digest of a tagged hash; raises NotAHash for anything else."""
    if len(hash_) != 1 + DIGEST_LENGTH:
        raise NotAHash(f"a hash has {1 + DIGEST_LENGTH} bytes, not {len(hash_)}")
    new_hash(hash_[0])
    return hash_[0], hash_[1:]
