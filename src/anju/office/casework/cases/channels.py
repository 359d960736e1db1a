"""How somebody reached the office; the code stands in entries."""

from enum import StrEnum


class Channel(StrEnum):
    """The way by which something was asked for, reported or told."""

    COUNTER = "counter"
    LETTER = "letter"
    ONLINE = "online"
    TELEPHONE = "telephone"
