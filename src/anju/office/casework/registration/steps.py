"""What can be done with somebody's registration of residence in a city, as it stands.

A table written by hand: none yet, one that is running, one that has ended.  Nobody has two at
once in one city; whoever comes back registers anew, and the time counts from then.
"""

from collections.abc import Mapping
from enum import StrEnum

from anju.words import N_, say


class Registered(StrEnum):
    """How somebody's registration stands in a city on a day."""

    ENDED = "ended"
    NONE = "none"
    RUNNING = "running"

    def in_words(self, language: str) -> str:
        """The state in "zh" or "en"."""
        return say(_WORDS[self], language)


_WORDS: Mapping[Registered, str] = {
    Registered.ENDED: N_("Registration ended"),
    Registered.NONE: N_("Not registered here"),
    Registered.RUNNING: N_("Registered here"),
}


class Step(StrEnum):
    """What somebody reports."""

    ARRIVE = "arrive"
    CHANGE_ADDRESS = "change_address"
    DEPART = "depart"
    MOVE_WITHIN_CITY = "move_within_city"


STEPS: Mapping[Registered, Mapping[Step, Registered]] = {
    Registered.ENDED: {Step.ARRIVE: Registered.RUNNING},
    Registered.NONE: {Step.ARRIVE: Registered.RUNNING},
    Registered.RUNNING: {
        Step.CHANGE_ADDRESS: Registered.RUNNING,
        Step.DEPART: Registered.ENDED,
        Step.MOVE_WITHIN_CITY: Registered.RUNNING,
    },
}
"""Where each step leads; what does not stand here is refused."""
