"""Further walks of a verification: a part above that commits to something of its own adds one."""

from collections.abc import Callable

from anju.office.common.keys import KeyRing
from anju.office.registry.verifying.findings import Findings

Counted = tuple[int, int]
"""How many versions were looked at, and how many are gone because their persons were erased."""

FurtherWalk = Callable[[KeyRing, Findings], Counted]

_WALKS: list[FurtherWalk] = []


def verify_further(walk: FurtherWalk) -> None:
    """Let a verification walk further; a part says so once, at its start."""
    if walk not in _WALKS:
        _WALKS.append(walk)


def further_walks(ring: KeyRing, findings: Findings) -> Counted:
    """Walk everywhere, inside a transaction; the sums of what was counted."""
    counted = [walk(ring, findings) for walk in _WALKS]
    return sum(seen for seen, _ in counted), sum(erased for _, erased in counted)
