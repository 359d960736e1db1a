"""What the chain of a person says of automatic endorsement: the consent, and what was supplied."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from anju.law.automatic import AtHand, Confirmed
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind

HOLDS, ENDED = "holds", "ended"
"""What is found of a matter: it holds, or it has ended."""


@dataclass(frozen=True, slots=True)
class Supplied:
    """Evidence that somebody supplied; `body` is the account of a body, empty for the office."""

    record: str
    number: int
    at_hand: AtHand
    body: str


@dataclass(slots=True)
class AutomaticRecord:
    """The consent of a person as it stands, and the evidence, oldest first."""

    person_id: str
    given_on: date | None = None
    ended_on: date | None = None
    evidence: list[Supplied] = field(default_factory=list)


def fold_automatic(chain: Iterable[Recorded]) -> AutomaticRecord | None:
    """What a person's chain says of it; None where it says nothing."""
    found: AutomaticRecord | None = None
    for entry in chain:
        if entry.kind not in _KINDS:
            continue
        found = found or AutomaticRecord(entry.subject)
        if entry.kind == Kind.AUTOMATIC_CONSENT_GIVEN:
            found.given_on, found.ended_on = entry.day, None
        elif entry.kind == Kind.AUTOMATIC_CONSENT_WITHDRAWN:
            found.ended_on = entry.day
        else:
            found.evidence.append(_supplied(entry))
    return found


def _supplied(entry: Recorded) -> Supplied:
    told = entry.told
    months = told.get("months")
    at_hand = AtHand(
        Confirmed(told["evidence"]),
        entry.day,
        told["finding"] == HOLDS,
        int(months) if months else None,
    )
    return Supplied(told["record"], entry.number, at_hand, told.get("body", ""))


_KINDS = frozenset(
    {
        Kind.AUTOMATIC_CONSENT_GIVEN,
        Kind.AUTOMATIC_CONSENT_WITHDRAWN,
        Kind.EVIDENCE_SUPPLIED,
    }
)
