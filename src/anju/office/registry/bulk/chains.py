"""Chains in the making: the next entries of many subjects, sealed as `append` seals them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from anju.office.common.canonical import canonical_json
from anju.office.common.clock import moment_text
from anju.office.registry.bulk.tables import Row
from anju.office.registry.ledger.entries import Act, Recorded
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash
from anju.office.registry.ledger.kinds import Kind, check_payload


class Ledger:
    """The entries of one act under way, in the order they are added to their chains."""

    def __init__(self, act: Act, rows: list[Row]) -> None:
        """`rows` takes the columns of each entry, as the table of entries has them."""
        self.rows, self.act = rows, act
        self.recorded_at = moment_text(act.at)

    def begin(self, subject: str) -> "Chain":
        """The chain of a new subject."""
        return Chain(self, subject, self.recorded_at)

    def go_on(self, last: Recorded) -> "Chain":
        """A chain behind its last entry; the moment never falls along it."""
        recorded_at = max(self.recorded_at, last.recorded_at)
        return Chain(self, last.subject, recorded_at, last.number, last.hash)


@dataclass(slots=True)
class Chain:
    """One subject's chain: the number and the hash of its last entry."""

    ledger: Ledger
    subject: str
    recorded_at: str
    number: int = 0
    hash: bytes = FIRST

    def add(
        self,
        kind: Kind,
        effective_on: date,
        payload: Mapping[str, object],
        *,
        office: str = "",
        reason: str = "",
    ) -> int:
        """Add an entry; its number.  An empty office is that of the act.  Raises WrongPayload."""
        check_payload(kind, payload)
        self.number += 1
        act = self.ledger.act
        told = (
            self.subject,
            self.number,
            kind.value,
            effective_on.isoformat(),
            self.recorded_at,
            act.actor,
            office or act.office,
            reason,
            act.key,
            canonical_json(payload),
            self.hash,
        )
        self.hash = entry_hash(*told)
        self.ledger.rows.append((*told, self.hash))
        return self.number
