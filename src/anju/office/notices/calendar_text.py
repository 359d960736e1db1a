r"""Days as an iCalendar text (RFC 5545) that telephones subscribe to.

>>> print(_folded("SUMMARY:" + "签" * 30).count("\r\n "))
1
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_LONGEST: Final = 75
"""Bytes of a line; what is longer goes on behind a blank in the next one."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A whole day in a calendar; `uid` is the same each time it is told."""

    uid: str
    on: date
    title: str
    text: str


def calendar_text(name: str, days: Iterable[CalendarDay], at: datetime) -> str:
    """A calendar with its days, each with an alarm at nine o'clock of that day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//anju//reminders//ZH",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for day in days for line in _event(day, at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(day: CalendarDay, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{day.uid}@anju"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(day.title)}"
    yield f"DESCRIPTION:{_escaped(day.text)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(day.title)}"
    yield "TRIGGER:PT9H"
    yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 bytes, broken between characters."""
    parts, length = [""], 0
    for character in line:
        size = len(character.encode())
        if length + size > _LONGEST:
            parts.append("")
            length = 1
        parts[-1] += character
        length += size
    return "\r\n ".join(parts)
