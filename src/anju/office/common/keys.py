"""The key ring of an installation: a few keys, each for one purpose, in generations.

`master` wraps the keys of persons, `index` makes look-ups and name grams, `paper` marks what is
printed, `signing` signs checkpoints.  The newest key of a purpose seals and signs; every key
opens.  A key has four random bytes as its id, and every value but a mark carries the id of its
key, so that a rotation leaves old values readable.

>>> ring = KeyRing.create()
>>> older, newer = ring.rotate(Purpose.MASTER).of(Purpose.MASTER)
>>> older == ring.newest(Purpose.MASTER)
True
"""

import os
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Self

from anju.office.common.ciphers import SealingCipher, cipher_of, new_secret
from anju.office.common.suites import INTL, SUITES, Algorithm, Suite

KEY_ID_LENGTH: Final = 4
"""Bytes of a key's id."""


class NoSuchKey(LookupError):
    """The ring has no key of this purpose, or none with this id."""


class Purpose(StrEnum):
    """What a key is for; a key is never used for anything else."""

    INDEX = "index"
    MASTER = "master"
    PAPER = "paper"
    SIGNING = "signing"


@dataclass(frozen=True, slots=True)
class Key:
    """One key; its secret is in no text that Python makes of it."""

    key_id: bytes
    purpose: Purpose
    algorithm: Algorithm
    secret: bytes = field(repr=False)

    @classmethod
    def create(cls, purpose: Purpose, algorithm: Algorithm) -> Self:
        """A new random key."""
        return cls(os.urandom(KEY_ID_LENGTH), purpose, algorithm, new_secret(algorithm))


@dataclass(frozen=True)
class KeyRing:
    """The keys of an installation, oldest first, and the suite that new ones follow."""

    suite_name: str
    keys: tuple[Key, ...] = field(repr=False)
    _ciphers: dict[bytes, SealingCipher] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def create(cls, suite: Suite = INTL) -> Self:
        """A new ring with one key for each purpose.

        A ring of the suite `sm` signs with Ed25519 too: SM2 keys live in a device of the city,
        which signs through `suites.Signer` where the settings name it.
        """
        ring = cls(suite.name, ())
        for purpose in _made_here(suite):
            ring = ring.rotate(purpose)
        return ring

    @property
    def suite(self) -> Suite:
        """The algorithms that new keys and values use."""
        return SUITES[self.suite_name]

    def of(self, purpose: Purpose) -> tuple[Key, ...]:
        """The keys of a purpose, oldest first; empty where there is none."""
        return tuple(key for key in self.keys if key.purpose is purpose)

    def newest(self, purpose: Purpose) -> Key:
        """The key that seals and signs; raises NoSuchKey where there is none."""
        for key in reversed(self.keys):
            if key.purpose is purpose:
                return key
        raise NoSuchKey(purpose)

    def key(self, purpose: Purpose, key_id: bytes) -> Key:
        """The key with an id; raises NoSuchKey where the ring has none for this purpose."""
        for key in self.keys:
            if key.key_id == key_id and key.purpose is purpose:
                return key
        raise NoSuchKey(purpose, key_id.hex())

    def cipher(self, key_id: bytes) -> SealingCipher:
        """The cipher of a master key, made once; raises NoSuchKey where the ring has none."""
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            key = self.key(Purpose.MASTER, key_id)
            cipher = self._ciphers[key_id] = cipher_of(key.algorithm, key.secret)
        return cipher

    def rotate(self, purpose: Purpose) -> Self:
        """The ring with a new key of a purpose behind the others."""
        algorithm = _made_here(self.suite)[purpose]
        key = Key.create(purpose, algorithm)
        while any(key.key_id == other.key_id for other in self.keys):
            key = Key.create(purpose, algorithm)
        return replace(self, keys=(*self.keys, key))

    def completed(self) -> Self:
        """The ring with a new key of each purpose that has none; itself where none is lacking."""
        ring = self
        for purpose in _made_here(self.suite):
            ring = ring if ring.of(purpose) else ring.rotate(purpose)
        return ring

    def in_suite(self, suite: Suite) -> Self:
        """The ring with a new key of each purpose of another suite; the old ones still open."""
        ring = replace(self, suite_name=suite.name)
        for purpose in _made_here(suite):
            ring = ring.rotate(purpose)
        return ring


def _made_here(suite: Suite) -> dict[Purpose, Algorithm]:
    """The algorithm of each purpose; of SM2 no key is made here."""
    return {
        Purpose.MASTER: suite.aead,
        Purpose.INDEX: suite.keyed_hash,
        Purpose.PAPER: suite.keyed_hash,
        Purpose.SIGNING: Algorithm.ED25519,
    }
