"""A refusal for which the law has no question: the officer's own words, beside a place in a text.

A refusal gives its reasons and says where they stand; it never rests on words alone.  The words
are personal and are kept apart: here stands only what they rest on.

>>> str(in_own_words(Citation(REGULATION, 9, 4)).citations[0])
'《居住证暂行条例》第9条第4款'
"""

from anju.law.citation import REGULATION, Citation
from anju.law.outcome import Reason

GIVES_REASONS = frozenset(
    {
        Citation(REGULATION, 2),
        Citation(REGULATION, 9, 1),
        Citation(REGULATION, 9, 2),
        Citation(REGULATION, 9, 3),
        Citation(REGULATION, 9, 4),
        Citation(REGULATION, 18, 1, 1),
    }
)
"""What an application may be refused on: who may apply, with what, and with the truth."""


class RestsOnNothing(ValueError):
    """The place that was named gives no reason to refuse an application."""


def in_own_words(cited: Citation) -> Reason:
    """The reason of a refusal in an officer's own words; raises RestsOnNothing elsewhere."""
    if cited not in GIVES_REASONS:
        raise RestsOnNothing(str(cited))
    return Reason("reasons_in_own_words", (cited,))
