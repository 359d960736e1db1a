"""What a certificate of continuity says, to be compared with the paper, and how its permit stands.

It names nobody: whoever has the code has the paper, or a copy of it.
"""

from datetime import date

from anju.law.life import State
from anju.law.wording import day_in_words
from anju.office.casework.continuity.checking import certificate_of
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.permits.answers import Shown, answer
from anju.office.registry.permits.fold import fold_permit
from anju.picture.captions import STATES, WINDOW_OPEN, years_in_words
from anju.words import N_, say


def certified(entry: Recorded, today: date, language: str) -> list[tuple[str, str]]:
    """The lines of a certificate in "zh" or "en", each with its label; `entry` issued it.

    The last line is the status today.
    """
    found = certificate_of(entry.subject, entry.number)
    now = answer(fold_permit(read_chain(entry.subject)), today).state
    lines = (
        (N_("As of"), day_in_words(found.as_of, language)),
        (N_("Status"), say(STATES[State(found.says.status)], language)),
        (N_("Continuous since"), day_in_words(found.says.continuous_since, language)),
        (N_("Whole years"), years_in_words(found.says.residence_years, language)),
        (N_("Status today"), say(_status(now), language)),
    )
    return [(say(label, language), line) for label, line in lines]


def _status(shown: Shown) -> str:
    return WINDOW_OPEN if shown is Shown.WINDOW_OPEN else STATES[State(shown.value)]
