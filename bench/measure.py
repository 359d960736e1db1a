"""Measures time and memory, and says each claim on one line: ratio, bound, what was measured.

A ratio is of two things that ran in turns in the same process, each by the median of its
turns; a claim is kept or missed, and `bench/run.py` ends with a table of all of them.
"""

import gc
import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

RESULTS = os.environ.get("ANJU_BENCH_RESULTS")
"""A file to which `bench/run.py` has claims written, one JSON object a line."""

Work = Callable[[], object]


def in_turns(
    *works: Work, turns: int = 7, clock: Callable[[], float] = time.perf_counter
) -> list[list[float]]:
    """The seconds of each work turn by turn, after one turn that does not count."""
    seconds: list[list[float]] = [[] for _ in works]
    for turn in range(turns + 1):
        for work, spent in zip(works, seconds, strict=True):
            gc.collect()
            began = clock()
            work()
            if turn:
                spent.append(clock() - began)
    return seconds


def medians(
    *works: Work, turns: int = 7, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """The median seconds of each work, run in turns after one turn that does not count."""
    return [statistics.median(spent) for spent in in_turns(*works, turns=turns, clock=clock)]


def claim(
    name: str,
    ratio: float,
    measured: str,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> None:
    """Say a claim, and keep it for the table; without a bound it is only told."""
    missed = (at_most is not None and ratio > at_most) or (
        at_least is not None and ratio < at_least
    )
    bound = f"≤ {at_most:g}" if at_most else f"≥ {at_least:g}" if at_least else "told"
    verdict = "MISSED" if missed else "kept" if at_most or at_least else ""
    print(f"{name:<58} {ratio:>9.3g}  {bound:>8}  {verdict:<6}  {measured}", flush=True)
    if RESULTS:
        row = {
            "name": name,
            "ratio": ratio,
            "bound": bound,
            "verdict": verdict,
            "measured": measured,
        }
        with Path(RESULTS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def peak_memory() -> int:
    """The most memory this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process to one core for a while, so that a ratio is of work and not of cores."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
