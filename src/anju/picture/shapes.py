"""The shape of every mark: the same in a picture, in a terminal, and beside its words."""

from enum import StrEnum

from anju.law.endorsement import Effect
from anju.picture.marks import (
    Cancelled,
    Endorsed,
    Filing,
    Issued,
    Mark,
    NextLastDay,
    StateSpan,
    Suspended,
    Today,
    Window,
    YearBand,
)


class Shape(StrEnum):
    """The shapes of the marks; each can be told from the others in black and white."""

    START = "start"
    DISC = "disc"
    RING = "ring"
    DIAMOND = "diamond"
    OPEN_DIAMOND = "open_diamond"
    SQUARE = "square"
    CROSSED = "crossed"
    HATCHED = "hatched"
    LIGHTLY_HATCHED = "lightly_hatched"
    BRACKET = "bracket"
    TODAY = "today"
    FLAG = "flag"


EFFECTS = {
    Effect.TIMELY: Shape.DISC,
    Effect.HELD_OPEN: Shape.RING,
    Effect.GRACE: Shape.RING,
    Effect.HEALED: Shape.RING,
    Effect.RESTARTED: Shape.DIAMOND,
    Effect.GAP_EXCLUDED: Shape.OPEN_DIAMOND,
}
"""An endorsement: filled in time, open without a break, a diamond where it cost something."""


def shape_of(mark: Mark) -> Shape:
    """The shape that stands for a mark."""
    match mark:
        case Endorsed(effect=effect):
            return EFFECTS[effect]
        case Filing(decision=decision):
            return Shape.CROSSED if decision else Shape.SQUARE
        case Suspended(healed=healed):
            return Shape.LIGHTLY_HATCHED if healed else Shape.HATCHED
        case Cancelled():
            return Shape.CROSSED
        case Today():
            return Shape.TODAY
        case NextLastDay():
            return Shape.FLAG
        case Window():
            return Shape.BRACKET
        case Issued() | YearBand() | StateSpan():
            return Shape.START
