"""What shows each ground of a cancellation; of a proposal at least one is named."""

from collections.abc import Mapping
from enum import StrEnum

from anju.law.cancelling import CancelGround
from anju.office.casework.refused import CaseRefused, Why


class CancelEvidence(StrEnum):
    """A paper or a record that shows why a permit has to end; the code stands in the filing."""

    DEATH_CERTIFICATE = "death_certificate"
    FINDING = "finding"
    HOUSEHOLD_REGISTER = "household_register"
    OWN_STATEMENT = "own_statement"
    REGISTRATION_ENDED = "registration_ended"
    VISIT = "visit"


SHOWS: Mapping[CancelGround, frozenset[CancelEvidence]] = {
    CancelGround.BECAME_LOCAL: frozenset({CancelEvidence.HOUSEHOLD_REGISTER}),
    CancelGround.CONDITIONS_LOST: frozenset({CancelEvidence.REGISTRATION_ENDED}),
    CancelGround.DIED: frozenset(
        {CancelEvidence.DEATH_CERTIFICATE, CancelEvidence.HOUSEHOLD_REGISTER}
    ),
    CancelGround.FRAUD: frozenset({CancelEvidence.FINDING}),
    CancelGround.LEFT: frozenset(
        {CancelEvidence.OWN_STATEMENT, CancelEvidence.REGISTRATION_ENDED, CancelEvidence.VISIT}
    ),
    CancelGround.OWN_WISH: frozenset({CancelEvidence.OWN_STATEMENT}),
}
"""Ground to what may show it."""


def require_evidence(ground: CancelGround, evidence: frozenset[CancelEvidence]) -> None:
    """Refuse a ground for which nothing, or something that does not show it, is named."""
    if not evidence or not evidence <= SHOWS[ground]:
        raise CaseRefused(Why.EVIDENCE_MISSING)
