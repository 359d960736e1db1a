"""What shows that somebody is a close relative, and why the naming ended: codes, and in words.

Source: Regulation art. 9(3) lets a close relative apply for the elderly and the disabled; who is
one stands in the Civil Code, art. 1045: spouse, parents, children, brothers and sisters,
grandparents, grandchildren.  Only the kind of paper is kept here.
"""

from collections.abc import Mapping
from enum import StrEnum

from anju.words import N_, say


class RelativeEvidence(StrEnum):
    """The paper that was seen, or the word of the holder; its code stands in the entry."""

    BIRTH_CERTIFICATE = "birth_certificate"
    DECLARATION = "declaration"
    HOUSEHOLD_BOOKLET = "household_booklet"
    MARRIAGE_CERTIFICATE = "marriage_certificate"
    NOTARISED_PAPER = "notarised_paper"

    def in_words(self, language: str) -> str:
        """The evidence in "zh" or "en"."""
        return say(_PAPERS[self], language)


_PAPERS: Mapping[RelativeEvidence, str] = {
    RelativeEvidence.BIRTH_CERTIFICATE: N_("birth certificate"),
    RelativeEvidence.DECLARATION: N_("declared by the holder"),
    RelativeEvidence.HOUSEHOLD_BOOKLET: N_("household register"),
    RelativeEvidence.MARRIAGE_CERTIFICATE: N_("marriage certificate"),
    RelativeEvidence.NOTARISED_PAPER: N_("notarised paper"),
}


class RelativeEnd(StrEnum):
    """Why a relative acts no more."""

    OWN_WISH = "own_wish"
    RELATIVE_DIED = "relative_died"
    RELATIVE_UNABLE = "relative_unable"
    WRONG_ENTRY = "wrong_entry"
