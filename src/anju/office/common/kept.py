"""How a table is kept: the four kinds of table.

LEDGER is the truth for legal facts and only grows.  DETAILS is the truth for personal facts,
versioned and erasable.  A PROJECTION is derived from the ledger and can be made anew at any
time.  WORK has no legal meaning.
"""

from enum import StrEnum


class Kept(StrEnum):
    """The kind of a table; a test sees to it that every table has exactly one."""

    LEDGER = "ledger"
    DETAILS = "details"
    PROJECTION = "projection"
    WORK = "work"
