"""Why a permit is to be cancelled, and what shows it, as a desk reads it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from anju.law.cancelling import CancelGround
from anju.law.wording import day_in_words
from anju.office.casework.cancellation.evidence import SHOWS, CancelEvidence
from anju.words import N_, say

GROUNDS: Final[Mapping[CancelGround, str]] = {
    CancelGround.OWN_WISH: N_("The holder wishes it"),
    CancelGround.LEFT: N_("The holder no longer lives here"),
    CancelGround.BECAME_LOCAL: N_("The holder's household is registered here now"),
    CancelGround.DIED: N_("The holder died"),
    CancelGround.CONDITIONS_LOST: N_("The conditions were lost"),
    CancelGround.FRAUD: N_("The permit was obtained by false proof"),
}
"""Each ground, the one that is met most often first."""

EVIDENCE: Final[Mapping[CancelEvidence, str]] = {
    CancelEvidence.DEATH_CERTIFICATE: N_("death certificate"),
    CancelEvidence.FINDING: N_("a recorded finding"),
    CancelEvidence.HOUSEHOLD_REGISTER: N_("household register"),
    CancelEvidence.OWN_STATEMENT: N_("the holder's own statement"),
    CancelEvidence.REGISTRATION_ENDED: N_("the residence registration that ended"),
    CancelEvidence.VISIT: N_("a visit to the address"),
}
"""What shows a ground."""

ISSUED_ONLY: Final = N_(
    "The permit was issued only on {day}: it is cancelled from that day, and none of its days "
    "counts."
)
_PAIR: Final = N_("{ground}: {evidence}")


def grounds_with_evidence(language: str) -> list[tuple[str, str]]:
    """Every ground with each thing that shows it, as a form offers them: codes and words."""
    return [
        (f"{ground.value} {evidence.value}", in_pair(ground, [evidence], language))
        for ground in GROUNDS
        for evidence in sorted(SHOWS[ground])
    ]


def in_pair(ground: CancelGround, evidence: list[CancelEvidence], language: str) -> str:
    """A ground and what shows it, in words."""
    shown = ("、" if language == "zh" else ", ").join(
        say(EVIDENCE[each], language) for each in evidence
    )
    return say(_PAIR, language).format(ground=say(GROUNDS[ground], language), evidence=shown)


def issued_only(issued_on: date, language: str) -> str:
    """What becomes of a permit that was issued only after what ends it."""
    return say(ISSUED_ONLY, language).format(day=day_in_words(issued_on, language))
