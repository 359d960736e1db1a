"""Labels that stand on poles along a line and never overlap.

The text of a label begins at its pole.  Labels are placed from the right: each takes the
lowest lane above every label that it would otherwise cover, so that no pole runs through a
text and no text over another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 12.0
"""The least distance between two labels of one lane."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a label stands: its pole, its width, its lane (0 is next to the line)."""

    left: float
    width: float
    lane: int


def placed(wanted: Sequence[tuple[float, float]]) -> list[Box]:
    """Boxes for labels given as (pole, width), in the order they were given."""
    boxes: dict[int, Box] = {}
    for index in sorted(range(len(wanted)), key=lambda i: (wanted[i][0], i), reverse=True):
        pole, width = wanted[index]
        covered = (box.lane for box in boxes.values() if box.left < pole + width + GAP)
        boxes[index] = Box(pole, width, max(covered, default=-1) + 1)
    return [boxes[index] for index in range(len(wanted))]


def lanes(boxes: Sequence[Box]) -> int:
    """How many lanes the boxes take."""
    return max((box.lane + 1 for box in boxes), default=0)
