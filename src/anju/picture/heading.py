"""The head of a picture: the status as shape and word, what matters most, and the full years."""

from anju.law.life import State
from anju.law.standing import WindowState
from anju.picture.captions import residence_years, status
from anju.picture.drawing import Pen, Piece, Room, Value, element, line, path, words
from anju.picture.scene import Scene
from anju.picture.sentences import headline
from anju.picture.wrapping import BOLD, em_width, wrapped


def heading(scene: Scene, pen: Pen, room: Room) -> Piece:
    """The head of a picture in the room given."""
    large, small, theme = pen.size * 1.3, pen.size, pen.theme
    y, indent = room.top + large, pen.size * 1.65
    parts = [_status_shape(scene, room.left, y - large * 0.8, large * 0.86, pen)]
    said = (
        (status(scene, pen.language), large, room.left + indent, theme.ink),
        (headline(scene, pen.language), small, room.left, theme.ink),
        (residence_years(scene, pen.language), small, room.left, theme.muted),
    )
    for sentence, size, x, fill in said:
        weight = "600" if size == large else None
        limit = (room.right - x) / size / (BOLD if weight else 1)
        for text in wrapped(sentence, limit, em_width):
            parts.append(words(text, x, y, font_size=size, font_weight=weight, fill=fill))
            y += pen.size * (1.8 if weight else 1.6)
    return Piece("".join(parts), y - pen.size)


def _status_shape(scene: Scene, x: float, y: float, side: float, pen: Pen) -> str:
    """A piece of the band as on the day: filled, hatched, crossed; bracketed in the window."""
    fills = {State.IN_FORCE: pen.theme.band, State.SUSPENDED: f"url(#{pen.name}-hatched)"}
    edge: dict[str, Value] = {"stroke": pen.theme.ink, "stroke_width": 1.5}
    fill = fills.get(scene.status, "none")
    parts = [element("rect", x=x, y=y, width=side, height=side, fill=fill, **edge)]
    if scene.status is State.CANCELLED:
        parts.append(line(x, y, x + side, y + side, **edge))
        parts.append(line(x + side, y, x, y + side, **edge))
    elif scene.window_state is WindowState.OPEN:
        top, foot = y + side + 2.5, y + side + 6
        d = path("M", x, top, "V", foot, "H", x + side, "V", top)
        parts.append(element("path", d=d, fill="none", **edge))
    return "".join(parts)
