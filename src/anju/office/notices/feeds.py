"""A person's calendar by a secret address: the days of their permits, and no name.

Only the digest of the secret is kept.  A new address ends the one before, so that somebody who lost
theirs makes another one; ended it answers as if it had never been.
"""

import hashlib
import secrets
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from anju.law.reminder_days import days_of
from anju.office.common.clock import moment_text
from anju.office.notices.calendar_text import CalendarDay, calendar_text
from anju.office.notices.models import Feed
from anju.office.notices.preferences import preference_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.permits.answers import PermitAnswer, answers
from anju.office.registry.permits.models import Permit
from anju.words import N_, say

ENDORSE: Final = N_("Residence permit: can be endorsed from today")
LAST_DAY: Final = N_("Residence permit: last day to endorse")
SUSPENDED: Final = N_("Residence permit: use is suspended from today")
NAME: Final = N_("Residence permit")


def make_feed(*, person_id: str, at: datetime) -> str:
    """The secret of a new address for a person's calendar; an earlier one ends."""
    end_feed(person_id=person_id, at=at)
    secret = secrets.token_urlsafe(24)
    Feed.objects.create(
        secret_digest=_digest(secret), person_id=belongs_to(person_id), made_at=moment_text(at)
    )
    return secret


def end_feed(*, person_id: str, at: datetime) -> None:
    """Revoke the address of a person's calendar."""
    _lasting(person_id).update(ended_at=moment_text(at))


def has_feed(person_id: str) -> bool:
    """Whether a person's calendar has an address."""
    return _lasting(person_id).exists()


def calendar_of(secret: str, today: date, at: datetime) -> str | None:
    """The calendar behind a secret address as iCalendar text; None where there is none."""
    feed = Feed.objects.filter(secret_digest=_digest(secret), ended_at="").first()
    if feed is None:
        return None
    people = absorbed_by(belongs_to(feed.person_id))
    held = Permit.objects.filter(person_id__in=people, closed_on__isnull=True)
    found = answers(list(held.values_list("id", flat=True)), today)
    language = preference_of(feed.person_id).language
    days = [day for each in found.values() for day in _days(each, language)]
    return calendar_text(say(NAME, language), days, at)


def _days(answer: PermitAnswer, language: str) -> list[CalendarDay]:
    """The days of the running year; none while a filing waits."""
    life = answer.life
    if life is None or life.pending:
        return []
    year, sentence = days_of(life.window), answer.sentence(language)
    told = (
        ("endorse", ENDORSE, year.first_day),
        ("last", LAST_DAY, year.last_day_told),
        ("suspended", SUSPENDED, life.suspended_from),
    )
    return [
        CalendarDay(
            f"{answer.record.id}-{life.window.year}-{name}", day, say(title, language), sentence
        )
        for name, title, day in told
        if day
    ]


def _lasting(person_id: str) -> QuerySet[Feed]:
    return Feed.objects.filter(person_id=belongs_to(person_id), ended_at="")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
