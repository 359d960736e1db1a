"""The band itself: states filled or hatched, years parted, windows bracketed below, today across.

One track serves both layouts: it draws whatever part of the scene lies on its axis.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from anju.law.legal_days import ONE_DAY
from anju.law.life import State
from anju.picture.axis import Axis
from anju.picture.drawing import Pen, Value, element, line, path
from anju.picture.marks import StateSpan, Window
from anju.picture.scene import Scene
from anju.picture.shapes import Shape
from anju.picture.theme import Theme

SLIVER = 8.0
"""A year narrower than this, in px, is not parted from the one before it."""

BRACKET = 7.0
"""How far a bracket reaches below the band."""


@dataclass(frozen=True, slots=True)
class Track:
    """A band on an axis, from `first_day` to `last_day`, with its upper edge at `top`."""

    axis: Axis
    first_day: date
    last_day: date
    top: float
    height: float
    pen: Pen

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.pen.theme

    @property
    def foot(self) -> float:
        """The lower edge of the band."""
        return self.top + self.height

    def drawn(self, scene: Scene) -> Iterator[str]:
        """The band with everything that has a place on it, words left out."""
        for first, last, span in self._pieces(scene):
            yield from self._piece(scene, first, last, span)
        yield from self._ticks(scene)
        yield from self._folds()
        yield from (self._bracket(window) for window in scene.windows if self._holds(window))
        if self.first_day <= scene.today <= self.last_day:
            yield self._today(scene.today)

    def is_bracketed(self, scene: Scene) -> bool:
        """Whether anything reaches below the band."""
        today = self.first_day <= scene.today <= self.last_day
        return today or any(self._holds(window) for window in scene.windows)

    def _pieces(self, scene: Scene) -> Iterator[tuple[date, date, StateSpan]]:
        """States, cut where a year begins."""
        starts = {band.first_day for band in scene.years}
        for span in scene.states:
            first, last = max(span.first_day, self.first_day), min(span.last_day, self.last_day)
            if first <= last:
                cuts = self._cuts(first, sorted(day for day in starts if first < day <= last))
                for begin, following in pairwise([*cuts, last + ONE_DAY]):
                    yield begin, following - ONE_DAY, span

    def _cuts(self, first: date, starts: list[date]) -> list[date]:
        """The days to cut before: the first one, and every start that no sliver lies before."""
        places = [(day, self.axis.start_of(day)) for day in (first, *starts)]
        return [first, *(b[0] for a, b in pairwise(places) if b[1] - a[1] > SLIVER)]

    def _piece(self, scene: Scene, first: date, last: date, span: StateSpan) -> Iterator[str]:
        left, right = self.axis.start_of(first), self.axis.end_of(last)
        parted = first > self.first_day and first != span.first_day
        left = min(left + 2, right) if parted else left
        if span.state is State.CANCELLED:
            yield self._empty(left, right, dashed=span.ahead)
        elif span.ahead:
            yield self._promise(left, right, span)
        else:
            fill = self._fill(scene, first, span)
            yield self._box(left, right, fill)
            if fill == self.theme.faint:
                yield self._outline(left, right, stroke=self.theme.rule)

    def _fill(self, scene: Scene, day: date, span: StateSpan) -> str:
        if span.state is State.SUSPENDED:
            shape = Shape.LIGHTLY_HATCHED if span.counts else Shape.HATCHED
            return f"url(#{self.pen.name}-{shape})"
        begun = (band.counts for band in reversed(scene.years) if band.first_day <= day)
        return self.theme.band if next(begun, True) else self.theme.faint

    def _box(self, left: float, right: float, fill: str) -> str:
        width = max(right - left, 0.8)
        return element("rect", x=left, y=self.top, width=width, height=self.height, fill=fill)

    def _outline(self, left: float, right: float, **attributes: Value) -> str:
        return element(
            "rect",
            x=left + 0.5,
            y=self.top + 0.5,
            width=max(right - left - 1, 0.5),
            height=self.height - 1,
            **{"fill": "none", "stroke_width": 1, **attributes},
        )

    def _promise(self, left: float, right: float, span: StateSpan) -> str:
        """What will be if nothing is endorsed: dashed, and hatched where use would be suspended."""
        dashes: dict[str, Value] = {"stroke": self.theme.muted, "stroke_dasharray": "3 3"}
        if span.state is State.SUSPENDED:
            fill = f"url(#{self.pen.name}-{Shape.HATCHED})"
            return self._outline(left, right, fill=fill, fill_opacity=0.45, **dashes)
        return self._outline(left, right, **dashes)

    def _empty(self, left: float, right: float, *, dashed: bool) -> str:
        """After a cancellation there is no band, only a thin line through its middle."""
        middle = self.top + self.height / 2
        dashes = "3 3" if dashed else None
        return line(left, middle, right, middle, stroke=self.theme.muted, stroke_dasharray=dashes)

    def _ticks(self, scene: Scene) -> Iterator[str]:
        days = [mark.day for mark in scene.endorsements]
        for x in (
            self.axis.middle_of(day) for day in days if self.first_day <= day <= self.last_day
        ):
            yield line(x, self.top - 3, x, self.foot + 3, stroke=self.theme.ink, stroke_width=2)

    def _today(self, day: date) -> str:
        x = self.axis.middle_of(day)
        return line(
            x, self.top - 6, x, self.foot + BRACKET + 6, stroke=self.theme.accent, stroke_width=2.5
        )

    def _holds(self, window: Window) -> bool:
        return window.first_day <= self.last_day and window.last_good_day >= self.first_day

    def _bracket(self, window: Window) -> str:
        """From the first day to the last one told; a foot goes on where it stays good longer."""
        first = max(window.first_day, self.first_day)
        told = min(window.last_day_told, self.last_day)
        left, right = self.axis.start_of(first), self.axis.end_of(told)
        if right - left < 1:
            return ""
        top, foot = self.foot + 4, self.foot + 4 + BRACKET
        begin = ("M", left, top, "V", foot) if first == window.first_day else ("M", left, foot)
        end = ("V", top) if told == window.last_day_told else ()
        d = path(*begin, "H", right, *end) + self._longer(window, right, foot)
        colour = self.theme.accent if window.running else self.theme.ink
        return element("path", d=d, fill="none", stroke=colour, stroke_width=1.8)

    def _longer(self, window: Window, right: float, foot: float) -> str:
        good = self.axis.end_of(min(window.last_good_day, self.last_day))
        if good - right < 1:
            return ""
        return " " + path("M", right, foot, "H", good, "V", foot - BRACKET / 2)

    def _folds(self) -> Iterator[str]:
        """Two slanting cuts where a long time is folded."""
        for x in self.axis.folds():
            low, high = self.foot + 4, self.top - 4
            d = path("M", x - 7, low, "L", x + 1, high, "L", x + 7, high, "L", x - 1, low, "Z")
            yield element("path", d=d, fill=self.theme.paper)
            for shift in (0, 6):
                yield line(
                    x - 7 + shift, low, x + 1 + shift, high, stroke=self.theme.ink, stroke_width=1.4
                )
