"""Rows written while more of them are derived: on PostgreSQL, which works beside this process.

A thread of its own writes, on the connection and in the transaction that are open.  Whoever
derives reads meanwhile on a connection of its own; what it reads is committed and kept from other
writers, so that it is the same on both.  SQLite works in this process, and writes at once.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from anju.office.registry.ledger.append import has_one_writer

Work = Callable[[], object]
"""Writes some rows."""

AHEAD: Final = 8
"""How many works may wait, so that the memory stays the same for a city of any size."""

TAKING_TURNS: Final = 0.0003
"""Seconds after which a busy thread lets the other one go on: Python's own 5 ms, many times over
for each work, would leave the database idle for half of the time."""


def at_once(work: Work) -> None:
    """Carry out a work here and now."""
    work()


@contextmanager
def writing_beside() -> Iterator[Callable[[Work], None]]:
    """What takes works and carries them out in their order; all are done when this ends.

    What one raises comes from a later call or from the end.  Inside, this thread sees only what
    is committed: the transaction must be the outermost, and be kept from other writers.
    """
    if has_one_writer():
        yield at_once
        return
    writing = connections[DEFAULT_DB_ALIAS]
    writing.inc_thread_sharing()
    turns = sys.getswitchinterval()
    sys.setswitchinterval(TAKING_TURNS)
    try:
        with ThreadPoolExecutor(1, "writing", _use, (writing,)) as pool, _reading_elsewhere():
            beside = _Beside(pool)
            try:
                yield beside.take
                beside.finish()
            finally:
                pool.shutdown(cancel_futures=True)
    finally:
        sys.setswitchinterval(turns)
        writing.dec_thread_sharing()


class _Beside:
    """Works that were given to the thread, the earliest first."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._waiting: deque[Future[object]] = deque()

    def take(self, work: Work) -> None:
        """Have a work carried out after those before it; waits where too many do."""
        while len(self._waiting) >= AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._pool.submit(work))

    def finish(self) -> None:
        """Wait for all of them."""
        while self._waiting:
            self._waiting.popleft().result()


@contextmanager
def _reading_elsewhere() -> Iterator[None]:
    """Let this thread read on another connection to the same database."""
    writing = connections[DEFAULT_DB_ALIAS]
    reading = writing.copy()
    _use(reading)
    try:
        with transaction.atomic():
            yield
    finally:
        reading.close()
        _use(writing)


def _use(connection: BaseDatabaseWrapper) -> None:
    """Have this thread work on a connection."""
    connections[DEFAULT_DB_ALIAS] = connection
