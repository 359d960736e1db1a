"""What the second opinion is told: the rules of a place and the history of one permit.

All days are legal days. Nothing here is taken from `anju`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Term = tuple[Literal["months", "days"], int]
"""A length of time: `("months", 6)` or `("days", 30)`."""

Hold = tuple[date, date, date, date]
"""A period held open by decree: its first day, its last day, the day told, the last good day."""

Filing = tuple[date, str | None, date | None]
"""Filed on, decision (`granted`, `refused`, `withdrawn`, None: undecided), decided on.

A decision without a day of its own was made on the day of filing.
"""

Cancellation = tuple[date, bool]
"""A recorded cancellation: its day, and whether it was annulled afterwards."""

Healing = tuple[date, date, str]
"""A healed gap: its first day, its last day, the ground (`hardship` or `office`)."""


@dataclass(frozen=True)
class Rules:
    """One version of a place's implementing measures (Interim Regulations art. 10 and 22).

    `told`: `eve` or `anniversary`. `suspended_from`: `anniversary` or `day_after`. `cycle`:
    `fixed` or `rolling`. `late`: `restart` or `gap_excluded`. `working_days`, where it is given,
    says of a day whether it is worked, and suspension waits for the next worked day. `hardship`,
    where it is given, is how long after the last good day hardship can heal a gap.
    """

    code: str
    window: Term
    told: str
    suspended_from: str
    cycle: str = "fixed"
    grace: Term | None = None
    late: str = "restart"
    lapse: Term | None = None
    holds: tuple[Hold, ...] = ()
    working_days: Callable[[date], bool] | None = None
    hardship: Term | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where a day later than the last good day would be told."""
        if self.told == self.suspended_from == "anniversary":
            raise ValueError(f"{self.code} tells the anniversary and suspends on it")


Versions = list[tuple[date, Rules]]
"""The dated rules of one place: the first day of each version, and the version."""


@dataclass(frozen=True)
class History:
    """All that was recorded of one permit, in any order, days after the day asked about too."""

    issued: date
    filings: list[Filing] = field(default_factory=list)
    cancellations: list[Cancellation] = field(default_factory=list)
    healed: list[Healing] = field(default_factory=list)
