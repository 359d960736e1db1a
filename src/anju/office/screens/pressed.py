"""What was pressed on a page that asks nothing more: done, or the sentences of why it was not."""

from collections.abc import Callable

from anju.law.known import RefusedHistory
from anju.office.casework.refused import CaseRefused
from anju.office.registry.ledger.requests import Busy, Outcome, RequestConflict
from anju.office.registry.refused import Refused, in_words
from anju.office.screens.asking import BUSY, SENT_BEFORE
from anju.office.screens.case_refusals import refusal_lines
from anju.office.screens.sentences import as_sentence
from anju.words import say


def pressed(carry_out: Callable[[], Outcome], language: str) -> Outcome | list[str]:
    """The outcome of an operation; where it was refused, why, in "zh" or "en"."""
    try:
        return carry_out()
    except (Refused, RefusedHistory) as refusal:
        return [as_sentence(in_words(refusal, language), language)]
    except CaseRefused as refusal:
        return refusal_lines(refusal, language)
    except RequestConflict:
        return [say(SENT_BEFORE, language)]
    except Busy:
        return [say(BUSY, language)]
