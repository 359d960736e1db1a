"""A name taken apart for the search: parts, Chinese characters, Latin words.

Case, width, blanks, dots between parts, accents and variation selectors do not matter.  A
character of a rare plane is one character.

>>> NameForm.of("阿不都•买买提").characters
'阿不都买买提'
>>> NameForm.of("José Ángel 王").words, NameForm.of("José Ángel 王").runs
(('jose', 'angel'), ('王',))
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from anju.office.common.typed import MIDDLE_DOT, normal_name

# Everything from the CJK radicals on is written without blanks: one character, one sign.
_RUN = re.compile(r"[\u2e80-\U0010ffff]+")
# Nine names of ten; nothing in them needs any forgiving.
_USUAL = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[^\W_\u2e80-\U0010ffff]+")
_ACCENT = re.compile(r"[\u0300-\u036f]+")
_VARIATION = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as the search sees it.

    `parts` are what dots divide, `runs` the stretches of Chinese characters (parts run together),
    `words` the Latin words and numbers, all in the order of the name.
    """

    parts: tuple[str, ...]
    runs: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> Self:
        """The form of a name, or of what somebody types to find one."""
        if _USUAL.fullmatch(name):
            return cls((name,), (name,), ())
        normal = normal_name(name)
        plain = _VARIATION.sub("", normal)
        parts = tuple(part for part in plain.split(MIDDLE_DOT) if part)
        joined = plain.replace(MIDDLE_DOT, "")
        letters = unicodedata.normalize("NFD", _RUN.sub(" ", plain.replace(MIDDLE_DOT, " ")))
        words = _WORD.findall(_ACCENT.sub("", letters).casefold())
        return cls(parts, tuple(_RUN.findall(joined)), tuple(words))

    @property
    def characters(self) -> str:
        """The Chinese characters alone."""
        return "".join(self.runs)

    @property
    def whole(self) -> str:
        """The text that two spellings of one name have in common."""
        return f"{' '.join(self.runs)}|{' '.join(self.words)}"
