"""Shares rows between the processor's cores."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

ROWS_AT_A_TIME = 1 << 16
"""A thread takes this many rows at a time; fewer rows are not shared at all."""

_Answer = TypeVar("_Answer")


def cores() -> int:
    """The number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def over_rows(count: int, work: Callable[[int, int], _Answer]) -> list[_Answer]:
    """What `work(start, stop)` answers for each run of rows, in order; `count` rows in all."""
    if count <= ROWS_AT_A_TIME:
        return [work(0, count)]
    starts = range(0, count, ROWS_AT_A_TIME)
    with ThreadPoolExecutor(cores()) as threads:
        return list(
            threads.map(lambda start: work(start, min(start + ROWS_AT_A_TIME, count)), starts)
        )
