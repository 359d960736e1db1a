"""Signatures of checkpoints: the algorithm's id, the key's id, and the bare signature.

The signer is the newest Ed25519 key of the ring, or one that a city brings (`common.signers`),
which signs with SM2; both have the shape of `suites.Signer`.

>>> signer = ring_signer(KeyRing.create())
>>> signature_holds([signer.verifier()], sign(signer, b"root"), b"root")
True
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from anju.office.common import sm2
from anju.office.common.keys import KEY_ID_LENGTH, Key, KeyRing, Purpose
from anju.office.common.suites import Algorithm, Signer, Verifier

ED25519_KEY_LENGTH: Final = 32
"""Bytes of a public key of Ed25519; any are one."""

_HEAD: Final = 1 + KEY_ID_LENGTH


@dataclass(frozen=True, slots=True)
class Ed25519Verifier:
    """A public key; `public_key` is its 32 bytes, to be kept where checkpoints are kept."""

    key_id: bytes
    public_key: bytes

    @property
    def algorithm(self) -> Algorithm:
        """Ed25519."""
        return Algorithm.ED25519

    def holds(self, signature: bytes, content: bytes) -> bool:
        """Whether a bare signature is this key's, of this content."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, content)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Sm2Verifier:
    """A public key of SM2; `public_key` is the 64 bytes of its point's coordinates."""

    key_id: bytes
    public_key: bytes

    @property
    def algorithm(self) -> Algorithm:
        """SM2."""
        return Algorithm.SM2

    def holds(self, signature: bytes, content: bytes) -> bool:
        """Whether a bare signature is this key's, of this content."""
        return sm2.signature_holds(self.public_key, signature, content)


PublicVerifier = Ed25519Verifier | Sm2Verifier
"""A public key that anybody can check signatures with."""


def verifier_of(algorithm: int, key_id: bytes, public_key: bytes) -> PublicVerifier:
    """The verifier of a public key; raises ValueError where the bytes are no key of the algorithm.

    >>> verifier_of(Algorithm.ED25519, bytes(4), bytes(31))
    Traceback (most recent call last):
        ...
    ValueError: no public key of Ed25519
    """
    if algorithm == Algorithm.ED25519 and len(public_key) == ED25519_KEY_LENGTH:
        return Ed25519Verifier(key_id, public_key)
    if algorithm == Algorithm.SM2 and sm2.is_public_key(public_key):
        return Sm2Verifier(key_id, public_key)
    raise ValueError(f"no public key of {_title(algorithm)}")


def _title(algorithm: int) -> str:
    try:
        return Algorithm(algorithm).title
    except ValueError:
        return f"an unknown algorithm ({algorithm:#04x})"


@dataclass(frozen=True, slots=True)
class Ed25519Signer:
    """A signing key of the ring."""

    key_id: bytes
    private_key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def of(cls, key: Key) -> "Ed25519Signer":
        """The signer of a key of the ring."""
        return cls(key.key_id, Ed25519PrivateKey.from_private_bytes(key.secret))

    @property
    def algorithm(self) -> Algorithm:
        """Ed25519."""
        return Algorithm.ED25519

    def sign(self, content: bytes) -> bytes:
        """The bare signature of some content, 64 bytes."""
        return self.private_key.sign(content)

    def verifier(self) -> Ed25519Verifier:
        """The public half."""
        return Ed25519Verifier(self.key_id, self.private_key.public_key().public_bytes_raw())


def ring_signer(ring: KeyRing) -> Ed25519Signer:
    """The signer of the newest signing key.

    Raises NoSuchKey where the ring has none.
    """
    return Ed25519Signer.of(ring.newest(Purpose.SIGNING))


def ring_verifiers(ring: KeyRing) -> tuple[Ed25519Verifier, ...]:
    """The public halves of all signing keys, oldest first."""
    return tuple(Ed25519Signer.of(key).verifier() for key in ring.of(Purpose.SIGNING))


def sign(signer: Signer, content: bytes) -> bytes:
    """The signature of some content behind the ids of algorithm and key."""
    return bytes((signer.algorithm,)) + signer.key_id + signer.sign(content)


def signature_holds(verifiers: Iterable[Verifier], signature: bytes, content: bytes) -> bool:
    """Whether a value of `sign` is the signature of some content by one of these keys."""
    algorithm, key_id = signature[:1], signature[1:_HEAD]
    return any(
        verifier.holds(signature[_HEAD:], content)
        for verifier in verifiers
        if verifier.key_id == key_id and bytes((verifier.algorithm,)) == algorithm
    )
