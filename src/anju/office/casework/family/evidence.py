"""What shows that somebody is a guardian or a close relative, and why it ended: codes, and words.

Source: Regulation art. 9(3) lets a guardian apply, and a close relative for the elderly and the
disabled; who is one stands in the Civil Code (relatives: art. 1045).  Only the kind of paper is
kept here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from anju.law.applicant_facts import AgentRelation
from anju.words import N_, say


class AgentEvidence(StrEnum):
    """The paper that was seen, or the word of the holder; its code stands in the entry."""

    APPOINTMENT = "appointment"
    BIRTH_CERTIFICATE = "birth_certificate"
    COURT_RULING = "court_ruling"
    DECLARATION = "declaration"
    HOUSEHOLD_BOOKLET = "household_booklet"
    MARRIAGE_CERTIFICATE = "marriage_certificate"
    NOTARISED_AGREEMENT = "notarised_agreement"
    NOTARISED_PAPER = "notarised_paper"

    def in_words(self, language: str) -> str:
        """The evidence in "zh" or "en"."""
        return say(_IN_WORDS[self], language)


_IN_WORDS: Mapping[AgentEvidence, str] = {
    AgentEvidence.APPOINTMENT: N_("appointment by a residents' committee or the civil affairs"),
    AgentEvidence.BIRTH_CERTIFICATE: N_("birth certificate"),
    AgentEvidence.COURT_RULING: N_("court ruling"),
    AgentEvidence.DECLARATION: N_("declared by the holder"),
    AgentEvidence.HOUSEHOLD_BOOKLET: N_("household register"),
    AgentEvidence.MARRIAGE_CERTIFICATE: N_("marriage certificate"),
    AgentEvidence.NOTARISED_AGREEMENT: N_("notarised agreement"),
    AgentEvidence.NOTARISED_PAPER: N_("notarised paper"),
}


class AgentEnd(StrEnum):
    """Why somebody acts no more; that a ward grew up is none: the law says that of each day."""

    COURT_RULED = "court_ruled"
    GUARDIAN_DIED = "guardian_died"
    GUARDIAN_UNABLE = "guardian_unable"
    OWN_WISH = "own_wish"
    RELATIVE_DIED = "relative_died"
    RELATIVE_UNABLE = "relative_unable"
    WRONG_ENTRY = "wrong_entry"


PAPERS: Final[Mapping[AgentRelation, tuple[AgentEvidence, ...]]] = {
    AgentRelation.CLOSE_RELATIVE: (
        AgentEvidence.BIRTH_CERTIFICATE,
        AgentEvidence.HOUSEHOLD_BOOKLET,
        AgentEvidence.MARRIAGE_CERTIFICATE,
        AgentEvidence.NOTARISED_PAPER,
    ),
    AgentRelation.GUARDIAN: (
        AgentEvidence.APPOINTMENT,
        AgentEvidence.BIRTH_CERTIFICATE,
        AgentEvidence.COURT_RULING,
        AgentEvidence.HOUSEHOLD_BOOKLET,
        AgentEvidence.NOTARISED_AGREEMENT,
    ),
}
"""The papers that show what somebody is; a holder's word names a close relative as well."""

ENDS: Final[Mapping[AgentRelation, tuple[AgentEnd, ...]]] = {
    AgentRelation.CLOSE_RELATIVE: (
        AgentEnd.OWN_WISH,
        AgentEnd.RELATIVE_DIED,
        AgentEnd.RELATIVE_UNABLE,
        AgentEnd.WRONG_ENTRY,
    ),
    AgentRelation.GUARDIAN: (
        AgentEnd.COURT_RULED,
        AgentEnd.GUARDIAN_DIED,
        AgentEnd.GUARDIAN_UNABLE,
        AgentEnd.WRONG_ENTRY,
    ),
}
"""Why somebody acts no more, by what they were."""
