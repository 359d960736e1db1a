"""Art. 23: permits issued before 2016 stay good for their own term.

They are kept and shown.  No endorsement year is computed for them, because the yearly
endorsement came with the Regulation.

>>> is_legacy(date(2015, 12, 31)), is_legacy(date(2016, 1, 1))
(True, False)
"""

from dataclasses import dataclass
from datetime import date

from anju.law.citation import REGULATION, Citation
from anju.law.in_force import require_in_force
from anju.law.legal_days import REGULATION_IN_FORCE_ON
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason

EARLIER_PERMITS = Citation(REGULATION, 23)


@dataclass(frozen=True, slots=True)
class LegacyPermit:
    """A permit issued before 2016; `last_day` is the last day of its own term, None if not told."""

    issued_on: date
    last_day: date | None = None

    def __post_init__(self) -> None:
        """Refuse a permit that the Regulation governs, and a term that ends before it begins."""
        if not is_legacy(self.issued_on):
            raise ValueError(f"issued on {self.issued_on}, when the Regulation was in force")
        if self.last_day is not None and self.last_day < self.issued_on:
            raise ValueError("the term ends before the permit was issued")


def is_legacy(issued_on: date) -> bool:
    """Whether a permit was issued before the Regulation came into force."""
    return issued_on < REGULATION_IN_FORCE_ON


def is_still_good(permit: LegacyPermit, on: date) -> Outcome:
    """Whether an earlier permit is within its own term on a legal day, the last day included."""
    require_in_force(on)
    if permit.last_day is None:
        return CannotTell(
            (Reason("no_endorsement_year", (EARLIER_PERMITS,)),), ("legacy_last_day",)
        )
    values = (("last_day", permit.last_day.isoformat()),)
    if on <= permit.last_day:
        kept = Reason("earlier_permit_kept", (EARLIER_PERMITS,), values)
        return Met((kept, Reason("no_endorsement_year", (EARLIER_PERMITS,))))
    return NotMet((Reason("earlier_permit_over", (EARLIER_PERMITS,), values),))
