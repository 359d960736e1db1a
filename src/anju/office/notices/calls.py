"""The office's phone list: whom no message reached, and what came of calling them.

One row for a permit's year, with the most urgent reminder; who has been endorsed since, has filed,
or whose permit has ended is not on it any more.  Who still loses nothing stands apart from those
whose use is suspended already: a call saves the year of the first.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.common.clock import moment_of, moment_text
from anju.office.common.ids import new_id
from anju.office.common.sealing import bound, open_sealed, seal
from anju.office.notices.channels import Channel
from anju.office.notices.models import Attempt, AttemptOutcome, Message, MessageState
from anju.office.notices.proving import record_delivered
from anju.office.notices.sealed_words import open_words
from anju.office.notices.wording import Words
from anju.office.registry.details.keeping import key_of, keys_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.due import MOST_COUNTED
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused

PAGE: Final = 20
LONGEST_NOTE: Final = 300


class CallList(StrEnum):
    """The two parts of the list: a right is still to be kept, or use is suspended already."""

    IN_TIME = "in_time"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt as the list tells it; `note` is what a clerk wrote of a call."""

    channel: str
    outcome: str
    why: str
    at: datetime
    account_id: str
    note: str


@dataclass(frozen=True, slots=True)
class ToCall:
    """Somebody whom no message reached, with what they were to be told."""

    message: Message
    words: Words | None
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class CallPage:
    """One page of the list; `after` leads to the next, empty on the last one."""

    rows: tuple[ToCall, ...]
    after: str


def list_of(loses_on: date | None, on: date) -> CallList:
    """On which part of the list somebody stands on a legal day; a notice has no day to lose."""
    return CallList.LOST if loses_on is not None and loses_on <= on else CallList.IN_TIME


def call_count(which: CallList, *, within: Jurisdiction, on: date) -> int:
    """How many a part of the list holds, counted no further than one beyond MOST_COUNTED."""
    return _part(which, within, on)[: MOST_COUNTED + 1].count()


def call_page(
    which: CallList = CallList.IN_TIME, *, within: Jurisdiction, on: date, after: str = ""
) -> CallPage:
    """A page of who is to be called in a jurisdiction, who loses a right first at the front."""
    rows = list(_after(_part(which, within, on), after)[: PAGE + 1])
    further = ""
    if len(rows) > PAGE:
        last = rows[PAGE - 1]
        further = f"{last.loses_on or date.min}.{last.id}"
    return CallPage(_shown(rows[:PAGE]), further)


def to_call(*, message_id: str, within: Jurisdiction) -> ToCall | None:
    """Who is to be called for a message; None where nobody of the jurisdiction is."""
    found = _shown(list(_to_call(within).filter(id=message_id)))
    return found[0] if found else None


def _part(which: CallList, within: Jurisdiction, on: date) -> QuerySet[Message]:
    lost = Q(loses_on__lte=on)
    return _to_call(within).filter(lost if which is CallList.LOST else Q(loses_on=None) | ~lost)


def _to_call(within: Jurisdiction) -> QuerySet[Message]:
    """Those whose year is still the same one, and who were told something else than a reminder."""
    running = Permit.objects.filter(
        id=OuterRef("permit_id"),
        cycle_first_day=OuterRef("cycle_first_day"),
        cycle_year=OuterRef("cycle_year"),
        closed_on__isnull=True,
        pending="",
    )
    rows = Message.objects.filter(within.condition(), state=MessageState.UNREACHED)
    return rows.filter(Q(cycle_year__isnull=True) | Exists(running))


def _after(rows: QuerySet[Message], after: str) -> QuerySet[Message]:
    """In the order of the days; what has no day, a notice, comes first."""
    ordered = rows.order_by(F("loses_on").asc(nulls_first=True), "id")
    if not after:
        return ordered
    day, _, identifier = after.partition(".")
    last = date.fromisoformat(day)
    if last == date.min:
        return ordered.filter(Q(loses_on__isnull=False) | Q(id__gt=identifier))
    return ordered.filter(Q(loses_on__gt=last) | Q(loses_on=last, id__gt=identifier))


def _shown(rows: list[Message]) -> tuple[ToCall, ...]:
    keys = keys_of({row.person_id for row in rows})
    attempts = Attempt.objects.filter(message__in=[row.id for row in rows])
    tried: dict[str, list[Attempt]] = {}
    for attempt in attempts.order_by("begun_at", "id"):
        tried.setdefault(attempt.message_id, []).append(attempt)
    return tuple(
        ToCall(
            row,
            open_words(keys[row.person_id], row.id, bytes(row.sealed)) if row.sealed else None,
            tuple(_tried(each, row.person_id) for each in tried.get(row.id, [])),
        )
        for row in rows
        if row.person_id in keys
    )


def _tried(attempt: Attempt, person_id: str) -> Tried:
    note = ""
    if attempt.sealed_note:
        key = key_of(person_id)
        note = open_sealed(key, bytes(attempt.sealed_note), _bound(attempt.id)).decode()
    at = moment_of(attempt.told_at or attempt.begun_at)
    return Tried(attempt.channel, attempt.outcome, attempt.why, at, attempt.account_id, note)


def record_call(*, message_id: str, reached: bool, note: str, act: Act) -> Outcome:
    """Record that somebody was called, and whether they were reached; then they are told.

    Raises Refused for a role that does not call, and where nobody of the jurisdiction is to be
    called for this message any more.
    """

    def operation() -> Outcome:
        message = _called(message_id, act)
        attempt = new_id()
        text = " ".join(note.split())[:LONGEST_NOTE]
        sealed = seal(key_of(message.person_id), text.encode(), _bound(attempt)) if text else None
        outcome = AttemptOutcome.DELIVERED if reached else AttemptOutcome.FAILED
        Attempt.objects.create(
            id=attempt,
            message=message,
            channel=Channel.PHONE,
            outcome=outcome,
            account_id=act.actor,
            sealed_note=sealed,
            begun_at=moment_text(act.at),
        )
        if reached:
            Message.objects.filter(id=message.id).update(state=MessageState.REACHED)
            record_delivered(message, Channel.PHONE, act)
        return {"message": message.id, "reached": int(reached)}

    return once(act, {"call": message_id, "reached": int(reached), "note": len(note)}, operation)


def _called(message_id: str, act: Act) -> Message:
    if not allowed(Right.CALL_HOLDER, Role(act.role)):
        raise Refused(Because.NOT_YOURS)
    rows = _to_call(act.reach).filter(id=message_id)
    message = rows.select_for_update(of=("self",)).first()
    if message is None:
        raise Refused(Because.NOTHING_TO_DO)
    return message


def _bound(attempt_id: str) -> bytes:
    return bound("call", attempt_id)
