"""Suites of algorithms: every hash, signature and sealed value begins with its algorithm's id.

New values follow the suite of the installation; reading follows the id in the value, so that
values of both suites, and of a later one, stand side by side.

>>> tagged(Algorithm.SHA_256, b"")[:3].hex()
'01e3b0'
>>> INTL.aead.title
'AES-256-GCM'
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Protocol

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC


class Algorithm(IntEnum):
    """An algorithm by the one byte that stands first in its values; ids are never given anew."""

    SHA_256 = 0x01
    SM3 = 0x02
    AES_256_GCM = 0x11
    SM4_GCM = 0x12
    ED25519 = 0x21
    SM2 = 0x22
    KEYED_BLAKE2B = 0x31
    HMAC_SM3 = 0x32

    @property
    def title(self) -> str:
        """The name that the algorithm is known by, as key files and pages write it."""
        return _TITLES[self]


_TITLES: Final = {
    Algorithm.SHA_256: "SHA-256",
    Algorithm.SM3: "SM3",
    Algorithm.AES_256_GCM: "AES-256-GCM",
    Algorithm.SM4_GCM: "SM4-GCM",
    Algorithm.ED25519: "Ed25519",
    Algorithm.SM2: "SM2",
    Algorithm.KEYED_BLAKE2B: "BLAKE2b with a key",
    Algorithm.HMAC_SM3: "HMAC-SM3",
}


@dataclass(frozen=True, slots=True)
class Suite:
    """The algorithms that new values use; `keyed_hash` is the one of look-ups."""

    name: str
    hash: Algorithm
    aead: Algorithm
    signature: Algorithm
    keyed_hash: Algorithm


INTL: Final = Suite(
    "intl",
    hash=Algorithm.SHA_256,
    aead=Algorithm.AES_256_GCM,
    signature=Algorithm.ED25519,
    keyed_hash=Algorithm.KEYED_BLAKE2B,
)
"""The international suite, the default."""

SM: Final = Suite(
    "sm",
    hash=Algorithm.SM3,
    aead=Algorithm.SM4_GCM,
    signature=Algorithm.SM2,
    keyed_hash=Algorithm.HMAC_SM3,
)
"""The suite of China's commercial cryptography (GB/T 32905, 32907, 32918)."""

SUITES: Final[Mapping[str, Suite]] = {suite.name: suite for suite in (INTL, SM)}
"""Every suite by its name."""


class Signer(Protocol):
    """What signs checkpoints: an Ed25519 key of the key ring, or a city's own SM2 device.

    `key_id` is four bytes; whoever verifies finds the public key by it.
    """

    @property
    def algorithm(self) -> Algorithm:
        """The algorithm of the signatures."""

    @property
    def key_id(self) -> bytes:
        """The four bytes that name the key."""

    def sign(self, content: bytes) -> bytes:
        """The bare signature of some content."""


class Verifier(Protocol):
    """The public half of a `Signer`."""

    @property
    def algorithm(self) -> Algorithm:
        """The algorithm of the signatures."""

    @property
    def key_id(self) -> bytes:
        """The four bytes that name the key."""

    def holds(self, signature: bytes, content: bytes) -> bool:
        """Whether a bare signature is this key's, of this content."""


def sha_256(content: bytes) -> bytes:
    """The SHA-256 digest, 32 bytes."""
    return hashlib.sha256(content).digest()


def sm3(content: bytes) -> bytes:
    """The SM3 digest, 32 bytes."""
    state = hashes.Hash(hashes.SM3())
    state.update(content)
    return state.finalize()


DIGESTS: Final[Mapping[int, Callable[[bytes], bytes]]] = {
    Algorithm.SHA_256: sha_256,
    Algorithm.SM3: sm3,
}
"""Each hash by its id, for a loop that looks its hash up once."""


def digest(algorithm: int, content: bytes) -> bytes:
    """The bare digest of some content, 32 bytes; raises ValueError for an id that is no hash."""
    try:
        return DIGESTS[algorithm](content)
    except KeyError:
        raise ValueError(f"no such hash: {algorithm:#04x}") from None


def tagged(algorithm: Algorithm, content: bytes) -> bytes:
    """The digest behind its algorithm's id: 33 bytes."""
    return bytes((algorithm,)) + digest(algorithm, content)


def digest_holds(tagged_digest: bytes, content: bytes) -> bool:
    """Whether a value of `tagged` is that of some content; False where its id is no hash."""
    make = DIGESTS.get(tagged_digest[0]) if tagged_digest else None
    return make is not None and hmac.compare_digest(tagged_digest[1:], make(content))


def keyed_digest(algorithm: int, key: bytes, content: bytes) -> bytes:
    """The HMAC (RFC 2104) of some content with a hash, 32 bytes.

    Raises ValueError for an id that is no hash.
    """
    if algorithm == Algorithm.SHA_256:
        return hmac.digest(key, content, "sha256")
    if algorithm == Algorithm.SM3:
        state = HMAC(key, hashes.SM3())
        state.update(content)
        return state.finalize()
    raise ValueError(f"no such hash: {algorithm:#04x}")
