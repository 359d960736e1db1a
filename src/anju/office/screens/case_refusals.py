"""A refused step of a case as a page says it: what is wrong, why, and what is missing."""

from anju.law.missing_facts import MISSING_FACTS
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.office.casework.refused import CaseRefused
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say

MISSING = N_("Missing: {what}")


def refusal_lines(refusal: CaseRefused, language: str) -> list[str]:
    """The sentences of a refusal: its own, the law's reasons with their places, what is missing."""
    reasons = [
        " ".join(filter(None, [reason_in_words(each, language), basis_in_words(each, language)]))
        for each in refusal.reasons
    ]
    missing = [
        say(MISSING, language).format(what=say(MISSING_FACTS.get(name, name), language))
        for name in refusal.missing
    ]
    return [as_sentence(refusal.in_words(language), language), *reasons, *missing]
