"""What an import did, counted."""

from dataclasses import dataclass, field

from anju.law.known import RefusedHistory
from anju.office.registry.importing.conflicts import Conflict
from anju.office.registry.importing.planning import Addition, NewIssue
from anju.roster.accepted import AcceptedRow


@dataclass(slots=True)
class Recorded:
    """What became of some rows: how much was recorded, and which rows contradict the record.

    `identity_numbers` counts those of people who were recorded without one; `changed` the rows
    that recorded anything.
    """

    people: int = 0
    identity_numbers: int = 0
    permits: int = 0
    endorsements: int = 0
    cancellations: int = 0
    lapses: int = 0
    changed: int = 0
    conflicts: list[tuple[AcceptedRow, Conflict | RefusedHistory]] = field(default_factory=list)

    def count_issue(self, issue: NewIssue) -> None:
        """Count a new permit."""
        self.permits += 1
        self.changed += 1
        self.endorsements += len(issue.row.endorsed_on)
        self.cancellations += issue.row.cancelled_on is not None
        self.lapses += issue.lapse

    def count(self, addition: Addition) -> None:
        """Count what a recorded permit got."""
        self.changed += addition.row is not None
        self.endorsements += len(addition.endorsed_on)
        self.cancellations += addition.cancelled_on is not None
        self.lapses += addition.lapse
        self.identity_numbers += addition.names

    def add(self, other: "Recorded") -> None:
        """Count what further rows recorded."""
        self.people += other.people
        self.identity_numbers += other.identity_numbers
        self.permits += other.permits
        self.endorsements += other.endorsements
        self.cancellations += other.cancellations
        self.lapses += other.lapses
        self.changed += other.changed
        self.conflicts += other.conflicts
