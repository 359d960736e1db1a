"""An entry as code holds it, and the chain of one subject."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.roles import FAMILY
from anju.office.registry.ledger.kinds import Kind

COLUMNS = (
    "id, subject, number, kind, effective_on, recorded_at, actor, office, reason, request,"
    " payload, previous_hash, hash"
)
SYSTEM = "system"
"""The actor of what the software does by itself."""


_SCAN = json.JSONDecoder().scan_once  # type: ignore[attr-defined] # not in the stubs
"""What `json.loads` does once blanks are seen to, of which a payload has none: half the time."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, for which office, on which legal day and at which moment.

    `role` is the role acted in, `within` the division code whose reach they may act in; `key` is
    the idempotency key of the request, empty where a request is never repeated.  `former` are
    the codes whose divisions went into one that they may act in.  `persons` are those for whom
    somebody of the family may act: whoever acts in such a role reaches nobody else, wherever.
    """

    actor: str
    office: str
    role: str
    within: str
    today: date
    at: datetime
    key: str = ""
    former: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    def may_touch(self, person_id: str) -> bool:
        """Whether what is recorded of a person may be worked on, as far as the role says it."""
        return self.role not in FAMILY or person_id in self.persons

    @property
    def reach(self) -> Jurisdiction:
        """Where they may act."""
        return Jurisdiction(self.within, self.former)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be recorded of a subject: the kind, its legal day, its payload, a reason code."""

    kind: Kind
    effective_on: date
    payload: Mapping[str, object]
    reason: str = ""


class Recorded(NamedTuple):
    """An entry as it stands in the ledger: its columns in order."""

    id: int
    subject: str
    number: int
    kind: str
    effective_on: str
    recorded_at: str
    actor: str
    office: str
    reason: str
    request: str
    payload: str
    previous_hash: bytes
    hash: bytes

    @property
    def day(self) -> date:
        """The legal day it is effective on."""
        return date.fromisoformat(self.effective_on)

    @property
    def told(self) -> dict[str, Any]:
        """What its payload says; raises ValueError where that is no JSON."""
        try:
            payload: dict[str, Any] = _SCAN(self.payload, 0)[0]
        except StopIteration:
            raise ValueError("a payload is no JSON") from None
        return payload


def recorded(row: Sequence[Any]) -> Recorded:
    """A row of a cursor as an entry."""
    return Recorded._make(row)


def read_chain(subject: str) -> list[Recorded]:
    """The entries of one subject in order; empty where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM registry_entry WHERE subject = %s ORDER BY number",  # noqa: S608 - our own column names
            [subject],
        )
        return [recorded(row) for row in cursor.fetchall()]


def read_chains(subjects: Sequence[str]) -> dict[str, list[Recorded]]:
    """The chains of several subjects in one query; a subject without entries is left out."""
    chains: dict[str, list[Recorded]] = {}
    if not subjects:
        return chains
    marks = ", ".join(["%s"] * len(subjects))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM registry_entry WHERE subject IN ({marks})"  # noqa: S608 - our own column names
            " ORDER BY subject, number",
            list(subjects),
        )
        for row in cursor.fetchall():
            entry = recorded(row)
            chains.setdefault(entry.subject, []).append(entry)
    return chains


def ledger_size() -> int:
    """How many entries have a position."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(position), 0) FROM registry_position")
        return int(cursor.fetchone()[0])


def ledger_page(before: int, most: int) -> list[tuple[int, Recorded]]:
    """The entries in front of a position with their positions, latest first."""
    columns = ", ".join(f"e.{name}" for name in COLUMNS.split(", "))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT p.position, {columns} FROM registry_position p"  # noqa: S608 - our own column names
            " JOIN registry_entry e ON e.id = p.entry_id"
            " WHERE p.position < %s ORDER BY p.position DESC LIMIT %s",
            [before, most],
        )
        return [(int(row[0]), recorded(row[1:])) for row in cursor.fetchall()]


def chain_as_known(subject: str, moment: str) -> list[Recorded]:
    """The entries of one subject that were recorded up to a moment, in order.

    `moment` is text as `moment_text` writes it; moments never fall along a chain, so that these
    are its beginning.
    """
    return [entry for entry in read_chain(subject) if entry.recorded_at <= moment]
