"""What is asked of whoever proposes something, or decides on it."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from anju.law.facts import Decision
from anju.office.screens.asking import Asking, Sentences
from anju.words import N_, say

SAME = {
    "same_documents": N_("The documents seen are of one person"),
    "same_number": N_("One identity number was mistyped"),
    "wrong_entry": N_("The person was recorded a second time by mistake"),
}
"""Why two records are of one person: codes of the ledger, as the form offers them."""

NOT_SAME = {
    "another_person": N_("The documents seen are of two people"),
    "wrong_entry": N_("The merge was a mistake"),
}
"""Why a merged record is of another person after all."""

WRONG = {
    "wrong_entry": N_("The entry is wrong"),
    "wrong_person": N_("It belongs to another person"),
    "office": N_("A mistake of the office"),
}
"""Why an entry is to be taken out."""

PROPOSED = N_("Proposed. Another person, with another role, decides; nothing changes before.")


class Propose(Asking):
    """A proposal, with its reason."""

    LABELS: ClassVar[Sentences] = {"reason": N_("Why")}

    reason = forms.ChoiceField()


class Decide(Asking):
    """A decision: each button sends its own."""

    decision = forms.ChoiceField(
        choices=[(each.value, each.value) for each in (Decision.GRANTED, Decision.REFUSED)]
    )


def offered(reasons: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    """Reasons in words, as a form offers them."""
    return [(code, say(label, language)) for code, label in reasons.items()]
