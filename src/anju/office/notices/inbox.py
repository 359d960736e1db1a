"""What a person was told, as they read it themselves; opening it is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from anju.office.common.clock import moment_of, moment_text
from anju.office.notices.models import Message
from anju.office.notices.sealed_words import open_words
from anju.office.notices.wording import Words
from anju.office.registry.details.keeping import keys_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to

PAGE = 20
"""How many messages a page shows."""


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """A message in the inbox; `opened_at` is None until it was opened."""

    id: str
    due_on: date
    words: Words
    opened_at: datetime | None
    is_legal: bool
    permit_id: str
    case_id: str


def messages_of(person_id: str, most: int = PAGE) -> list[InboxMessage]:
    """The latest messages of a person that say something, latest first; none of an erased one.

    Also those that no channel took: the inbox always has them.
    """
    rows = _said_to(person_id).order_by("-due_on", "-made_at", "-id")[:most]
    return _opened(list(rows))


def message_of(person_id: str, message_id: str) -> InboxMessage | None:
    """One message of a person; None where it is none of theirs."""
    found = _opened(list(_said_to(person_id).filter(id=message_id)))
    return found[0] if found else None


def open_message(*, person_id: str, message_id: str, at: datetime) -> None:
    """Record that a person opened a message of theirs; the first time counts."""
    rows = _said_to(person_id).filter(id=message_id, opened_at="")
    rows.update(opened_at=moment_text(at))


def unopened_count(person_id: str) -> int:
    """How many messages a person has not opened yet."""
    return _said_to(person_id).filter(opened_at="").count()


def _said_to(person_id: str) -> QuerySet[Message]:
    people = absorbed_by(belongs_to(person_id))
    return Message.objects.filter(person_id__in=people, sealed__isnull=False)


def _opened(rows: Sequence[Message]) -> list[InboxMessage]:
    keys = keys_of({row.person_id for row in rows})
    return [
        InboxMessage(
            row.id,
            row.due_on,
            open_words(keys[row.person_id], row.id, bytes(row.sealed or b"")),
            moment_of(row.opened_at) if row.opened_at else None,
            row.is_legal,
            row.permit_id,
            row.case_id,
        )
        for row in rows
        if row.person_id in keys
    ]
