"""Runs a verification and keeps what it found, for pages that show the last one."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from anju.office.common.clock import moment_of, moment_text
from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.entries import ledger_size
from anju.office.registry.verifying.findings import Code, EntryName, Finding
from anju.office.registry.verifying.models import VerificationRun
from anju.office.registry.verifying.verify import verify

MOST_ENTRIES = 500_000
"""A larger ledger is not verified while somebody waits for a page."""
KEPT = 50
"""How many findings of a run are kept; the others are counted."""


@dataclass(frozen=True, slots=True)
class Run:
    """A verification that was run; `findings` are the first of `count`."""

    at: datetime
    entries: int
    erased: int
    count: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was wrong."""
        return self.count == 0


class TooLarge(ValueError):
    """The ledger is verified by `anju ledger verify`, not while somebody waits."""


def run_verification(at: datetime) -> Run:
    """Verify everything now and keep what was found; raises TooLarge."""
    if ledger_size() > MOST_ENTRIES:
        raise TooLarge
    found = verify(ring=current_ring())
    VerificationRun.objects.create(
        run_at=moment_text(at),
        entries=found.entries,
        erased=found.erased,
        count=found.count,
        findings=json.dumps([asdict(each) for each in found.findings[:KEPT]]),
    )
    return Run(at, found.entries, found.erased, found.count, tuple(found.findings[:KEPT]))


def latest_run() -> Run | None:
    """The verification that was run last; None before the first."""
    row = VerificationRun.objects.order_by("-id").first()
    if row is None:
        return None
    findings = tuple(_finding(told) for told in json.loads(row.findings))
    return Run(moment_of(row.run_at), row.entries, row.erased, row.count, findings)


def _finding(told: dict[str, object]) -> Finding:
    entry = told["entry"]
    named = EntryName(**entry) if isinstance(entry, dict) else None
    slots = told["told"]
    return Finding(Code(str(told["code"])), named, slots if isinstance(slots, dict) else {})
