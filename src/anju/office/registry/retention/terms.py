"""How long each kind of record is kept, and why: the one file that says it, and a city's own.

The file is dated as the measures are; `retention.toml` in the folder of the installation adds the
blocks that a city decides on.

>>> term_of(load_terms(), Record.PERSON_DETAILS, date(2026, 11, 23)).months
24
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

from anju.words import N_, say

OWN_FILE = "retention.toml"
"""The name of a city's own file in the folder of its installation."""


class Record(StrEnum):
    """A kind of record that has a time of keeping."""

    ENTRY = "entry"
    LOOK = "look"
    PERSON_DETAILS = "person_details"
    REQUEST = "request"


class DecidedBy(StrEnum):
    """Who decides a term: a text of law, the design, or the city itself."""

    CITY = "city"
    LAW = "law"
    SOFTWARE = "software"


_DECIDED: Mapping[DecidedBy, str] = {
    DecidedBy.CITY: N_("the city decides: {ground}"),
    DecidedBy.LAW: N_("the law decides: {ground}"),
    DecidedBy.SOFTWARE: N_("the design asks for it: {ground}"),
}


class TermsUnusable(ValueError):
    """A file of terms is not written as it must be."""

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(N_("the terms of keeping cannot be read: {reason}"), language).format(
            reason=str(self)
        )


@dataclass(frozen=True, slots=True)
class Term:
    """A time of keeping from a day on; `months` is None for a record kept without end."""

    record: Record
    first_day: date
    months: int | None
    decided_by: DecidedBy
    ground_zh: str
    ground_en: str

    def ground(self, language: str) -> str:
        """Why it is so, and who decides that, in "zh" or "en"."""
        ground = self.ground_en if language == "en" else self.ground_zh
        return say(_DECIDED[self.decided_by], language).format(ground=ground)


def load_terms(folder: Path | None = None) -> tuple[Term, ...]:
    """The terms shipped, and behind them those of the city's own file; raises TermsUnusable."""
    texts = [(files("anju.office.registry.retention") / "terms.toml").read_text("utf-8")]
    if folder is not None and (folder / OWN_FILE).exists():
        texts.append((folder / OWN_FILE).read_text("utf-8"))
    try:
        return tuple(_term(told) for text in texts for told in tomllib.loads(text)["term"])
    except (KeyError, TypeError, ValueError) as error:
        raise TermsUnusable(repr(error)) from None


def _term(told: Mapping[str, Any]) -> Term:
    unknown = set(told) - {"record", "first_day", "months", "decided_by", "ground_zh", "ground_en"}
    months = told.get("months")
    if unknown or not isinstance(told["first_day"], date):
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    if months is not None and (not isinstance(months, int) or months < 0):
        raise ValueError(f"months = {months}")
    return Term(
        Record(told["record"]),
        told["first_day"],
        months,
        DecidedBy(told["decided_by"]),
        str(told["ground_zh"]),
        str(told["ground_en"]),
    )


def term_of(terms: Iterable[Term], record: Record, on: date) -> Term:
    """The term of a record that holds on a day: the latest begun; of two begun at once the later.

    Raises TermsUnusable where none holds.
    """
    held = [term for term in terms if term.record is record and term.first_day <= on]
    if not held:
        raise TermsUnusable(f"no term of {record} holds on {on}")
    latest = max(term.first_day for term in held)
    return [term for term in held if term.first_day == latest][-1]
