"""The words in and below the band of the wide layout: the years, and what lies ahead."""

from itertools import pairwise

from anju.law.life import State
from anju.picture.captions import caption, days_of
from anju.picture.drawing import Piece, line, words
from anju.picture.glyphs import glyph
from anju.picture.marks import Cancelled, Mark, Suspended, Window, YearBand, first_day_of
from anju.picture.rows import SHORT, is_told
from anju.picture.scene import Scene
from anju.picture.shapes import shape_of
from anju.picture.track import BRACKET, Track
from anju.picture.wrapping import em_width


def hangs(mark: Mark) -> bool:
    """Whether a mark is said below the line: the running window, and what follows from waiting."""
    return isinstance(mark, Window) or (isinstance(mark, Suspended | Cancelled) and mark.ahead)


def year_names(scene: Scene, track: Track) -> list[str]:
    """The years inside their bands: in words where there is room, else in figures, else not."""
    parts, size = [], track.pen.size
    y = track.top + track.height / 2 + size * 0.36
    for band in scene.years:
        left, right = _free_part(scene, band, track)
        for text in (caption(band, track.pen.language), str(band.number)):
            if em_width(text) * size + 8 <= right - left:
                middle = (left + right) / 2
                parts.append(words(text, middle, y, fill=track.theme.ink, text_anchor="middle"))
                break
    return parts


def _free_part(scene: Scene, band: YearBand, track: Track) -> tuple[float, float]:
    """The longest part of a band without a tick, a hatching, a fold, or today's line."""
    axis = track.axis
    start, end = axis.start_of(band.first_day), axis.end_of(band.last_day)
    days = [scene.today, *(mark.day for mark in scene.endorsements)]
    blocked = [(x, x) for x in (start, end, *(axis.middle_of(day) for day in days))]
    blocked += [(x - 8, x + 8) for x in axis.folds()]
    for span in scene.states:
        if span.state is not State.IN_FORCE:
            blocked.append((axis.start_of(span.first_day), axis.end_of(span.last_day)))
    inside = sorted((max(a, start), min(b, end)) for a, b in blocked if a <= end and b >= start)
    free = [(before[1], after[0]) for before, after in pairwise(inside)]
    return max(free, key=lambda part: part[1] - part[0])


def below(scene: Scene, track: Track) -> Piece:
    """What hangs below: the first days of the years, the running window, what lies ahead."""
    told = [mark for mark in scene.marks if is_told(mark) and hangs(mark)]
    hanging = [mark for mark in told if first_day_of(mark) <= scene.last_day]
    poles = [track.axis.start_of(first_day_of(mark)) for mark in hanging]
    size = track.pen.size
    y = track.foot + size * 2.1
    parts = _year_days(scene, poles, track, y)
    for mark in hanging:
        y += size * 1.5
        parts += _hanging(mark, track, y)
    return Piece("".join(parts), y + size * 0.5)


def _year_days(scene: Scene, poles: list[float], track: Track, y: float) -> list[str]:
    """The first day of every year that has room for it before the next pole."""
    size, parts = track.pen.size * 0.9, []
    years = [band for band in scene.years if (band.last_day - band.first_day).days >= SHORT]
    starts = [track.axis.start_of(band.first_day) for band in years]
    ends = [*starts[1:], *(track.axis.right * 2 for _ in years[-1:])]
    for x, end, band in zip(starts, ends, years, strict=True):
        text = str(band.first_day)
        room = x + em_width(text) * size + 10
        if end >= room and not any(x < pole < room for pole in poles):
            parts.append(line(x, track.foot + 4, x, y, stroke=track.theme.rule, stroke_width=1))
            parts.append(words(text, x + 5, y, font_size=size, fill=track.theme.muted))
    return parts


def _hanging(mark: Mark, track: Track, y: float) -> list[str]:
    """A pole down from the line, and the words beside it, on whichever side there is room."""
    theme, size, x = track.theme, track.pen.size, track.axis.start_of(first_day_of(mark))
    text, is_window = (
        f"{days_of(mark)} {caption(mark, track.pen.language)}",
        isinstance(mark, Window),
    )
    gap = size * (0.4 if is_window else 0.75)
    fits = x + (em_width(text) + 1) * size <= track.axis.right
    anchor, start = ("start", x + gap) if fits else ("end", x - gap)
    colour, fill = (theme.accent,) * 2 if is_window else (theme.rule, theme.ink)
    foot = y if is_window else y - size * 0.35
    shape = "" if is_window else glyph(shape_of(mark), x, foot, track.pen)
    pole = line(x, track.foot + 4 + BRACKET, x, foot, stroke=colour, stroke_width=1.2)
    return [pole, shape, words(text, start, y, fill=fill, text_anchor=anchor)]
