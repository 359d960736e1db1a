"""The scene cut into rows: one for each residence year, one for each stretch outside them.

Rows are what a narrow picture and a terminal show, one below the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from anju.law.legal_days import ONE_DAY
from anju.law.life import State
from anju.picture.axis import Axis, axis_of
from anju.picture.marks import Cancelled, Mark, StateSpan, Suspended, Window, YearBand, first_day_of
from anju.picture.scene import Scene

SHORT = 7
"""A row of fewer days joins the one before it, so that no sliver stands alone."""


YEAR = 366
"""The days a full row is long."""


@dataclass(frozen=True, slots=True)
class Row:
    """Days drawn in one line; `bands` are its years, several only where nothing happened."""

    first_day: date
    last_day: date
    state: State
    bands: tuple[YearBand, ...]
    ahead: bool
    marks: tuple[Mark, ...] = ()

    @property
    def days(self) -> int:
        """The number of days, both ends counted."""
        return (self.last_day - self.first_day).days + 1


def rows(scene: Scene) -> tuple[Row, ...]:
    """The rows in order; together they hold every day and every mark of the scene exactly once."""
    cut = [row for row in _stretches(scene) if row.first_day <= row.last_day]
    joined = _joined(cut, keep={first_day_of(mark) for mark in _told(scene)})
    return tuple(_with_marks(joined, scene))


def _stretches(scene: Scene) -> Iterator[Row]:
    """Years, and whatever lies outside them, in order."""
    day = scene.first_day
    for band in scene.years:
        yield from _outside(scene, day, band.first_day - ONE_DAY)
        last = min(band.last_day, scene.last_day)
        yield Row(band.first_day, last, State.IN_FORCE, (band,), ahead=False)
        day = last + ONE_DAY
    yield from _outside(scene, day, scene.last_day)


def _outside(scene: Scene, first_day: date, last_day: date) -> Iterator[Row]:
    """Stretches that belong to no year; what has begun and what follows from it stay together."""
    spans = [s for s in scene.states if s.first_day <= last_day and s.last_day >= first_day]
    for span in _merged(spans):
        first, last = max(span.first_day, first_day), min(span.last_day, last_day)
        yield Row(first, last, span.state, (), ahead=first > scene.today)


def _merged(spans: list[StateSpan]) -> list[StateSpan]:
    merged: list[StateSpan] = []
    for span in spans:
        if merged and merged[-1].state is span.state:
            merged[-1] = replace(merged[-1], last_day=span.last_day)
        else:
            merged.append(span)
    return merged


def _joined(cut: list[Row], keep: set[date]) -> list[Row]:
    """Slivers join the row before them, and years in which nothing happened each other."""
    joined: list[Row] = []
    for row in cut:
        last = joined[-1] if joined else None
        if last and (_is_sliver(row, last) or _are_quiet(last, row, keep)):
            bands = last.bands if _is_sliver(row, last) else (*last.bands, *row.bands)
            joined[-1] = replace(last, last_day=row.last_day, bands=bands)
        else:
            joined.append(row)
    return joined


def _is_sliver(row: Row, before: Row) -> bool:
    same = row.state is before.state is State.IN_FORCE
    counted = {band.counts for band in (*row.bands, *before.bands)}
    return same and row.days < SHORT and len(counted) == 1 and not _restarts(row, before)


def _restarts(row: Row, before: Row) -> bool:
    """Whether the years begin afresh, or go on after a gap, with this row."""
    return bool(row.bands and before.bands and row.bands[0].number <= before.bands[-1].number)


def _are_quiet(last: Row, row: Row, keep: set[date]) -> bool:
    both = bool(last.bands and row.bands) and not _restarts(row, last)
    return both and not any(last.first_day <= day <= row.last_day for day in keep)


def _told(scene: Scene) -> list[Mark]:
    return [mark for mark in scene.marks if is_told(mark)]


def is_told(mark: Mark) -> bool:
    """Whether a mark is said beside its row; bands and windows of past years are only drawn."""
    return not isinstance(mark, YearBand) and not (isinstance(mark, Window) and not mark.running)


def _with_marks(joined: list[Row], scene: Scene) -> Iterator[Row]:
    starts = [row.first_day for row in joined]
    for row, (start, end) in zip(
        joined, pairwise([*starts, scene.last_day + ONE_DAY]), strict=True
    ):
        told = (mark for mark in _told(scene) if start <= first_day_of(mark) < end)
        yield replace(row, marks=tuple(mark for mark in told if not _is_row(mark, row)))


def _is_row(mark: Mark, row: Row) -> bool:
    """A suspension or cancellation that is a row of its own needs no line in it."""
    if isinstance(mark, Cancelled):
        return row.state is State.CANCELLED
    return isinstance(mark, Suspended) and row.state is State.SUSPENDED


def row_axis(scene: Scene, row: Row, left: float, right: float) -> Axis:
    """The axis of a row: a year is as long as the room, a shorter stretch shorter in proportion."""
    axis = axis_of(row.first_day, row.last_day, kept_days(scene))
    share = min(1.0, axis.drawn_days / YEAR)
    return axis.between(left, left + (right - left) * share)


def kept_days(scene: Scene) -> list[date]:
    """The days between which nothing happens that is said or bracketed."""
    marks = [first_day_of(mark) for mark in scene.marks if not isinstance(mark, YearBand)]
    ends = [window.last_good_day for window in scene.windows]
    return [*marks, *ends, *(span.first_day for span in scene.states if not span.ahead)]
