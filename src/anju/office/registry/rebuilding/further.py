"""Projections of the parts above the registry: each says at its start what its chains derive.

A part above has tables of its own, derived from chains of its own kind of subject; the registry
rebuilds and compares them with the rest, and knows nothing else of them.
"""

from collections.abc import Callable, Sequence

from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import SubjectKind
from anju.office.registry.rebuilding.rows import DERIVED, Put
from anju.office.registry.rebuilding.tables import Projection

PutChain = Callable[[Sequence[Recorded], Put], None]
"""Puts the rows that one chain says."""

_FURTHER: dict[SubjectKind, tuple[tuple[Projection, ...], PutChain]] = {}


def derive_further(
    kind: SubjectKind, projections: tuple[Projection, ...], put_chain: PutChain
) -> None:
    """Let the chains of a kind of subject derive the rows of further projections."""
    _FURTHER[kind] = projections, put_chain


def put_further(kind: SubjectKind, chain: Sequence[Recorded], put: Put) -> None:
    """Put the rows of a chain, where a part derives any from its kind of subject."""
    if kind in _FURTHER:
        _, put_chain = _FURTHER[kind]
        put_chain(chain, put)


def derived() -> tuple[Projection, ...]:
    """Every projection that is derived from the ledger; what names others comes later."""
    further = (projection for projections, _ in _FURTHER.values() for projection in projections)
    return (*DERIVED, *further)
