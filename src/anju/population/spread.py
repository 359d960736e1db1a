"""Shares rows between the processor's cores."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

FEWEST_ROWS: Final = 1 << 16
"""So few rows are not shared: handing them to a thread takes longer than to judge them."""

TURNS: Final = 8
"""Each core takes rows so many times, so that a core that is busy elsewhere holds nobody up."""

_Answer = TypeVar("_Answer")


def cores() -> int:
    """The number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def over_rows(count: int, work: Callable[[int, int], _Answer]) -> list[_Answer]:
    """What `work(start, stop)` answers for each run of rows, in order; `count` rows in all."""
    step = max(FEWEST_ROWS, -(-count // (TURNS * cores())))
    if count <= step or cores() == 1:
        return [work(0, count)]
    with ThreadPoolExecutor(cores()) as threads:
        return list(
            threads.map(lambda start: work(start, min(start + step, count)), range(0, count, step))
        )
