"""Choosing by weight and choosing days, fast enough for a million people.

The same source of chance gives the same choices.

>>> from random import Random
>>> Weighted({"often": 9.0, "seldom": 1.0}).pick(Random(7))
'often'
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Things with weights; the weights need not add up to one."""

    __slots__ = ("_sums", "_things", "_total")

    def __init__(self, weights: Mapping[T, float]) -> None:
        """`weights` gives each thing a weight above nought; raises ValueError without any."""
        if not weights:
            raise ValueError("nothing to choose from")
        self._things = tuple(weights)
        self._sums = list(accumulate(weights.values()))
        self._total = self._sums[-1]

    def pick(self, rng: Random) -> T:
        """One of the things, as often as its weight says."""
        return self._things[bisect(self._sums, rng.random() * self._total)]


def weights_in(text: str) -> dict[str, float]:
    """Weights from text, each thing before its weight: "王 7.2 李 7.1"."""
    words = text.split()
    return {thing: float(weight) for thing, weight in zip(words[::2], words[1::2], strict=True)}


def one_of(rng: Random, things: Sequence[T]) -> T:
    """One of some things, each as likely."""
    return things[int(rng.random() * len(things))]


def number_between(rng: Random, least: int, most: int) -> int:
    """A whole number, both ends included."""
    return least + int(rng.random() * (most - least + 1))


def day_between(rng: Random, first_day: date, last_day: date) -> date:
    """A legal day, both ends included; the first one where the last lies before it."""
    first = first_day.toordinal()
    span = max(1, last_day.toordinal() - first + 1)
    return date.fromordinal(first + int(rng.random() * span))


def days_on(day: date, days: int) -> date:
    """The legal day a number of days later, or earlier where it is below nought."""
    return date.fromordinal(day.toordinal() + days)
