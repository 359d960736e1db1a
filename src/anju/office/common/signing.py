"""Signatures of checkpoints: the algorithm's id, the key's id, and the bare signature.

The signer is the newest Ed25519 key of the ring, or one that a city brings (SM2); both have the
shape of `suites.Signer`.

>>> signer = ring_signer(KeyRing.create())
>>> signature_holds([signer.verifier()], sign(signer, b"root"), b"root")
True
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from anju.office.common.keys import KEY_ID_LENGTH, Key, KeyRing, Purpose
from anju.office.common.suites import Algorithm, Signer, Verifier

_HEAD = 1 + KEY_ID_LENGTH


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

    Raises NoSuchKey where the ring has none: a city of suite `sm` brings its own signer.
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
