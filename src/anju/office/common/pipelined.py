"""Statements that go to PostgreSQL one way and come back once, through the driver's libpq.

Libpq calls it a pipeline.  A statement is a name that the server knows and its values as text: two
thirds of the time that the driver's cursor took for all of them in one text.  The `BEGIN` that the
driver would send before the first statement goes on the same way.
"""

import select
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import Connection, OperationalError, errors
from psycopg.abc import Transformer
from psycopg.adapt import PyFormat
from psycopg.adapt import Transformer as NewTransformer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

Rows = list[tuple[Any, ...]]
Driver = Connection[Any]

_FAILED = (ExecStatus.FATAL_ERROR, ExecStatus.PIPELINE_ABORTED)


@dataclass(slots=True)
class _Prepared:
    """What one connection was told already: the names of statements, by their text."""

    transformer: Transformer
    names: dict[str, bytes] = field(default_factory=dict)


_OF_CONNECTION: WeakKeyDictionary[Driver, _Prepared] = WeakKeyDictionary()


def pipelined(driver: Driver, statements: Sequence[tuple[str, Sequence[Any]]]) -> list[Rows]:
    """Carry out statements in order in the transaction of a connection; the rows of each.

    A statement is its text with `%s` for each value, and its values.  Each sees what had been
    committed when it began.  Raises psycopg.Error: what the first of them raises that fails.
    """
    if (prepared := _OF_CONNECTION.get(driver)) is None:
        prepared = _OF_CONNECTION[driver] = _Prepared(NewTransformer(driver))
    calls = [(_name(driver.pgconn, prepared, text), values) for text, values in statements]
    begins = not driver.autocommit and driver.pgconn.transaction_status == TransactionStatus.IDLE
    results = _results(driver.pgconn, prepared.transformer, calls, begins=begins)
    return [_rows(prepared.transformer, result) for result in results]


def _results(
    pgconn: PGconn,
    transformer: Transformer,
    calls: Sequence[tuple[bytes, Sequence[Any]]],
    *,
    begins: bool,
) -> list[PGresult]:
    """The result of each call, once all of them were good; a transaction `begins` with the first.

    Outside of a transaction they are one of their own.
    """
    sent = [
        (name, transformer.dump_sequence(values, [PyFormat.TEXT] * len(values)))
        for name, values in calls
    ]
    pgconn.enter_pipeline_mode()
    if begins:
        pgconn.send_query_params(b"BEGIN", None)
    for name, values in sent:
        pgconn.send_query_prepared(name, values)
    pgconn.pipeline_sync()
    results = _received(pgconn)
    pgconn.exit_pipeline_mode()
    for result in results:
        if result.status in _FAILED:
            raise errors.error_from_result(result)
    return results[begins:]


def _received(pgconn: PGconn) -> list[PGresult]:
    """All results up to the end of the pipeline; other threads work while this one waits."""
    results: list[PGresult] = []
    while (result := _next(pgconn)).status != ExecStatus.PIPELINE_SYNC:
        results.append(result)
        pgconn.get_result()  # nothing: the end of what one statement gives
    return results


def _next(pgconn: PGconn) -> PGresult:
    """The next result; what is left to be sent goes out meanwhile.  Raises OperationalError."""
    while (unsent := pgconn.flush()) or pgconn.is_busy():
        waiting = select.poll()
        waiting.register(pgconn.socket, select.POLLIN | (select.POLLOUT if unsent else 0))
        waiting.poll()
        pgconn.consume_input()
    if (result := pgconn.get_result()) is None:
        raise OperationalError(pgconn.get_error_message())
    return result


def _rows(transformer: Transformer, result: PGresult) -> Rows:
    if not result.nfields:
        return []
    transformer.set_pgresult(result)
    return transformer.load_rows(0, result.ntuples, tuple)


def _name(pgconn: PGconn, prepared: _Prepared, text: str) -> bytes:
    """The name of a statement, prepared when this connection meets it first.

    PostgreSQL keeps it until the connection ends, also when the transaction is rolled back, and
    plans it anew when a table changes.
    """
    if (name := prepared.names.get(text)) is None:
        name = f"anju_{len(prepared.names)}".encode()
        parts = text.split("%s")
        marked = "".join(f"{part}${number}" for number, part in enumerate(parts[:-1], 1))
        result = pgconn.prepare(name, (marked + parts[-1]).encode())
        if result.status in _FAILED:
            raise errors.error_from_result(result)
        prepared.names[text] = name
    return name
