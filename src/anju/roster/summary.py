"""What a review found, counted."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from anju.law.life import State
from anju.law.standing import WindowState
from anju.population.codes import STATUSES, WINDOWS
from anju.roster.judging import Judged
from anju.roster.reasons import BY_CODE, Reason


@dataclass(slots=True)
class Summary:
    """The counts of a review on the legal day `on`; rows = reviewed + refused."""

    on: date
    rows: int = 0
    reviewed: int = 0
    refused: int = 0
    status: Counter[State] = field(default_factory=Counter)
    window: Counter[WindowState] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)

    def add(self, judged: Judged) -> None:
        """Count a batch."""
        self.rows += len(judged.reason)
        self.reviewed += len(judged.reviewed)
        self.refused += len(judged.refused)
        for code, count in enumerate(np.bincount(judged.answers.status).tolist()):
            self.status[STATUSES[code]] += count
        for code, count in enumerate(np.bincount(judged.answers.window)[: len(WINDOWS)].tolist()):
            self.window[WINDOWS[code]] += count
        for code, count in enumerate(np.bincount(judged.reason)[1:].tolist()):
            self.reasons[BY_CODE[code]] += count

    def as_json(self) -> dict[str, Any]:
        """The same as it is printed with `--json`; reasons that did not occur are left out."""
        return {
            "on": self.on.isoformat(),
            "rows": self.rows,
            "reviewed": self.reviewed,
            "refused": self.refused,
            "status": {member.value: self.status[member] for member in STATUSES},
            "window": {member.value: self.window[member] for member in WINDOWS},
            "reasons": {
                reason.value: self.reasons[reason] for reason in Reason if self.reasons[reason]
            },
        }
