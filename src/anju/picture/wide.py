"""The wide layout: the whole life on one line, with labels on poles above it."""

from dataclasses import dataclass
from datetime import date

from anju.picture.axis import Axis, axis_of
from anju.picture.below import below, hangs, year_names
from anju.picture.captions import caption, days_of
from anju.picture.drawing import Pen, Piece, Room, line, words
from anju.picture.flags import Box, lanes, placed
from anju.picture.glyphs import glyph
from anju.picture.marks import Mark, NextLastDay, Suspended, Today, first_day_of
from anju.picture.rows import is_told, kept_days
from anju.picture.scene import Scene
from anju.picture.shapes import Shape, shape_of
from anju.picture.track import Track
from anju.picture.wrapping import BOLD, em_width

CROWDED = 6
"""With more lanes of labels than this, rows are clearer than a line."""

NARROW_YEAR = 5.6
"""So are they where a year is narrower than this, in em."""

HEIGHT = 30.0
"""The height of the band."""

LANE = 3.0
"""The height of a lane of labels, in em."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word and its days beside a shape, on a pole at a day."""

    day: date
    shape: Shape
    word: str
    days: str
    accent: bool

    @property
    def width(self) -> float:
        """The estimated width in em, the shape included."""
        return max(em_width(self.word) * BOLD, em_width(self.days)) + 1.1


def wide(scene: Scene, pen: Pen, room: Room) -> Piece | None:
    """The line in the room given; None where it would be crowded."""
    told = labels(scene, pen.language)
    axis = _axis(scene, told, pen, room)
    boxes = placed([(axis.middle_of(label.day), label.width * pen.size) for label in told])
    if lanes(boxes) > CROWDED or _year_width(axis) < NARROW_YEAR * pen.size:
        return None
    top = room.top + (lanes(boxes) * LANE + 1) * pen.size
    track = Track(axis, scene.first_day, scene.last_day, top, HEIGHT, pen)
    stands = list(zip(told, boxes, strict=True))
    hanging = below(scene, track)
    parts = [_pole(label, box, track) for label, box in stands]
    parts += track.drawn(scene)
    parts += [_words(label, box, track) for label, box in stands]
    parts += year_names(scene, track)
    return Piece("".join([*parts, hanging.svg]), hanging.foot)


def labels(scene: Scene, language: str) -> list[Label]:
    """The labels above the line: every mark but the bands, the windows and what lies ahead."""
    marks = [mark for mark in scene.marks if is_told(mark) and not hangs(mark)]
    return [_label(mark, language) for mark in marks if first_day_of(mark) <= scene.last_day]


def _label(mark: Mark, language: str) -> Label:
    accent = isinstance(mark, Today | NextLastDay)
    day = first_day_of(mark)
    days = str(day) if isinstance(mark, Suspended) else days_of(mark)
    return Label(day, shape_of(mark), caption(mark, language), days, accent)


def _axis(scene: Scene, told: list[Label], pen: Pen, room: Room) -> Axis:
    """As long as the room, or shorter, so that the last labels end within it."""
    axis = axis_of(scene.first_day, scene.last_day, kept_days(scene))
    shares = [(axis.middle_of(label.day), label.width * pen.size) for label in told]
    lengths = [(room.width - width) / share for share, width in shares if share > 0.2]
    return axis.between(room.left, room.left + min([room.width, *lengths]))


def _year_width(axis: Axis) -> float:
    return (axis.right - axis.left) / axis.drawn_days * 365


def _level(box: Box, track: Track) -> float:
    """The upper edge of a label."""
    return track.top - track.pen.size * (1 + (box.lane + 1) * LANE)


def _pole(label: Label, box: Box, track: Track) -> str:
    colour = track.theme.accent if label.accent else track.theme.rule
    top = _level(box, track) + track.pen.size * 0.7
    return line(box.left, top, box.left, track.top, stroke=colour, stroke_width=1.2)


def _words(label: Label, box: Box, track: Track) -> str:
    theme, size = track.theme, track.pen.size
    x, y = box.left + size * 0.75, _level(box, track) + size
    colour, weight = (theme.accent, "600") if label.accent else (theme.ink, None)
    return "".join(
        (
            glyph(label.shape, box.left, y - size * 0.36, track.pen),
            words(label.word, x, y, fill=colour, font_weight=weight),
            words(label.days, x, y + size * 1.25, fill=theme.muted),
        )
    )
