"""Days on a line: where a legal day is drawn; a long time without events is folded."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

LONG = 550
"""Days without anything to show, from which on a stretch is folded."""

FOLDED = 150
"""The days a folded stretch takes in the picture."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from `left` to `right`, in any unit of length; a day is a piece of it.

    `knots` are ordinals of days, `places` how many drawn days lie before each of them.
    """

    left: float
    right: float
    knots: tuple[int, ...]
    places: tuple[int, ...]

    @property
    def drawn_days(self) -> int:
        """How many days the line is long, folded stretches shortened."""
        return self.places[-1]

    def start_of(self, day: date) -> float:
        """Where a day begins, which is where the day before ends; never off the line."""
        ordinal = min(max(day.toordinal(), self.knots[0]), self.knots[-1])
        index = min(bisect_right(self.knots, ordinal), len(self.knots) - 1) - 1
        first, following = self.knots[index : index + 2]
        place, reached = self.places[index : index + 2]
        share = place + (reached - place) * (ordinal - first) / (following - first)
        return self.left + (self.right - self.left) * share / self.drawn_days

    def end_of(self, day: date) -> float:
        """Where a day ends."""
        return self.start_of(date.fromordinal(day.toordinal() + 1))

    def middle_of(self, day: date) -> float:
        """The middle of a day."""
        return (self.start_of(day) + self.end_of(day)) / 2

    def folds(self) -> tuple[float, ...]:
        """The middles of the folded stretches."""
        scale = (self.right - self.left) / self.drawn_days
        return tuple(
            self.left + scale * (a[1] + b[1]) / 2
            for a, b in pairwise(zip(self.knots, self.places, strict=True))
            if b[0] - a[0] != b[1] - a[1]
        )

    def between(self, left: float, right: float) -> "Axis":
        """The same days on another line."""
        return Axis(left, right, self.knots, self.places)


def axis_of(first_day: date, last_day: date, kept: Iterable[date] = ()) -> Axis:
    """The line of length 1 over these days, both included; it folds only between `kept` days."""
    first, end = first_day.toordinal(), last_day.toordinal() + 1
    inner = {day.toordinal() for day in kept}
    knots = sorted({first, end, *(day for day in inner if first < day < end)})
    places = [0]
    for knot, following in pairwise(knots):
        days = following - knot
        places.append(places[-1] + (FOLDED if days > LONG else days))
    return Axis(0, 1, tuple(knots), tuple(places))
