"""Lateness of the office's own (readings.md, 7): no text speaks of it, and no holder pays for it.

>>> type(is_offices_own(None)).__name__
'CannotTell'
"""

from anju.law.citation import REGULATION, Citation
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason

LATE = Citation(REGULATION, 10, 3)


def is_offices_own(found: bool | None) -> Outcome:
    """Whether the office kept a holder from endorsing in time, as somebody found; None: not told.

    It then heals the gap, and a lapse does not count (`anju.law.endorsement.judge`).
    """
    if found is None:
        return CannotTell((), ("offices_own",))
    code = "lateness_offices_own" if found else "lateness_not_offices_own"
    reasons = (Reason(code, (LATE,)),)
    return Met(reasons) if found else NotMet(reasons)
