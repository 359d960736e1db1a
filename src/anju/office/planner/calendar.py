"""The days of a permit as a calendar file (RFC 5545), with alarms; no person stands in it.

The identifier of an event follows from the permit's days alone: a file that is fetched again
after nothing changed puts nothing twice into a calendar.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from anju.law.life import Life
from anju.law.standing import WindowState, standing_of
from anju.law.statements import next_step_in_words
from anju.law.wording import basis, day_in_words
from anju.picture.ahead import next_last_day
from anju.words import N_, say

MAKER = "-//anju//residence permit planner//"
AT_NINE = timedelta(hours=9)
"""Alarms ring at nine in the morning of their day."""

OPENS = N_("Residence permit: the endorsement window opens")
LAST_DAY = N_("Residence permit: last day to endorse")
NAME = N_("Endorsing the residence permit")


@dataclass(frozen=True, slots=True)
class Due:
    """A day to put into a calendar; the alarms ring so many days before it."""

    name: str
    day: date
    summary: str
    alarms: tuple[int, ...]


def has_days(life: Life) -> bool:
    """Whether there is a day ahead to put into a calendar."""
    return bool(_dues(life))


def calendar_of(life: Life, place: str, at: datetime, address: str, language: str) -> bytes:
    """The file of a permit's next days, in UTF-8; `address` is that of the answer."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("name", say(NAME, language))
    for due in _dues(life):
        calendar.add_component(_event(due, life, place, at, address, language))
    return bytes(calendar.to_ical())


def _dues(life: Life) -> list[Due]:
    return [*_opening(life), *_last(life)]


def _opening(life: Life) -> Iterator[Due]:
    standing = standing_of(life)
    if standing.window is WindowState.NOT_OPEN and standing.window_first_day:
        yield Due("opens", standing.window_first_day, OPENS, (0,))


def _last(life: Life) -> Iterator[Due]:
    if last := next_last_day(life):
        yield Due("last", last.day, LAST_DAY, (7, 0))


def _event(due: Due, life: Life, place: str, at: datetime, address: str, language: str) -> Event:
    event = Event()
    event.add("uid", _identifier(due, life, place))
    event.add("dtstamp", at)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", say(due.summary, language))
    told = (
        next_step_in_words(standing_of(life), life, language),
        basis(life.window.measure, language),
    )
    event.add("description", "\n".join(told))
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    for days in due.alarms:
        event.add_component(_alarm(due, days, language))
    return event


def _alarm(due: Due, days: int, language: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    day = day_in_words(due.day, language)
    alarm.add("description", f"{say(due.summary, language)} · {day}")
    alarm.add("trigger", AT_NINE - timedelta(days=days))
    return alarm


def _identifier(due: Due, life: Life, place: str) -> str:
    """What stays the same for the same day of the same permit."""
    told = f"{due.name} {place} {life.permit.issued_on} {life.window.cycle_first_day} {due.day}"
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@anju"
