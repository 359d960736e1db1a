"""How surely a value of a measure is known: every answer that rests on one says so."""

from enum import StrEnum


class Confidence(StrEnum):
    """How surely a measure is known: article read, quoted by guides that agree, guides only."""

    TEXT = "text"
    QUOTED = "quoted"
    GUIDES = "guides"
