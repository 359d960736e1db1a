"""What a complaint is about; the code stands in its filing."""

from collections.abc import Mapping
from enum import StrEnum

from anju.words import N_, say


class About(StrEnum):
    """What is wrong, as somebody says it who is no clerk."""

    AUTOMATIC = "automatic"
    LOOK = "look"
    OFFICE = "office"
    RECORD = "record"

    @property
    def is_of_staff(self) -> bool:
        """Whether it is about what somebody of an office did, whoever that was."""
        return self in {About.LOOK, About.OFFICE}

    def in_words(self, language: str) -> str:
        """The matter in "zh" or "en"."""
        return say(_WORDS[self], language)


_WORDS: Mapping[About, str] = {
    About.AUTOMATIC: N_("an endorsement that was made automatically"),
    About.LOOK: N_("somebody who looked at my record"),
    About.OFFICE: N_("how an office dealt with me"),
    About.RECORD: N_("something in my record that is not true"),
}
