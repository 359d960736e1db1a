"""Which entries refer to uploads: the field `uploads` of their payloads.

>>> list(references("aa:01ff bb:01ee"))
[('aa', '01ff'), ('bb', '01ee')]
"""

import json
from collections.abc import Iterator
from typing import Final

from django.db import connection

from anju.office.registry.ledger.kinds import GRAMMAR, Kind
from anju.office.registry.verifying.findings import EntryName

FIELD: Final = "uploads"
AT_A_TIME: Final = 400

REFERRING: Final = tuple(
    kind for kind, grammar in GRAMMAR.items() if FIELD in grammar.fields | grammar.optional
)
"""The kinds of entries whose payload may refer to uploads."""

Referring = tuple[EntryName, dict[str, str]]
"""An entry and what its payload says."""


def references(text: str) -> Iterator[tuple[str, str]]:
    """The identifiers of a field, each with its commitment; raises ValueError for other text."""
    for each in text.split():
        upload_id, committed = each.split(":")
        yield upload_id, committed


def referring_entries(after: int = 0) -> Iterator[list[Referring]]:
    """The entries behind an identifier that refer to uploads, some at a time.

    A payload that is no object any more counts as referring to none: that it was altered is told
    by the chain.
    """
    marks = ", ".join(["%s"] * len(REFERRING))
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT id, subject, number, kind, payload FROM registry_entry"  # noqa: S608 - our own names
            f" WHERE id > %s AND kind IN ({marks}) ORDER BY id",
            [after, *(Kind(kind).value for kind in REFERRING)],
        )
        while rows := cursor.fetchmany(AT_A_TIME):
            told = [(EntryName(*name), _told(payload)) for *name, payload in rows]
            yield [(entry, said) for entry, said in told if said.get(FIELD)]


def _told(payload: str) -> dict[str, str]:
    try:
        told = json.loads(payload)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
