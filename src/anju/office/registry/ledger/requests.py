"""One operation is one transaction, and a request that comes twice is carried out once.

>>> fingerprint({"permit": "ab", "filed_on": "2026-11-23"}).hex()[:8]
'b12a7ec4'
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from django.db import IntegrityError, connection, transaction

from anju.office.common.canonical import canonical_json
from anju.office.common.clock import moment_text
from anju.office.common.not_now import NotJustNow
from anju.office.common.statements import Rows, Statement, together
from anju.office.registry.ledger.entries import Act, Recorded, read_chain

Content = Mapping[str, str | int]
"""What makes a request what it is."""

Outcome = dict[str, Any]
"""What an operation answers: codes, identifiers and days as text, no personal detail."""

Keep = Callable[[Outcome], Sequence[Statement]]
"""Tells an operation what keeps its request, to be carried out together with what it writes.

What `outcome_of` answers is kept as its `subject` and `numbers`, the first and the last that are
written in that chain: the ledger tells the rest, with the identifiers that are not given yet.
"""

Operation = Callable[[Sequence[Rows], Keep], Outcome]
"""Is told the rows of what it reads; its request is kept afterwards where it does not do so."""

_LOOK = "SELECT fingerprint, outcome FROM registry_request WHERE actor = %s AND key = %s"
_KEEP = (
    "INSERT INTO registry_request (actor, key, fingerprint, outcome, made_at)"
    " VALUES (%s, %s, %s, %s, %s)"
)

_UNDER_WAY: ContextVar[bool] = ContextVar("an operation is under way", default=False)

ATTEMPTS = 5
"""How often an operation is tried that met another writer of the same subject."""


class RequestConflict(ValueError):
    """The key of a request was used before, for something else."""


class Busy(NotJustNow):
    """Others kept writing to the same subject; nothing was written, trying again is safe."""


def fingerprint(content: Content) -> bytes:
    """What was asked for, as a digest of 32 bytes."""
    return hashlib.sha256(canonical_json(content).encode()).digest()


def once(act: Act, content: Content, operation: Callable[[], Outcome]) -> Outcome:
    """Carry out an operation in one transaction, at most once for each key of an actor.

    `content` is what makes the request what it is.  The same key with the same content gives
    the outcome of the first time, and nothing is done.  Raises RequestConflict for other
    content, Busy where other writers of the same subject were faster each time, and what the
    operation raises; then nothing is written.  A request that waited for its own twin, and is
    refused because the twin was carried out, gives the twin's outcome.
    """
    return once_reading(act, content, (), lambda _rows, _keep: operation())


def once_reading(
    act: Act, content: Content, reads: Sequence[Statement], operation: Operation
) -> Outcome:
    """The same, where an operation says what it `reads` first: it is told the rows of each.

    It may keep its request on the way of what it writes.  Hardly a request comes twice, so that
    its key is not looked for at first: where it was used before, the database refuses to keep it
    once more, or the operation is refused; either way nothing is written, and then it is looked
    for.  Called by an operation that is under way, it is a part of that one: its transaction, its
    request, its attempts.
    """
    if _UNDER_WAY.get():
        return operation(together(*reads), _keep_nothing)
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                if (attempt or not reads) and (before := _outcome_before(act, content)) is not None:
                    return before
                return _carried_out(act, content, reads, operation)
        except IntegrityError as error:
            if not _met_another_writer(error):
                raise
        except ValueError:
            if (before := _outcome_before(act, content)) is not None:
                return before
            raise
    raise Busy


def _carried_out(
    act: Act, content: Content, reads: Sequence[Statement], operation: Operation
) -> Outcome:
    if not act.key:
        return _under_way(operation, together(*reads), _keep_nothing)
    kept: list[Statement] = []

    def keep(outcome: Outcome) -> Sequence[Statement]:
        made = fingerprint(content), json.dumps(outcome), moment_text(act.at)
        kept.append(Statement(_KEEP, (act.actor, act.key, *made)))
        return kept

    outcome = _under_way(operation, together(*reads), keep)
    if not kept:
        together(*keep(outcome))
    return outcome


def _keep_nothing(_outcome: Outcome) -> Sequence[Statement]:
    """What keeps a request that has no key of its own."""
    return ()


def _under_way(operation: Operation, rows: Sequence[Rows], keep: Keep) -> Outcome:
    """Carry out an operation; those of the registry that it calls are parts of it."""
    mark = _UNDER_WAY.set(True)
    try:
        return operation(rows, keep)
    finally:
        _UNDER_WAY.reset(mark)


def _outcome_before(act: Act, content: Content) -> Outcome | None:
    """What the request was answered before; None for a new one.  Raises RequestConflict."""
    if not act.key:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, [act.actor, act.key])
        row = cursor.fetchone()
    return _same_again(content, *row) if row else None


def _same_again(content: Content, asked_before: bytes, outcome: str) -> Outcome:
    if bytes(asked_before) != fingerprint(content):
        raise RequestConflict
    before: Outcome = json.loads(outcome)
    if numbers := before.get("numbers"):
        return _of_the_ledger(before["subject"], *numbers)
    return before


def _of_the_ledger(subject: str, first: int, last: int) -> Outcome:
    """What an operation answered that wrote a chain's entries from one number to another."""
    chain = read_chain(subject)
    entries = chain[first - 1 : last]
    return outcome_of(entries, [entry.id for entry in entries])


def outcome_of(entries: Sequence[Recorded], identifiers: Sequence[int]) -> Outcome:
    """What an operation answers: the subject, its entries, and the hash a receipt prints."""
    return {
        "subject": entries[-1].subject,
        "entries": list(identifiers),
        "number": entries[-1].number,
        "hash": entries[-1].hash.hex(),
    }


def _met_another_writer(error: IntegrityError) -> bool:
    """Whether the entry or the request was there a moment before ours; SQLite names columns."""
    said = str(error)
    marks = ("entry_once_in_its_chain", "registry_request_pkey", "registry_request.actor")
    return any(mark in said for mark in marks) or "registry_entry only grows: insert" in said
