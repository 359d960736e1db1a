"""The tall layout: one row for each residence year, with what happened in it.

In a narrow picture the words stand below the band; in a wide one beside it.
"""

from dataclasses import dataclass

from anju.picture.captions import caption, days_of, row_days, row_note
from anju.picture.drawing import Pen, Piece, Room, words
from anju.picture.glyphs import glyph
from anju.picture.marks import Mark, NextLastDay, Today
from anju.picture.rows import Row, row_axis, rows
from anju.picture.scene import Scene
from anju.picture.shapes import shape_of
from anju.picture.track import Track
from anju.picture.wrapping import BOLD, em_width, wrapped

BAND = 20.0
"""The height of a band."""

BESIDE = 52
"""From this width on, in em, the words stand beside the band."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where title, band and words of a row may stand; in a narrow picture all over the width."""

    title: Room
    band: Room
    told: Room
    beside: bool


def columns(room: Room, pen: Pen) -> Columns:
    """The columns of a row that begins at the top of the room."""
    if room.width < pen.size * BESIDE:
        return Columns(room, room, room, beside=False)
    title, told = room.left + pen.size * 14, room.right - pen.size * 21
    return Columns(
        Room(room.left, title, room.top),
        Room(title, told - pen.size, room.top),
        Room(told, room.right, room.top),
        beside=True,
    )


def tall(scene: Scene, pen: Pen, room: Room) -> Piece:
    """The rows in the room given."""
    parts, y = [], room.top
    for row in rows(scene):
        drawn = _row(scene, row, pen, columns(Room(room.left, room.right, y), pen))
        parts.append(drawn.svg)
        y = drawn.foot
    return Piece("".join(parts), y)


def _row(scene: Scene, row: Row, pen: Pen, place: Columns) -> Piece:
    title = _title(row, pen, place)
    top = place.band.top + pen.size * 0.3 if place.beside else title.foot + pen.size * 0.25
    axis = row_axis(scene, row, place.band.left, place.band.right)
    track = Track(axis, row.first_day, row.last_day, top, BAND, pen)
    foot = track.foot + pen.size * (1.1 if track.is_bracketed(scene) else 0.4)
    told = _told(row, pen, place.told, place.told.top if place.beside else foot)
    svg = "".join((title.svg, *track.drawn(scene), told.svg))
    return Piece(svg, max(foot, title.foot, told.foot) + pen.size * (0.55 if place.beside else 0.9))


def _title(row: Row, pen: Pen, place: Columns) -> Piece:
    """The name of the row, and its days: beside the name if both fit, else below."""
    room, size, theme = place.title, pen.size, pen.theme
    name, days = row_note(row, pen.language), row_days(row, pen.language)
    y, bold = room.top + size, {"font_weight": "600", "fill": theme.ink}
    if not place.beside and (em_width(name) * BOLD + em_width(days) + 1) * size <= room.width:
        after = words(days, room.right, y, fill=theme.muted, text_anchor="end")
        return Piece(words(name, room.left, y, **bold) + after, y + size * 0.35)
    lines = [(text, bold) for text in wrapped(name, room.width / size / BOLD, em_width)]
    lines += [(text, {"fill": theme.muted}) for text in wrapped(days, room.width / size, em_width)]
    parts = [
        words(text, room.left, y + size * 1.35 * number, **attributes)
        for number, (text, attributes) in enumerate(lines)
    ]
    return Piece("".join(parts), y + size * (1.35 * len(lines) - 0.95))


def _told(row: Row, pen: Pen, room: Room, top: float) -> Piece:
    """The marks of the row in order, one below the other."""
    size, parts, y = pen.size, [], top
    for mark in row.marks:
        parts.append(glyph(shape_of(mark), room.left + size * 0.45, y + size * 0.64, pen))
        colour = pen.theme.accent if isinstance(mark, Today | NextLastDay) else pen.theme.ink
        for text in wrapped(said(mark, pen.language), room.width / size - 1.3, em_width):
            y += size * 1.45
            parts.append(words(text, room.left + size * 1.3, y - size * 0.45, fill=colour))
    return Piece("".join(parts), y)


def said(mark: Mark, language: str) -> str:
    """A mark in one short line: its days, then its word."""
    return f"{days_of(mark)} {caption(mark, language)}"
