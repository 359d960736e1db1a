"""Takes messages from the queue: several workers take different ones, and none is lost.

Whoever takes a message puts off when it is tried next and signs it.  Killed before it is done, the
message comes up again by itself; another worker that was slower finds its signature gone.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from anju.office.common.clock import moment_text
from anju.office.common.ids import new_id
from anju.office.notices.models import Message, MessageState
from anju.office.registry.ledger.append import has_one_writer

LEASE: Final = timedelta(minutes=5)
"""How long a worker has for what it took."""
AT_A_TIME: Final = 50

_TAKE: Final = (
    "UPDATE notices_message SET claim = %s, next_at = %s WHERE id IN ("
    "SELECT id FROM notices_message WHERE state = 'waiting' AND next_at <= %s"
    " ORDER BY next_at, id LIMIT %s{skip}) RETURNING id"
)
_WAITS: Final = (
    "SELECT 1 FROM notices_message WHERE state = 'waiting' AND next_at <= %s"
    " ORDER BY next_at LIMIT 1"
)


def take_some(at: datetime) -> tuple[str, list[str]]:
    """A signature and the messages that were taken under it, those that wait longest.

    Where none waits nothing is written, so that nobody has to wait for this.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WAITS, [moment_text(at)])
        if cursor.fetchone() is None:
            return "", []
    claim = new_id()
    values: list[str | int] = [claim, moment_text(at + LEASE), moment_text(at), AT_A_TIME]
    statement = _TAKE.format(skip="" if has_one_writer() else " FOR UPDATE SKIP LOCKED")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return claim, sorted(str(row[0]) for row in cursor.fetchall())


def still_taken(message_id: str, claim: str) -> Message | None:
    """The message, kept from others until the transaction ends; None where it is not ours now."""
    rows = Message.objects.filter(id=message_id, claim=claim, state=MessageState.WAITING)
    if not has_one_writer():
        rows = rows.select_for_update(of=("self",))
    return rows.first()
