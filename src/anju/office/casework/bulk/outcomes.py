"""What became of a batch: codes alone, for whoever filed it; never the person's record."""

from dataclasses import dataclass

from anju.office.casework.models import Case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act, read_chains

OPEN = "open"
"""The outcome of a case that is not decided yet."""


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """A case of a batch: its receipt number, and "open" or how it was decided."""

    receipt_number: str
    outcome: str


def batch_outcomes(batch: str, act: Act) -> tuple[BatchOutcome, ...]:
    """The cases of a batch in the order of their receipt numbers, as known now.

    Raises CaseRefused for a batch of another account, and for none.
    """
    rows = list(Case.objects.filter(batch=batch).order_by("receipt_number")) if batch else []
    chains = read_chains([row.id for row in rows])
    if not rows or any(chain[0].actor != act.actor for chain in chains.values()):
        raise CaseRefused(Why.NOT_YOUR_BATCH)
    return tuple(BatchOutcome(row.receipt_number, row.outcome or OPEN) for row in rows)
