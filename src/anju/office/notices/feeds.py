"""A person's calendar by a secret address: the days of their permits, and no name.

Only the digest of the secret is kept; a key of the office makes the secret of the address's
identifier, so that a request that comes twice is told the same one.  A new address ends the one
before, so that somebody who lost theirs makes another one; ended it answers as if it had never
been.
"""

import hashlib
from base64 import urlsafe_b64encode
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from anju.law.reminder_days import days_of
from anju.office.common.clock import moment_text
from anju.office.common.ids import new_id
from anju.office.common.keyring import current_ring
from anju.office.common.keys import Purpose
from anju.office.common.lookups import keyed_hash
from anju.office.notices.calendar_text import CalendarDay, calendar_text
from anju.office.notices.models import Feed
from anju.office.notices.preferences import OWN_WISH, must_be_own, preference_of
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.permits.answers import PermitAnswer, answers
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused
from anju.words import N_, say

ENDORSE: Final = N_("Residence permit: can be endorsed from today")
LAST_DAY: Final = N_("Residence permit: last day to endorse")
SUSPENDED: Final = N_("Residence permit: use is suspended from today")
NAME: Final = N_("Residence permit")

SECRET_LENGTH: Final = 24
"""Bytes."""


def make_feed(*, person_id: str, act: Act) -> str:
    """The secret of a new address for a person's calendar; an earlier one ends.

    The same request again is told the same secret, "" where its address has ended since.  Raises
    Refused for a role that makes none for itself.
    """
    feed = new_id()

    def decide(_person: Person, _chain: list[Recorded]) -> list[Draft]:
        must_be_own(act)
        made = Draft(Kind.FEED_OPENED, act.today, {"record": feed}, OWN_WISH)
        return [*_endings(person_id, act), made]

    def keep() -> None:
        _end(person_id, act)
        Feed.objects.create(
            id=feed,
            secret_digest=_digest(_secret_of(feed)),
            person_id=person_id,
            made_at=moment_text(act.at),
        )

    outcome = change_person(person_id, {"calendar": "made"}, act, decide, afterwards=keep)
    entry = read_chain(person_id)[int(outcome["number"]) - 1]
    secret = _secret_of(entry.told["record"])
    return secret if _lasting(person_id).filter(secret_digest=_digest(secret)).exists() else ""


def end_feed(*, person_id: str, act: Act) -> Outcome:
    """Revoke the address of a person's calendar; raises Refused where there is none to revoke."""

    def decide(_person: Person, _chain: list[Recorded]) -> list[Draft]:
        must_be_own(act)
        if not (endings := _endings(person_id, act)):
            raise Refused(Because.NOTHING_TO_DO)
        return endings

    def keep() -> None:
        _end(person_id, act)

    return change_person(person_id, {"calendar": "ended"}, act, decide, afterwards=keep)


def _endings(person_id: str, act: Act) -> list[Draft]:
    """What is recorded of the addresses that end."""
    lasting = _lasting(person_id).order_by("made_at", "id").values_list("id", flat=True)
    return [Draft(Kind.FEED_ENDED, act.today, {"record": each}, OWN_WISH) for each in lasting]


def _end(person_id: str, act: Act) -> None:
    _lasting(person_id).update(ended_at=moment_text(act.at))


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
    """The addresses that have not ended, also those of records that were merged into theirs."""
    people = absorbed_by(belongs_to(person_id))
    return Feed.objects.filter(person_id__in=people, ended_at="")


def _secret_of(feed: str) -> str:
    """The secret of an address: 24 bytes that nobody without the key finds, as text of a URL."""
    made = keyed_hash(current_ring().newest(Purpose.INDEX), "calendar feed", SECRET_LENGTH)
    return urlsafe_b64encode(made(feed.encode())).decode()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
