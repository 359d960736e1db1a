"""Why a history was refused, in one sentence that says what is wrong and what to look at.

>>> from anju.law.known import Refusal
>>> refusal_template(Refusal.TOO_EARLY, "en")
'endorsed on {day}, before the window opened on {boundary}'
"""

from anju.law.known import Refusal, RefusedHistory
from anju.law.wording import day_in_words
from anju.words import N_, say

SENTENCES = {
    Refusal.BEFORE_REGULATION: N_(
        "issued on {day}, before the Regulation came into force on {boundary}; such a permit stays "
        "good for its own term and no endorsement year is computed for it"
    ),
    Refusal.NOT_YET_ISSUED: N_("issued on {day}, after the day judged, {boundary}"),
    Refusal.CANCELLED_BEFORE_ISSUE: N_("cancelled on {day}, before its issue on {boundary}"),
    Refusal.BEFORE_ISSUE: N_("endorsed on {day}, before its issue on {boundary}"),
    Refusal.AFTER_CANCELLATION: N_(
        "endorsed on {day}, although it had been cancelled on {boundary}"
    ),
    Refusal.TOO_EARLY: N_("endorsed on {day}, before the window opened on {boundary}"),
    Refusal.LAPSED: N_(
        "endorsed on {day}, although the measure had cancelled it after {boundary}; a new permit "
        "was to be applied for"
    ),
}

ENDORSED_AGAIN = N_(
    "endorsed on {day}, a second time in a year already endorsed; the next window opens on "
    "{boundary}"
)


def refusal_template(reason: Refusal, language: str, *, already_endorsed: bool = False) -> str:
    """The sentence of a reason in a language, with its slots {day} and {boundary} still open."""
    return say(ENDORSED_AGAIN if already_endorsed else SENTENCES[reason], language)


def refusal_in_words(refused: RefusedHistory, language: str) -> str:
    """The sentence about one refused history."""
    sentence = refusal_template(refused.reason, language, already_endorsed=refused.already_endorsed)
    return sentence.format(
        day=day_in_words(refused.day, language), boundary=day_in_words(refused.boundary, language)
    )
