"""Adds entries to the ledger: the one place that writes them one operation at a time, in SQL.

A chain is held together by its own numbers: two writers of one subject cannot both add number
n + 1, because the database holds (subject, number) unique; writers of different subjects never
meet.  The sequencer gives positions afterwards.
"""

from collections.abc import Iterable, Sequence

from django.db import DEFAULT_DB_ALIAS, connections

from anju.office.common.canonical import canonical_json
from anju.office.common.clock import moment_text
from anju.office.common.statements import Statement, together
from anju.office.registry.ledger.entries import COLUMNS, Act, Draft, Recorded
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash
from anju.office.registry.ledger.kinds import check_payload

_WITHOUT_ID = COLUMNS.removeprefix("id, ")
_INSERT = (
    f"INSERT INTO registry_entry ({_WITHOUT_ID})"  # noqa: S608 - our own column names
    f" VALUES ({', '.join(['%s'] * 12)}) RETURNING id"
)


def sealed(
    subject: str, last: Recorded | None, drafts: Iterable[Draft], act: Act
) -> list[Recorded]:
    """The next entries of a chain with their hashes, not yet written (their id is 0).

    `last` is the chain's last entry, None for a new subject.  The moment never falls along a
    chain, whatever a machine's clock did.  Raises WrongPayload.
    """
    entries: list[Recorded] = []
    for draft in drafts:
        last = _next(subject, last, draft, act)
        entries.append(last)
    return entries


def _next(subject: str, last: Recorded | None, draft: Draft, act: Act) -> Recorded:
    check_payload(draft.kind, draft.payload)
    recorded_at = moment_text(act.at)
    number, before = 1, FIRST
    if last is not None:
        number, before = last.number + 1, last.hash
        recorded_at = max(recorded_at, last.recorded_at)
    told = (
        subject,
        number,
        draft.kind.value,
        draft.effective_on.isoformat(),
        recorded_at,
        act.actor,
        act.office,
        draft.reason,
        act.key,
        canonical_json(draft.payload),
        before,
    )
    return Recorded(0, *told, entry_hash(*told))


def write(entries: Sequence[Recorded], *projecting: Statement) -> list[int]:
    """Write sealed entries inside the transaction that is open; their identifiers.

    `projecting` are statements that follow the entries on the same way to the database.  Raises
    IntegrityError where another writer added the same number first.
    """
    writes = [Statement(_INSERT, entry[1:]) for entry in entries]
    given = together(*writes, *projecting)
    return [int(rows[0][0]) for rows in given[: len(writes)]]


def append(
    subject: str, last: Recorded | None, drafts: Iterable[Draft], act: Act
) -> list[Recorded]:
    """Seal and write the next entries of one chain."""
    entries = sealed(subject, last, drafts, act)
    return [
        entry._replace(id=identifier)
        for entry, identifier in zip(entries, write(entries), strict=True)
    ]


def has_one_writer() -> bool:
    """Whether the database lets one transaction write at a time, so that ids commit in order."""
    # Told by the settings, which are at hand; the connection of a thread has to be looked for.
    return str(connections.settings[DEFAULT_DB_ALIAS]["ENGINE"]).endswith("sqlite3")
