"""Personal details under lock: sealed by the person's key, which the master key wraps.

Erasure drops the wrapped key, and with it every version that it sealed.  A sealed value is the
algorithm's id, twelve random bytes and the ciphertext with its tag; a wrapped key has the id of
its master key behind the algorithm's.  Each is bound to the record it stands in (`bound_to`):
moved to another record, it cannot be opened.  Keys of persons are not kept in memory: to
unwrap one takes two microseconds, and an erased one must be gone.

>>> from anju.office.common.keys import KeyRing
>>> ring = KeyRing.create()
>>> person = new_person_key(ring.suite)
>>> place = bound("details", "5f3a9c", 1)
>>> wrapped = wrap(ring, person, "5f3a9c")
>>> sealed = seal(person, b"1990-02-28", place)
>>> open_sealed(unwrap(ring, wrapped, "5f3a9c"), sealed, place)
b'1990-02-28'
"""

import os
from typing import Final, Self

from cryptography.exceptions import InvalidTag

from anju.office.common.ciphers import NONCE_LENGTH, TAG_LENGTH, cipher_of, new_secret
from anju.office.common.keys import KEY_ID_LENGTH, KeyRing, NoSuchKey, Purpose
from anju.office.common.suites import INTL, Algorithm, Suite

_NONCE_AT: Final = 1 + KEY_ID_LENGTH
_TEXT_AT: Final = _NONCE_AT + NONCE_LENGTH
_PERSON_KEY: Final = "person key"


class CannotOpen(Exception):
    """A sealed value was changed, stands in another record, or its key is gone."""


class PersonKey:
    """The key of one person, with its cipher ready; `head` is the byte its values begin with."""

    __slots__ = ("algorithm", "cipher", "head", "secret")

    def __init__(self, algorithm: Algorithm, secret: bytes) -> None:
        self.algorithm = algorithm
        self.secret = secret
        self.head = bytes((algorithm,))
        self.cipher = cipher_of(algorithm, secret)

    @classmethod
    def from_bytes(cls, value: bytes) -> Self:
        """The key that was wrapped as the algorithm's id and the secret; raises ValueError."""
        return cls(Algorithm(value[0]), value[1:])

    def __bytes__(self) -> bytes:
        return self.head + self.secret

    def __repr__(self) -> str:
        return f"PersonKey({self.algorithm.title})"


def bound(*parts: str | int) -> bytes:
    """What a value is bound to: the kind of its record, the record's id, its version.

    >>> bound("details", "5f3a9c", 1)
    b'7:details6:5f3a9c1:1'
    """
    return "".join([f"{len(text)}:{text}" for text in map(str, parts)]).encode()


def new_person_key(suite: Suite = INTL) -> PersonKey:
    """A new random key for one person."""
    return PersonKey(suite.aead, new_secret(suite.aead))


def wrap(ring: KeyRing, key: PersonKey, person_id: str) -> bytes:
    """The key of a person under the newest master key, bound to the person's id."""
    return seal_under_master(ring, bytes(key), bound(_PERSON_KEY, person_id))


def unwrap(ring: KeyRing, wrapped: bytes, person_id: str) -> PersonKey:
    """The key of a person; raises CannotOpen."""
    opened = open_under_master(ring, wrapped, bound(_PERSON_KEY, person_id))
    return PersonKey.from_bytes(opened)


def wrap_again(ring: KeyRing, wrapped: bytes, person_id: str) -> bytes:
    """A wrapped key under the newest master key, as it was where that is its own.

    Raises CannotOpen.
    """
    if wrapped[1:_NONCE_AT] == ring.newest(Purpose.MASTER).key_id:
        return wrapped
    return wrap(ring, unwrap(ring, wrapped, person_id), person_id)


def seal(key: PersonKey, plaintext: bytes, bound_to: bytes) -> bytes:
    """Some content under a person's key, bound to its record."""
    nonce = os.urandom(NONCE_LENGTH)
    head = key.head
    return head + nonce + key.cipher.encrypt(nonce, plaintext, head + bound_to)


def open_sealed(key: PersonKey, sealed: bytes, bound_to: bytes) -> bytes:
    """What `seal` sealed; raises CannotOpen."""
    head, nonce, text = sealed[:1], sealed[1 : 1 + NONCE_LENGTH], sealed[1 + NONCE_LENGTH :]
    if head != key.head or len(text) < TAG_LENGTH:
        raise CannotOpen("not sealed by this key")
    try:
        return key.cipher.decrypt(nonce, text, head + bound_to)
    except InvalidTag:
        raise CannotOpen("changed, or of another record") from None


def seal_under_master(ring: KeyRing, plaintext: bytes, bound_to: bytes) -> bytes:
    """Some content that belongs to no person, under the newest master key.

    The nonces of a key are random: it may seal four billion values (2**32).
    """
    key = ring.newest(Purpose.MASTER)
    nonce = os.urandom(NONCE_LENGTH)
    head = bytes((key.algorithm,)) + key.key_id
    return head + nonce + ring.cipher(key.key_id).encrypt(nonce, plaintext, head + bound_to)


def open_under_master(ring: KeyRing, sealed: bytes, bound_to: bytes) -> bytes:
    """What `seal_under_master` sealed; raises CannotOpen."""
    head, nonce, text = sealed[:_NONCE_AT], sealed[_NONCE_AT:_TEXT_AT], sealed[_TEXT_AT:]
    if len(text) < TAG_LENGTH:
        raise CannotOpen("too short")
    try:
        return ring.cipher(head[1:]).decrypt(nonce, text, head + bound_to)
    except NoSuchKey:
        raise CannotOpen(f"the ring has no master key {head[1:].hex()}") from None
    except InvalidTag:
        raise CannotOpen("changed, or of another record") from None
