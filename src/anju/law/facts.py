"""What the law is told about a permit: recorded facts, frozen.

Nothing here is computed.  Whether a permit is suspended on a day is never a
fact; it is what `anju.law.standing` answers from these.

>>> from datetime import date
>>> Permit(date(2024, 3, 15), endorsements=(Endorsement(date(2025, 3, 1)),)).issued_on
datetime.date(2024, 3, 15)
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Decision(StrEnum):
    """What became of a filing: granted (准予), refused (不予), withdrawn (撤回)."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class HealingGround(StrEnum):
    """Why a gap was healed: the holder's hardship (确有正当理由) or the office's own delay."""

    HARDSHIP = "hardship"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Endorsement:
    """One filing for the yearly endorsement (签注), and what became of it.

    `filed_on` is the legal day that counts, whatever the day of the decision.
    `decision` is None while nothing is decided.  A decision without `decided_on`
    was made on the day of filing.
    """

    filed_on: date
    decision: Decision | None = Decision.GRANTED
    decided_on: date | None = None

    def decision_known_on(self, day: date) -> Decision | None:
        """The decision as known on a legal day; None if undecided then."""
        if self.decision is None or (self.decided_on or self.filed_on) > day:
            return None
        return self.decision


@dataclass(frozen=True, slots=True)
class HealedGap:
    """A gap that an officer decided not to charge to the holder; first and last day included."""

    first_day: date
    last_day: date
    ground: HealingGround


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A recorded cancellation (注销); one that was annulled counts as never made."""

    cancelled_on: date
    annulled: bool = False


@dataclass(frozen=True, slots=True)
class Permit:
    """The recorded life of one residence permit; the order of the parts does not matter.

    The place is not part of it: the rules of the issuing place are an argument of
    every question, because a permit belongs to its issuing place for life.
    """

    issued_on: date
    endorsements: tuple[Endorsement, ...] = ()
    cancellations: tuple[Cancellation, ...] = ()
    healed_gaps: tuple[HealedGap, ...] = ()


def filing_day(filed_on: date, completed_on: date | None, complete_by: date | None) -> date:
    """The legal day of a filing: its first day, if it was completed in the time the notice gave.

    `completed_on` is None for a filing that was complete at once; `complete_by` is the
    last day that the one-time notice gave, None if it set none.  Completed too late, the
    day of completion counts.
    """
    if completed_on is None or complete_by is None or completed_on <= complete_by:
        return filed_on
    return completed_on
