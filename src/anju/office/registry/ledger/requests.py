"""One operation is one transaction, and a request that comes twice is carried out once.

>>> fingerprint({"permit": "ab", "filed_on": "2026-11-23"})[:8]
'b12a7ec4'
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, connection, transaction

from anju.office.common.canonical import canonical_json
from anju.office.common.clock import moment_text
from anju.office.registry.ledger.entries import Act

Outcome = dict[str, Any]
"""What an operation answers: codes, identifiers and days as text, no personal detail."""

ATTEMPTS = 5
"""How often an operation is tried that met another writer of the same subject."""


class RequestConflict(ValueError):
    """The key of a request was used before, for something else."""


class Busy(RuntimeError):
    """Others kept writing to the same subject; nothing was written, trying again is safe."""


def fingerprint(content: Mapping[str, str | int]) -> str:
    """What was asked for, as a digest of 64 hex digits."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def once(act: Act, content: Mapping[str, str | int], operation: Callable[[], Outcome]) -> Outcome:
    """Carry out an operation in one transaction, at most once for each key of an actor.

    `content` is what makes the request what it is.  The same key with the same content gives
    the outcome of the first time, and nothing is done.  Raises RequestConflict for other
    content, Busy where other writers of the same subject were faster each time, and what the
    operation raises; then nothing is written.
    """
    for _ in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _carried_out(act, content, operation)
        except IntegrityError as error:
            if not _met_another_writer(error):
                raise
    raise Busy


def _carried_out(
    act: Act, content: Mapping[str, str | int], operation: Callable[[], Outcome]
) -> Outcome:
    if not act.key:
        return operation()
    asked = fingerprint(content)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT fingerprint, outcome FROM registry_request WHERE actor = %s AND key = %s",
            [act.actor, act.key],
        )
        row = cursor.fetchone()
        if row:
            if row[0] != asked:
                raise RequestConflict
            before: Outcome = json.loads(row[1])
            return before
        outcome = operation()
        cursor.execute(
            "INSERT INTO registry_request (actor, key, fingerprint, outcome, made_at)"
            " VALUES (%s, %s, %s, %s, %s)",
            [act.actor, act.key, asked, json.dumps(outcome), moment_text(act.at)],
        )
    return outcome


def _met_another_writer(error: IntegrityError) -> bool:
    """Whether the entry or the request was there a moment before ours; SQLite names columns."""
    said = str(error)
    marks = ("entry_once_in_its_chain", "request_once", "registry_request.actor")
    return any(mark in said for mark in marks) or "registry_entry only grows: insert" in said
