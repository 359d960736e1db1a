"""Cancellations that were proposed, for the tests."""

from datetime import date

from tests.office.registry.acting import act

from anju.law.cancelling import CancelGround
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cancellation.proposing import propose_cancellation
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome

DAY = date(2024, 9, 2)
SHOWN_ON = date(2024, 8, 20)
TOLD_ON, OBJECT_BY, DECIDE_FROM = date(2024, 9, 3), date(2024, 9, 18), date(2024, 9, 19)
EVIDENCE = {
    CancelGround.BECAME_LOCAL: CancelEvidence.HOUSEHOLD_REGISTER,
    CancelGround.CONDITIONS_LOST: CancelEvidence.REGISTRATION_ENDED,
    CancelGround.DIED: CancelEvidence.DEATH_CERTIFICATE,
    CancelGround.FRAUD: CancelEvidence.FINDING,
    CancelGround.LEFT: CancelEvidence.VISIT,
    CancelGround.OWN_WISH: CancelEvidence.OWN_STATEMENT,
}


def propose(
    permit: str,
    ground: CancelGround = CancelGround.LEFT,
    acting: Act | None = None,
    *,
    said: str = "",
    shown_on: date = SHOWN_ON,
) -> Outcome:
    """Propose to cancel a permit, with what shows it."""
    return propose_cancellation(
        permit_id=permit,
        ground=ground,
        shown_on=shown_on,
        evidence=frozenset({EVIDENCE[ground]}),
        said=said,
        act=acting or act(DAY),
    )
