"""A row as a bar of characters, each one column wide, for a terminal."""

from math import ceil

from anju.law.life import State
from anju.picture.axis import Axis
from anju.picture.marks import Endorsed, NextLastDay, StateSpan, Today
from anju.picture.rows import Row, row_axis
from anju.picture.scene import Scene
from anju.picture.shapes import Shape, shape_of

HATCH = "\u2571"

SIGNS = {
    Shape.START: "▐",
    Shape.DISC: "●",
    Shape.RING: "○",
    Shape.DIAMOND: "◆",
    Shape.OPEN_DIAMOND: "◇",
    Shape.SQUARE: "□",
    Shape.CROSSED: "✕",
    Shape.HATCHED: HATCH,
    Shape.LIGHTLY_HATCHED: "▚",
    Shape.BRACKET: "▂",
    Shape.TODAY: "┃",
    Shape.FLAG: "⚑",
}
"""The sign of each shape; the same in a bar and before the line that says what it is."""

FACTS = {State.IN_FORCE: "█", State.SUSPENDED: HATCH, State.CANCELLED: "─"}
PROMISES = {State.IN_FORCE: "░", State.SUSPENDED: "╌", State.CANCELLED: "┄"}
NOT_COUNTED = "▒"
WINDOW, FOLD = "▂", "≀"


def bar(scene: Scene, row: Row, cells: int) -> str:
    """The bar of a row: a full year takes `cells` columns, a shorter stretch fewer."""
    axis = row_axis(scene, row, 0, cells)
    drawn = [" "] * max(1, ceil(axis.right - 0.01))
    for span in scene.states:
        if span.first_day <= row.last_day and span.last_day >= row.first_day:
            _fill(drawn, axis, span, _sign(row, span))
    for window in scene.windows:
        if window.first_day <= row.last_day and window.last_good_day >= row.first_day:
            left, right = axis.start_of(window.first_day), axis.end_of(window.last_good_day)
            for cell in range(round(left), round(right)):
                drawn[cell] = WINDOW if drawn[cell] in {"█", "░", NOT_COUNTED} else drawn[cell]
    _put_marks(drawn, axis, scene, row)
    return "".join(drawn).rstrip()


def _fill(drawn: list[str], axis: Axis, span: StateSpan, sign: str) -> None:
    left, right = axis.start_of(span.first_day), axis.end_of(span.last_day)
    for cell in range(int(left), max(int(left) + 1, round(right))):
        drawn[min(cell, len(drawn) - 1)] = sign


def _sign(row: Row, span: StateSpan) -> str:
    if span.ahead:
        return PROMISES[span.state]
    if span.state is State.SUSPENDED and span.counts:
        return SIGNS[Shape.LIGHTLY_HATCHED]
    lost = bool(row.bands) and not row.bands[0].counts
    return NOT_COUNTED if lost and span.state is State.IN_FORCE else FACTS[span.state]


def _put_marks(drawn: list[str], axis: Axis, scene: Scene, row: Row) -> None:
    last = len(drawn) - 1
    for fold in axis.folds():
        drawn[min(int(fold), last)] = FOLD
    for mark in row.marks:
        if isinstance(mark, Endorsed | NextLastDay | Today) and mark.day <= scene.last_day:
            drawn[min(int(axis.middle_of(mark.day)), last)] = SIGNS[shape_of(mark)]
