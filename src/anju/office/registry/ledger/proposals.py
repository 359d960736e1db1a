"""What one person proposed and another decides: four eyes, as entries tell it."""

from dataclasses import dataclass
from datetime import date

from anju.law.facts import Decision
from anju.office.registry.ledger.entries import Act
from anju.office.registry.refused import Because, Refused

GRANTED = Decision.GRANTED.value
"""The decision by which a proposal takes effect."""


@dataclass(slots=True)
class ProposalRecord:
    """A proposal and what became of it.

    `number` is that of its entry, `about` what it concerns (an entry's number or a person's
    identifier); `decision` is empty while it is open.
    """

    number: int
    kind: str
    proposed_by: str
    proposed_on: date
    role: str
    about: str
    decision: str = ""


def may_decide(proposal: ProposalRecord | None, act: Act) -> ProposalRecord:
    """The proposal, if the actor may decide on it: another account, and another role.

    Raises Refused where there is none, where it was decided, and for the same pair of eyes.
    """
    if proposal is None:
        raise Refused(Because.NOTHING_TO_DO)
    if proposal.decision:
        raise Refused(Because.ALREADY_DECIDED)
    if proposal.proposed_by == act.actor:
        raise Refused(Because.SAME_PERSON)
    if proposal.role == act.role:
        raise Refused(Because.SAME_ROLE)
    return proposal
