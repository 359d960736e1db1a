"""Look-ups of numbers that are kept sealed: a keyed hash of the normal form finds the record.

A token is the id of its index key (4 bytes) and 96 bits of the hash, 16 bytes together.  Two of a
hundred million numbers meet by chance once in ten trillion cities; without the key a token
tells nothing.  After a rotation old tokens are found by `lookup_tokens` until all are made anew.

>>> from anju.office.common.keys import KeyRing
>>> ring = KeyRing.create()
>>> typed = lookup_token(ring, "identity_number", "11010519491231002x")
>>> typed == lookup_token(ring, "identity_number", "１１０１０５ 19491231 002X")
True
>>> len(typed)
16
"""

import hashlib
from collections.abc import Callable
from typing import Final, Literal

from anju.office.common.keys import Key, KeyRing, Purpose
from anju.office.common.suites import Algorithm, keyed_digest
from anju.office.common.typed import normal_identity_number, normal_permit_number

LookupKind = Literal["identity_number", "permit_number"]
"""The numbers that are looked up; the same number has another token for each kind."""

HASH_LENGTH: Final = 12
"""Bytes of the hash in a token."""

_NORMAL: Final[dict[LookupKind, Callable[[str], str]]] = {
    "identity_number": normal_identity_number,
    "permit_number": normal_permit_number,
}


def lookup_token(ring: KeyRing, kind: LookupKind, value: str) -> bytes:
    """The token that a number is kept under, by the newest index key.

    `value` is as typed; raises ValueError where nothing is left of it.
    """
    return _token(ring.newest(Purpose.INDEX), kind, value)


def lookup_tokens(ring: KeyRing, kind: LookupKind, value: str) -> tuple[bytes, ...]:
    """The tokens that a number may be kept under, by every index key, newest first.

    Raises ValueError where nothing is left of the number.
    """
    return tuple(_token(key, kind, value) for key in reversed(ring.of(Purpose.INDEX)))


def _token(key: Key, kind: LookupKind, value: str) -> bytes:
    """The id of a key and the keyed hash of a number."""
    normal = _NORMAL[kind](value)
    if not normal:
        raise ValueError(f"nothing to look up as {kind}")
    return key.key_id + keyed_hash(key, kind, HASH_LENGTH)(normal.encode())


def keyed_hash(key: Key, use: str, length: int) -> Callable[[bytes], bytes]:
    """The hash of a key for one use: what it makes for another use has nothing in common.

    `use` is at most 16 bytes, `length` how many bytes a hash has.  Raises ValueError for a key
    that is neither of the index nor of papers.
    """
    if key.algorithm is Algorithm.KEYED_BLAKE2B:
        start = hashlib.blake2b(digest_size=length, key=key.secret, person=use.encode())

        def by_blake2b(content: bytes) -> bytes:
            work = start.copy()
            work.update(content)
            return work.digest()

        return by_blake2b
    if key.algorithm is Algorithm.HMAC_SM3:
        head = use.encode().ljust(16, b"\0")
        return lambda content: keyed_digest(Algorithm.SM3, key.secret, head + content)[:length]
    raise ValueError(f"{key.algorithm.title} makes no keyed hash")
