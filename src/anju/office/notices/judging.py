"""Whether a message that was queued is still to be sent, by the facts as they are at that moment.

A reminder is dropped where its year was endorsed, a filing waits or the permit has ended, and where
a later stage has come: that has a message of its own.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.reminder_days import Stage, reminder_of
from anju.office.notices.models import Message, MessageState
from anju.office.notices.preferences import preference_of
from anju.office.notices.sealed_words import open_words
from anju.office.notices.wording import Words, reminder_words
from anju.office.registry.details.keeping import Erased, key_of
from anju.office.registry.permits.answers import PermitAnswer, answers


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a message stands now, and what it says; a dropped reminder says nothing."""

    state: MessageState
    words: Words | None = None


def judged(message: Message, today: date) -> Judged:
    """What is to be done with a message that waits, by the facts of today."""
    try:
        key = key_of(message.person_id)
    except Erased:
        return Judged(MessageState.DONE_BEFORE)
    if message.cycle_year is None:
        words = open_words(key, message.id, bytes(message.sealed or b""))
        return _as_wanted(message, words)
    answer = answers([message.permit_id], today).get(message.permit_id)
    state = _of_reminder(message, answer)
    if state is not MessageState.WAITING or answer is None:
        return Judged(state)
    language = preference_of(message.person_id).language
    return _as_wanted(message, reminder_words(answer, Stage(message.about), language))


def _of_reminder(message: Message, answer: PermitAnswer | None) -> MessageState:
    """Waiting where the reminder is the one in place for the same year."""
    life = answer.life if answer else None
    reminder = reminder_of(life) if life else None
    if life is None or reminder is None:
        return MessageState.DONE_BEFORE
    running = (life.window.cycle_first_day, life.window.year)
    if running != (message.cycle_first_day, message.cycle_year):
        return MessageState.DONE_BEFORE
    is_latest = reminder.stage == message.about
    return MessageState.WAITING if is_latest else MessageState.PASSED_OVER


def _as_wanted(message: Message, words: Words) -> Judged:
    """Legal notices come whatever the person prefers."""
    if not message.is_legal and preference_of(message.person_id).no_reminders:
        return Judged(MessageState.NOT_WANTED, words)
    return Judged(MessageState.WAITING, words)
