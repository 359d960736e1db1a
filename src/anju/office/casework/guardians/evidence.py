"""What shows that somebody is a guardian, and why a guardianship ended: codes, and in words.

Source: Regulation art. 9(3) lets a guardian apply; who is one stands in other law, so that only
the kind of paper is kept here.
"""

from collections.abc import Mapping
from enum import StrEnum

from anju.words import N_, say


class GuardianEvidence(StrEnum):
    """The paper that was seen; its code stands in the entry."""

    APPOINTMENT = "appointment"
    BIRTH_CERTIFICATE = "birth_certificate"
    COURT_RULING = "court_ruling"
    HOUSEHOLD_BOOKLET = "household_booklet"
    NOTARISED_AGREEMENT = "notarised_agreement"

    def in_words(self, language: str) -> str:
        """The paper in "zh" or "en"."""
        return say(_PAPERS[self], language)


_PAPERS: Mapping[GuardianEvidence, str] = {
    GuardianEvidence.APPOINTMENT: N_("appointment by a residents' committee or the civil affairs"),
    GuardianEvidence.BIRTH_CERTIFICATE: N_("birth certificate"),
    GuardianEvidence.COURT_RULING: N_("court ruling"),
    GuardianEvidence.HOUSEHOLD_BOOKLET: N_("household register"),
    GuardianEvidence.NOTARISED_AGREEMENT: N_("notarised agreement"),
}


class GuardianEnd(StrEnum):
    """Why a guardianship ended; that the ward grew up is none: the law says that of each day."""

    COURT_RULED = "court_ruled"
    GUARDIAN_DIED = "guardian_died"
    GUARDIAN_UNABLE = "guardian_unable"
    WRONG_ENTRY = "wrong_entry"
