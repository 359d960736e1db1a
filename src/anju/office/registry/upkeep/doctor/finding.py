"""A finding: what was looked at, how it stands, and what to do where it is not well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from anju.words import say


class Standing(StrEnum):
    """How something stands: well, worth knowing, or wrong."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `sentence` and `advice` are keys of the catalogue, filled by `values`.

    `code` names what was looked at; `advice` is empty where all is well.
    """

    code: str
    standing: Standing
    sentence: str
    advice: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def in_words(self, language: str) -> str:
        """The sentence, and what to do behind it, in "zh" or "en"."""
        parts = [say(part, language) for part in (self.sentence, self.advice) if part]
        return (" " if language == "en" else "").join(parts).format(**self.values)


def well(code: str, sentence: str, **values: object) -> Finding:
    """A finding that all is well."""
    return Finding(code, Standing.WELL, sentence, values=values)


def note(code: str, sentence: str, advice: str, **values: object) -> Finding:
    """A finding that is worth knowing."""
    return Finding(code, Standing.NOTE, sentence, advice, values)


def wrong(code: str, sentence: str, advice: str, **values: object) -> Finding:
    """A finding that something is wrong."""
    return Finding(code, Standing.WRONG, sentence, advice, values)
