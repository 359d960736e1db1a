"""Whether a message that was queued is still to be sent, by the facts as they are at that moment.

A reminder is dropped where its year was endorsed, a filing waits or the permit has ended, and where
a later stage has come: that has a message of its own.  Whatever names another day by which to act
than was told before says that it moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from anju.law.legal_days import ONE_DAY
from anju.law.life import Life
from anju.law.reminder_days import (
    Stage,
    YearDays,
    day_to_act_by,
    days_of,
    may_be_reminded,
    reminder_of,
)
from anju.office.notices.models import Message, MessageState
from anju.office.notices.preferences import preference_of
from anju.office.notices.said_before import Said, cycle_of, said_last
from anju.office.notices.sealed_words import open_words
from anju.office.notices.wording import MOVED, STAGES, Moved, Words, reminder_words
from anju.office.registry.details.keeping import Erased, key_of
from anju.office.registry.permits.answers import PermitAnswer, answers


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a message stands now, and what it says; a dropped reminder says nothing.

    A reminder names `act_by`, the day by which to act; `loses_on` is the day a right is lost on.
    """

    state: MessageState
    words: Words | None = None
    act_by: date | None = None
    loses_on: date | None = None


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
    if answer is None or answer.life is None:
        return Judged(MessageState.DONE_BEFORE)
    return _reminder(message, answer, answer.life)


def _reminder(message: Message, answer: PermitAnswer, life: Life) -> Judged:
    """What is to be done with a reminder, as its permit stands."""
    year, stage = days_of(life.window), Stage(message.about)
    moved = _moved(message, said_last([message.permit_id], but=message.id), year)
    state = _of_reminder(message, life, moved)
    if state is not MessageState.WAITING:
        return Judged(state)
    subject = MOVED if message.adoption else STAGES[stage]
    language = preference_of(message.person_id).language
    found = _as_wanted(message, reminder_words(answer, subject, language, moved))
    loses_on = year.last_good_day + ONE_DAY
    return replace(found, act_by=day_to_act_by(stage, year), loses_on=loses_on)


def _of_reminder(message: Message, life: Life, moved: Moved | None) -> MessageState:
    """Waiting where the reminder is the one in place for the same year.

    That a day moved waits until it was told, or has moved again.
    """
    running = cycle_of(life.window)
    if not may_be_reminded(life) or running != (message.cycle_first_day, message.cycle_year):
        return MessageState.DONE_BEFORE
    if message.adoption:
        act_by = day_to_act_by(Stage(message.about), days_of(life.window))
        stands = moved is not None and act_by == message.act_by
    else:
        reminder = reminder_of(life)
        if reminder is None:
            return MessageState.DONE_BEFORE
        stands = reminder.stage == message.about
    return MessageState.WAITING if stands else MessageState.PASSED_OVER


def _moved(message: Message, said: Mapping[str, Said], year: YearDays) -> Moved | None:
    """The day that was told before in the same year and the one in its place, where they differ.

    The year of what says that a day moved may have been counted otherwise by the text before.
    """
    told = said.get(message.permit_id)
    if told is None or not (
        message.adoption or told.cycle == (message.cycle_first_day, message.cycle_year)
    ):
        return None
    now = told.moved_to(year)
    return (told.act_by, now) if now else None


def _as_wanted(message: Message, words: Words) -> Judged:
    """Legal notices come whatever the person prefers."""
    if not message.is_legal and preference_of(message.person_id).no_reminders:
        return Judged(MessageState.NOT_WANTED, words)
    return Judged(MessageState.WAITING, words)
