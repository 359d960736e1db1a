"""Commitments: an entry says what a version of the details was without giving it away.

A commitment is an HMAC of the version's canonical bytes under a random salt of its own, behind
the id of its hash, in hex.  The salt is kept with the details and erased with them; without it
nobody can try out what the details may have been.

>>> salt = new_salt()
>>> commitment_holds(commitment(salt, b"{}"), salt, b"{}")
True
"""

import hmac
import os
from typing import Final

from anju.office.common.suites import Algorithm, keyed_digest

SALT_LENGTH: Final = 32
"""Bytes of a salt."""


def new_salt() -> bytes:
    """A new random salt for one version of the details of one person."""
    return os.urandom(SALT_LENGTH)


def commitment(salt: bytes, content: bytes, algorithm: Algorithm = Algorithm.SHA_256) -> str:
    """The commitment to some content: 66 hex digits, of which the first two name the hash."""
    return f"{algorithm:02x}{keyed_digest(algorithm, salt, content).hex()}"


def commitment_holds(committed: str, salt: bytes, content: bytes) -> bool:
    """Whether a value of `commitment` is that of some content under a salt."""
    try:
        algorithm = Algorithm(int(committed[:2], 16))
        return hmac.compare_digest(committed, commitment(salt, content, algorithm))
    except (ValueError, TypeError):
        return False
