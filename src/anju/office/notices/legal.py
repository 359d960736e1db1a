"""Legal notices: read from the ledger in the order of positions, each delivered once.

What is missing, what was refused, what a cancellation is heard on and how it ended: casework
records it, and the notice follows after the commit.  It is kept up to which position the ledger
was read.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final

from django.db import connection, transaction
from django.db.models import Max

from anju.office.notices.models import Looked
from anju.office.notices.proving import system_act
from anju.office.notices.telling import tell
from anju.office.notices.wording import (
    CANCELLATION,
    CORRECTION_REFUSED,
    NOTICES,
    Words,
    decided_words,
    notice_words,
)
from anju.office.registry.details.keeping import Erased
from anju.office.registry.ledger.entries import COLUMNS, Recorded, read_chain, recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.models import Position

NOTICES_READ: Final = "notices"
KINDS: Final = frozenset({*NOTICES, *CANCELLATION})
"""The kinds of the entries that are looked at."""

CANCELLED: Final = "cancelled"
"""What a granted case led to that cancels a permit."""

AT_A_TIME: Final = 5000
"""Positions that are read in one transaction."""

_READ: Final = (
    f"SELECT {', '.join(f'e.{name}' for name in COLUMNS.split(', '))}"  # noqa: S608 - our own names
    " FROM registry_position p JOIN registry_entry e ON e.id = p.entry_id"
    " WHERE p.position > %s AND p.position <= %s"
    f" AND e.kind IN ({', '.join(['%s'] * len(KINDS))}) ORDER BY p.position"
)


Put = Callable[[Recorded, str, str], Words]
"""Puts an entry into words, with the receipt number of its case, in a language."""


def queue_notices(today: date, at: datetime) -> int:
    """Put the legal notices that were recorded since into the queue; how many were new.

    Begun anew it starts behind what is recorded.
    """
    last = Position.objects.aggregate(last=Max("position"))["last"] or 0
    row, _ = Looked.objects.get_or_create(what=NOTICES_READ, defaults={"position": last})
    read, queued = row.position or 0, 0
    while read < last:
        until = min(read + AT_A_TIME, last)
        queued += _queue_between(read, until, today, at)
        read = until
    return queued


@transaction.atomic
def _queue_between(read: int, until: int, today: date, at: datetime) -> int:
    """Queue the notices of some positions; another worker that reads waits, and finds them read."""
    here = Looked.objects.select_for_update(of=("self",)).filter(what=NOTICES_READ, position=read)
    if here.first() is None:
        return 0
    queued = 0
    for entry in _notices(read, until):
        queued += _queue(entry, today, at)
    Looked.objects.filter(what=NOTICES_READ).update(position=until)
    return queued


def _notices(read: int, until: int) -> list[Recorded]:
    with connection.cursor() as cursor:
        cursor.execute(_READ, [read, until, *sorted(kind.value for kind in KINDS)])
        return [recorded(row) for row in cursor.fetchall()]


def _put_into_words(chain: Sequence[Recorded], entry: Recorded) -> Put | None:
    """What puts the notice of an entry into words; None where nobody is told.

    How a cancellation ended is told to whoever was told that it may come.  That the office entered
    something wrong from paper, and its entry was refused, concerns nobody else.
    """
    refused = entry.kind == Kind.CASE_REFUSED
    match chain[0].told["procedure"]:
        case "cancellation" if Kind(entry.kind) in CANCELLATION:
            was_told = any(each.kind == Kind.CASE_TOLD for each in chain)
            return decided_words if was_told else None
        case "correction" if refused:
            return partial(notice_words, subject=CORRECTION_REFUSED)
        case "paper_entry":
            return None
    return notice_words if Kind(entry.kind) in NOTICES else None


def _queue(entry: Recorded, today: date, at: datetime) -> bool:
    """Queue the notice of an entry; its case says whom it is for.  Nothing for who was erased."""
    if entry.kind == Kind.CASE_GRANTED and entry.told.get("result") != CANCELLED:
        return False
    chain = read_chain(entry.subject)
    filed, put = chain[0].told, _put_into_words(chain, entry)
    if put is None:
        return False
    try:
        tell(
            person_id=filed["person"],
            words=lambda language: put(entry, filed["receipt"], language),
            about=entry.kind,
            division_code=filed["division_code"],
            act=system_act(today, at, ""),
            permit_id=filed.get("permit", ""),
            case_id=entry.subject,
            legal=True,
            entry_id=entry.id,
        )
    except Erased:
        return False
    return True
