"""SQL statements that are carried out together, past Django's cursors.

On PostgreSQL all of them go one way and come back once, and each is parsed and planned once for
a connection; SQLite works in this process, keeps what it compiled, and takes them one by one.
For the few places where an operation is counted in thousands a second: no hook and no count of
queries sees these.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections

Value = bool | int | float | str | bytes | date | datetime | None

Rows = list[tuple[Any, ...]]
"""What a statement gives; empty where it gives nothing."""


class Statement(NamedTuple):
    """The text of a statement with `%s` for each of its values, and no other per cent sign.

    One that ends in `FOR UPDATE` keeps its rows from other writers; on SQLite, whose one writer
    has everything to itself, that is left out.
    """

    text: str
    values: Sequence[Value] = ()


def together(*statements: Statement) -> list[Rows]:
    """Carry out statements in order inside the transaction that is open; the rows of each.

    On PostgreSQL each sees what had been committed when it began, so that one behind a lock
    sees what the holder before had written.  Raises what the first of them raises that fails.
    """
    if not statements:
        return []
    connection = connections[DEFAULT_DB_ALIAS]  # found once: each look through the proxy costs
    connection.validate_no_broken_transaction()
    on_driver = _on_one_way if connection.vendor == "postgresql" else _one_by_one
    with connection.wrap_database_errors:
        return on_driver(connection.connection, statements)


def _one_by_one(driver: Any, statements: Sequence[Statement]) -> list[Rows]:  # noqa: ANN401 - each driver has a class of its own
    execute = driver.cursor().execute
    return [execute(_with_marks(text), _as_kept(values)).fetchall() for text, values in statements]


def _as_kept(values: Sequence[Value]) -> list[Value]:
    """Days as SQLite keeps them: several times faster than to have the driver ask how."""
    return [value.isoformat() if type(value) is date else value for value in values]


@lru_cache(maxsize=256)
def _with_marks(text: str) -> str:
    """The statement as SQLite takes it."""
    return text.removesuffix(" FOR UPDATE").replace("%s", "?")


def _on_one_way(driver: Any, statements: Sequence[Statement]) -> list[Rows]:  # noqa: ANN401 - likewise
    from anju.office.common.pipelined import pipelined  # noqa: PLC0415 - not where SQLite is

    return pipelined(driver, statements)
