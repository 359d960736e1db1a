"""Opaque identifiers: random, without meaning, safe to stand in an address or an entry.

>>> len(new_id())
20
"""

import secrets
from collections.abc import Callable

LENGTH = 20
"""Hex digits of an identifier: 80 random bits."""

MakeId = Callable[[], str]
"""Makes identifiers; a made-up city that must come out the same takes them from its seed."""


def new_id() -> str:
    """A new random identifier of 20 hex digits."""
    return secrets.token_hex(LENGTH // 2)
