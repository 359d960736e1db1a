"""The kinds of papers that an office prints."""

from collections.abc import Mapping
from enum import StrEnum

from anju.words import N_, say


class PaperKind(StrEnum):
    """What a paper is; the value goes into the mark of its check code and is never changed."""

    ACCEPTANCE_RECEIPT = "acceptance_receipt"
    CANCELLATION_NOTICE = "cancellation_notice"
    CARD = "card"
    CONFIRMATION_SLIP = "confirmation_slip"
    CONTINUITY_CERTIFICATE = "continuity_certificate"
    ENDORSEMENT_RECEIPT = "endorsement_receipt"
    MISSING_MATERIALS_NOTICE = "missing_materials_notice"
    NON_ACCEPTANCE_NOTICE = "non_acceptance_notice"
    PROPOSED_CANCELLATION_NOTICE = "proposed_cancellation_notice"
    REFUSAL_NOTICE = "refusal_notice"
    REGISTRATION_SLIP = "registration_slip"


TITLES: Mapping[PaperKind, str] = {
    PaperKind.ACCEPTANCE_RECEIPT: N_("Receipt of acceptance"),
    PaperKind.CANCELLATION_NOTICE: N_("Notice of cancellation"),
    PaperKind.CARD: N_("Residence permit"),
    PaperKind.CONFIRMATION_SLIP: N_("Confirmation for the holder"),
    PaperKind.CONTINUITY_CERTIFICATE: N_("Certificate of continuous residence"),
    PaperKind.ENDORSEMENT_RECEIPT: N_("Receipt of endorsement"),
    PaperKind.MISSING_MATERIALS_NOTICE: N_("One-time notice of missing materials"),
    PaperKind.NON_ACCEPTANCE_NOTICE: N_("Notice of non-acceptance"),
    PaperKind.PROPOSED_CANCELLATION_NOTICE: N_("Notice of a proposed cancellation"),
    PaperKind.REFUSAL_NOTICE: N_("Notice of refusal"),
    PaperKind.REGISTRATION_SLIP: N_("Slip of residence registration"),
}
"""Each kind's title, a key of the catalogue."""


def title_of(kind: PaperKind, language: str) -> str:
    """The title of a kind of paper in "zh" or "en"."""
    return say(TITLES[kind], language)
