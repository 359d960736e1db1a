"""Why something recorded is to be corrected, and what the holder says to it, as a desk reads it."""

from collections.abc import Mapping
from typing import ClassVar, Final

from django import forms

from anju.office.casework.correction.proposing import Grounds, HolderAnswer
from anju.office.counter.starting import Told
from anju.office.papers.uploads.keeping import OtherPaper
from anju.office.screens.asking import Choices, Sentences
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

WRONG_ENTRY: Final[Mapping[str, str]] = {
    "wrong_entry": N_("It was recorded wrongly"),
    "wrong_person": N_("It belongs to another person"),
}
"""Why an entry of a permit is taken out: codes of the ledger."""

WRONG_DETAIL: Final[Mapping[str, str]] = {
    "identity_card": N_("The identity card shows it"),
    "household_register": N_("The household register shows it"),
    "wrong_entry": N_("It was recorded wrongly"),
}
"""Why a personal detail or an address is corrected: codes of the ledger."""

ANSWERS: Final[Mapping[HolderAnswer, str]] = {
    HolderAnswer.ASKED_FOR_IT: N_("asked for it"),
    HolderAnswer.AGREES: N_("agrees"),
    HolderAnswer.DISAGREES: N_("disagrees"),
    HolderAnswer.NOT_REACHED: N_("was not reached"),
}
"""What the holder says to a correction."""

WHY: Final = N_("Why: {why}. The holder: {answer}.")


class GroundsForm(ScansForm):
    """Why, what the holder says to it, and scans of what shows it."""

    TAKES = (OtherPaper.OTHER_PAPER,)

    reason = forms.ChoiceField(widget=forms.RadioSelect)
    answer = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"reason": N_("Why"), "answer": N_("The holder")}


def grounds_choices(reasons: Mapping[str, str], language: str) -> dict[str, Choices]:
    """Reasons and answers, as a form offers them."""
    return {
        "reason": [(code, say(told, language)) for code, told in reasons.items()],
        "answer": [(code.value, say(told, language)) for code, told in ANSWERS.items()],
    }


def grounds_of(told: Told) -> Grounds:
    """What a form told."""
    return Grounds(told["reason"], HolderAnswer(told["answer"]), uploads=told["uploads"])


def grounds_line(asks: Told, language: str) -> str:
    """The reason and the answer that a filing holds, as one line."""
    reasons = {**WRONG_ENTRY, **WRONG_DETAIL}
    code = str(asks["reason"])
    why = say(reasons.get(code, code), language)
    answer = say(ANSWERS[HolderAnswer(asks["answer"])], language)
    return say(WHY, language).format(why=why, answer=answer)
