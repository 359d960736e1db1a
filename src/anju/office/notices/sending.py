"""Sends what waits: judged by the facts of the moment, channel after channel, and proved.

A message is one transaction before its channel and one behind it.  Whoever is killed between them
leaves an attempt that was begun: nobody knows whether the channel took it, so that it is handed
over once more, with the same identifier.  Towards a channel that is at least once; in our record
the message is sent once, because only the second transaction says so, and its entry has the
message's own key.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, InterfaceError, OperationalError, transaction

from anju.law.known import RefusedHistory
from anju.office.common.clock import moment_text
from anju.office.common.demo import today_of
from anju.office.common.ids import new_id
from anju.office.notices.channels import Address, Channel, Delivery, Why, deliver
from anju.office.notices.claiming import still_taken, take_some
from anju.office.notices.judging import Judged, judged
from anju.office.notices.models import Attempt, AttemptOutcome, Message, MessageState
from anju.office.notices.pauses import is_given_up, pause_after
from anju.office.notices.preferences import preference_of
from anju.office.notices.proving import record_delivered, system_act
from anju.office.notices.quiet_hours import put_off
from anju.office.notices.recipients import acts_for, recipients
from anju.office.notices.sealed_words import seal_words
from anju.office.notices.told_back import told_address
from anju.office.notices.wording import Words
from anju.office.registry.contacts.reading import Reachable
from anju.office.registry.details.keeping import key_of
from anju.office.registry.refused import Refused

_log = logging.getLogger("anju.notices")

FOR_GOOD: Final = frozenset({Why.NOT_SET_UP.value, Why.NO_ADDRESS.value})
"""Failures that no pause heals."""


@dataclass(frozen=True, slots=True)
class Attempting:
    """An attempt that was put down before its channel is asked."""

    id: str
    contact: Reachable
    words: Words
    tried: int


def send_some(at: datetime) -> int:
    """Send the messages that wait longest; how many were taken.

    One that cannot be sent holds up no other one: it comes up again by itself.
    """
    claim, taken = take_some(at)
    for message_id in taken:
        try:
            send(message_id, claim, at)
        except (InterfaceError, OperationalError):
            raise  # the database is not there
        except Exception as failure:  # noqa: BLE001 - whatever is the matter with this one
            _log.warning("message %s was not sent: %s", message_id, type(failure).__name__)
    return len(taken)


def send(message_id: str, claim: str, at: datetime) -> None:
    """Send one message that was taken; nothing where another worker has taken it since."""
    with transaction.atomic():
        message = still_taken(message_id, claim)
        attempting = _begun(message, at) if message else None
    if attempting is None:
        return
    contact = attempting.contact
    is_brief = contact.channel.value != Channel.MAIL
    delivery = deliver(
        Address(contact.channel, contact.address),
        attempting.words.in_brief if is_brief else attempting.words,
        message_id,
        told_address(attempting.id),
    )
    with transaction.atomic():
        message = still_taken(message_id, claim)
        _tell_outcome(attempting, delivery, at)
        if message:
            _move_on(message, attempting, delivery, at)


def _begun(message: Message, at: datetime) -> Attempting | None:
    """Put down what is tried now; None where nothing is: done before, unwanted, quiet, nobody."""
    today = today_of(at)
    found = judged(message, today)
    if found.words and not _names(message, found):
        found = Judged(MessageState.PASSED_OVER)
    if found.words:
        key = key_of(message.person_id)
        message.sealed = seal_words(key, message.id, found.words)
    if found.state is not MessageState.WAITING or found.words is None:
        _set(message, found.state)
        return None
    attempts = _attempts_known(message)
    left = _not_given_up(recipients(message.person_id, today), attempts)
    if not left:
        _set(message, MessageState.UNREACHED)
        _stands_for_earlier(message)
        return None
    contact, later = _next_contact(left, found.act_by, at)
    if later:
        _set(message, MessageState.WAITING, later)
        return None
    message.save(update_fields=["sealed"])
    attempt = Attempt.objects.create(
        id=new_id(),
        message=message,
        channel=contact.channel,
        contact_id=contact.contact_id,
        outcome=AttemptOutcome.BEGUN,
        begun_at=moment_text(at),
    )
    words = _addressed(found.words, contact, message)
    return Attempting(attempt.id, contact, words, len(_of(contact, attempts)))


def _addressed(words: Words, contact: Reachable, message: Message) -> Words:
    """The words of a message for whom a contact is of: the person, or who acts for them."""
    if not acts_for(contact, message.person_id):
        return words
    return words.about_another(preference_of(message.person_id).language)


def _names(message: Message, found: Judged) -> bool:
    """Let a reminder name the days as they are now; False where another one does so already."""
    if found.act_by == message.act_by:
        return True
    days = {"act_by": found.act_by, "loses_on": found.loses_on}
    try:
        with transaction.atomic():
            Message.objects.filter(id=message.id).update(**days)
    except IntegrityError:
        return False
    return True


def _stands_for_earlier(message: Message) -> None:
    """Let the office be asked to call once for a year, and with what is the most urgent."""
    if message.cycle_year is not None:
        same_year = Message.objects.filter(
            permit_id=message.permit_id,
            cycle_first_day=message.cycle_first_day,
            cycle_year=message.cycle_year,
            state=MessageState.UNREACHED,
        )
        same_year.exclude(id=message.id).update(state=MessageState.PASSED_OVER)


def _attempts_known(message: Message) -> list[Attempt]:
    """What was tried before; what a killed worker had begun is unknown from now on."""
    begun = message.attempts.filter(outcome=AttemptOutcome.BEGUN)
    begun.update(outcome=AttemptOutcome.UNKNOWN)
    return list(message.attempts.order_by("begun_at", "id"))


def _not_given_up(held: list[Reachable], attempts: list[Attempt]) -> list[Reachable]:
    """The contacts that are not given up yet, in order."""
    tried = [(contact, _of(contact, attempts)) for contact in held]
    return [
        contact
        for contact, before in tried
        if not is_given_up(len(before)) and not any(each.why in FOR_GOOD for each in before)
    ]


def _next_contact(
    left: list[Reachable], act_by: date | None, at: datetime
) -> tuple[Reachable, datetime | None]:
    """The first contact, and the moment it has to wait for, if any.

    Where the day by which to act would be over by then, one that makes nothing ring goes first.
    """
    later = put_off(left[0].channel, at)
    if later and act_by and today_of(at) <= act_by < today_of(later):
        at_once = (each for each in left if put_off(each.channel, at) is None)
        if contact := next(at_once, None):
            return contact, None
    return left[0], later


def _of(contact: Reachable, attempts: list[Attempt]) -> list[Attempt]:
    return [each for each in attempts if each.contact_id == contact.contact_id]


def _tell_outcome(attempting: Attempting, delivery: Delivery, at: datetime) -> None:
    """Put down what the channel said, unless it has said more by itself meanwhile."""
    outcome = AttemptOutcome.SENT if delivery.sent else AttemptOutcome.FAILED
    open_ones = (AttemptOutcome.BEGUN, AttemptOutcome.UNKNOWN)
    Attempt.objects.filter(id=attempting.id, outcome__in=open_ones).update(
        outcome=outcome, why=delivery.why, told_at=moment_text(at)
    )


def _move_on(message: Message, attempting: Attempting, delivery: Delivery, at: datetime) -> None:
    """Sent and proved; or tried again after a pause, at once where another contact is next."""
    if delivery.sent:
        _set(message, MessageState.SENT)
        _prove(message, attempting.contact.channel, at)
        return
    pause = timedelta(0) if delivery.why in FOR_GOOD else pause_after(attempting.tried + 1)
    _set(message, MessageState.WAITING, at + pause)


def _prove(message: Message, channel: str, at: datetime) -> None:
    """Record that it was sent, also where the ledger refuses: sent it was.

    Once for each channel: one that said later that it failed after all is followed by the next.
    """
    act = system_act(today_of(at), at, f"notice-{message.id}-{channel}")
    try:
        record_delivered(message, channel, act)
    except (Refused, RefusedHistory) as refusal:
        _log.warning("message %s went out and is not in the ledger: %r", message.id, refusal)


def _set(message: Message, state: MessageState, next_at: datetime | None = None) -> None:
    """Let a message go from the worker's hands."""
    message.state, message.claim = state, ""
    if next_at:
        message.next_at = moment_text(next_at)
    message.save(update_fields=["state", "claim", "next_at", "sealed"])
