"""Why a row that the review accepts is not recorded: it contradicts what is recorded already.

A sentence never repeats what the row or the record says of a person.
"""

from enum import StrEnum
from typing import Final

from anju.law.known import RefusedHistory
from anju.law.refusals import refusal_in_words
from anju.words import N_, say

CONFLICT: Final = "conflict"
"""The reason of every such row, beside those of a review."""


class Conflict(StrEnum):
    """What a row contradicts."""

    ANOTHER_CANCELLATION = "another_cancellation"
    ANOTHER_HOLDER = "another_holder"
    ANOTHER_ISSUE_DATE = "another_issue_date"
    ANOTHER_PERSON = "another_person"
    NO_NUMBER = "no_number"
    STILL_OPEN = "still_open"


SENTENCES: Final = {
    Conflict.ANOTHER_CANCELLATION: N_(
        "this permit is recorded as cancelled on another day: look the permit up, and correct what "
        "is wrong"
    ),
    Conflict.ANOTHER_HOLDER: N_(
        "the holder of this permit is recorded without an identity number, and with another name, "
        "sex or day of birth than this row tells: look the permit up, and correct what is wrong"
    ),
    Conflict.ANOTHER_ISSUE_DATE: N_(
        "this permit is recorded with another day of issue: look the permit up, and correct what "
        "is wrong"
    ),
    Conflict.ANOTHER_PERSON: N_(
        "this permit is recorded under another identity number: look the permit up, and correct "
        "what is wrong"
    ),
    Conflict.NO_NUMBER: N_("the permit number has no letter and no digit to find it by"),
    Conflict.STILL_OPEN: N_(
        "this person has an open permit of the same city under another number: cancel that one "
        "first, or correct what is wrong"
    ),
}

_TOGETHER: Final = N_("by what is recorded already, or by the measure of its place: {refusal}")


def conflict_in_words(found: Conflict | RefusedHistory, language: str) -> str:
    """What a row contradicts, in "zh" or "en": a record, or the law once the record is known."""
    if isinstance(found, Conflict):
        return say(SENTENCES[found], language)
    refusal = refusal_in_words(found, language)
    return say(_TOGETHER, language).format(refusal=refusal)
