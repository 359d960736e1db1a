"""Writers kept out while projections are written anew, on PostgreSQL; SQLite has one writer anyway.

There is no order of locks that fits every writer, so that waiting for long could stop one for good:
locks are asked for again and again, each time for less than it takes the database to call that a
deadlock (a second).  Readers go on meanwhile and see the rows as they were.
"""

import time
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from django.db import OperationalError, connection

from anju.office.registry.ledger.append import has_one_writer

TRIES: Final = 60
"""How often the locks are asked for."""

_PAUSE: Final = 0.5
"""Seconds between, in which the writers that were kept waiting go on."""

T = TypeVar("T")


class NeverAlone(RuntimeError):
    """Writers never left the tables alone for half a second; nothing was changed."""


def tried_until_alone(work: Callable[[], T]) -> T:
    """Do something that begins with `keep_writers_out`, in a transaction of its own each time.

    Raises NeverAlone.
    """
    for _ in range(TRIES):
        try:
            return work()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != "55P03":  # lock_not_available
                raise
            time.sleep(_PAUSE)
    raise NeverAlone


def keep_writers_out(tables: Iterable[str]) -> None:
    """Lock tables against writers, not against readers, until the transaction ends."""
    if has_one_writer():
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '500ms'")
        cursor.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
        cursor.execute("SET LOCAL lock_timeout = 0")


def keep_adoptions_out() -> None:
    """Let no measure be adopted until the transaction ends; other writers go on.

    For whoever reads the measures before the first row that they judge by them.
    """
    if has_one_writer():
        return
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE registry_permit IN ROW EXCLUSIVE MODE")
