"""Why a row of a list is refused: a code and a sentence that tells nothing of a person's record.

Whoever files for many learns whether a row was taken, not what the office knows of the person:
one code stands for every way in which a row does not match.
"""

from enum import StrEnum

from anju.words import N_, say


class RowRefused(StrEnum):
    """The reason of a refused row."""

    BUSY = "busy"
    NOT_NOW = "not_now"
    NOT_SOUND = "not_sound"
    NO_MATCH = "no_match"
    NO_RULE = "no_rule"
    TWICE = "twice"

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(_SENTENCES[self], language)


_SENTENCES = {
    RowRefused.BUSY: N_("others were writing at the same time; send the list once more"),
    RowRefused.NOT_NOW: N_(
        "this cannot be filed for this person today; they can ask at their own counter why"
    ),
    RowRefused.NOT_SOUND: N_(
        "a row needs a name and an identity number or a permit number without a slip"
    ),
    RowRefused.NO_MATCH: N_(
        "the name and the number of this row lead to nobody whose case can be filed here; check "
        "them, or send the person to the counter"
    ),
    RowRefused.NO_RULE: N_(
        "here nobody but the holder or a close relative may ask for an endorsement"
    ),
    RowRefused.TWICE: N_("an earlier row of this list names the same person"),
}
