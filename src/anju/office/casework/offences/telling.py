"""What the Regulation says of an offence, in words, and who decides on it.

>>> what_follows(Offence.USING_ANOTHERS_PERMIT, "en")[0]
'The fine for this is from 200 to 1000 yuan.'
"""

from anju.law.penalties import Offence, may_fine, may_seize
from anju.law.reason_words import reason_in_words
from anju.words import N_, say

DECIDED_OUTSIDE = N_(
    "The penalty is decided by the public security organ in its own procedure, not here; what was "
    "found is recorded."
)


def what_follows(offence: Offence, language: str) -> tuple[str, ...]:
    """The range of the fine or the discipline, whether the card is seized, who decides."""
    reasons = (*may_fine(offence, None).reasons, *may_seize(offence).reasons)
    told = (reason_in_words(reason, language) for reason in reasons)
    return (*told, say(DECIDED_OUTSIDE, language))
