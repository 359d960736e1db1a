"""How columns write what the law writes as words: small numbers in the order of the law's enums.

`NO_DAY` (int32) is no day; `NO_CODE` (uint8) is no answer, as the window of a cancelled permit.
A reason is 0 where the history is taken, else its place in `REASONS`.
"""

from enum import StrEnum
from typing import Final

from anju.law.endorsement import Effect
from anju.law.known import Refusal
from anju.law.life import State
from anju.law.standing import NextStep, WindowState

NO_DAY: Final = -(2**31)
NO_CODE: Final = 255

STATUSES: Final = tuple(State)
WINDOWS: Final = tuple(WindowState)
NEXT_STEPS: Final = tuple(NextStep)
EFFECTS: Final = tuple(Effect)

CALENDAR_UNKNOWN: Final = "calendar_unknown"
"""The reason of a row whose measure waits for a working day that no loaded calendar knows."""

REASONS: Final = (None, *Refusal, CALENDAR_UNKNOWN)


NOT_PENDING, PENDING_IN_TIME, PENDING_LATE = range(3)
"""What kernels know of an undecided filing: none, made in time, made late."""


def code(member: StrEnum) -> int:
    """The number that columns write for a member of one of the law's enums: its place, from 0."""
    return tuple(type(member)).index(member)
