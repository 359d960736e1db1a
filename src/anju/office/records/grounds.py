"""The grounds of art. 2 in words."""

from anju.words import N_, say

GROUNDS = {
    "accommodation": N_("stable accommodation"),
    "employment": N_("stable employment"),
    "schooling": N_("continuous schooling"),
}


def ground_in_words(ground: str, language: str) -> str:
    """A ground in words; a code that is not known is told as it stands."""
    known = GROUNDS.get(ground)
    return say(known, language) if known else ground
