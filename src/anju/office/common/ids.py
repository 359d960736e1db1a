"""Opaque identifiers: random, without meaning, safe to stand in an address or an entry.

>>> len(new_id())
20
>>> len({each()[:SHARED] for each in [ids_side_by_side()] for _ in range(9)})
1
"""

import secrets
from collections.abc import Callable
from typing import Final

LENGTH: Final = 20
"""Hex digits of an identifier: 80 random bits."""

SHARED: Final = 8
"""Hex digits that all identifiers of a batch begin with."""

MakeId = Callable[[], str]
"""Makes identifiers; a made-up city that must come out the same takes them from its seed."""


def new_id() -> str:
    """A new random identifier of 20 hex digits."""
    return secrets.token_hex(LENGTH // 2)


def ids_side_by_side() -> MakeId:
    """Makes the identifiers of one batch: as long, as opaque, with one random beginning.

    They stand side by side in every index, so that a batch changes a few pages of each and not one
    for every row.  48 random bits tell them apart, and the moment of their entries tells already
    that they came together.
    """
    beginning = secrets.token_hex(SHARED // 2)
    rest = (LENGTH - SHARED) // 2
    return lambda: beginning + secrets.token_hex(rest)
