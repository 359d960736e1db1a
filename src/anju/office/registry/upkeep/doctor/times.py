"""Looks at times: the clock against the ledger, checkpoints, calendars of working days."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from anju.law.working_days_files import load_working_days
from anju.office.common.clock import moment_of, moment_text
from anju.office.places.models import WorkingCalendar
from anju.office.registry.ledger.checkpoint import file_name
from anju.office.registry.ledger.models import Checkpoint, Entry, Position
from anju.office.registry.upkeep.doctor.finding import Finding, note, well, wrong
from anju.office.registry.upkeep.doctor.machine import has_second_disk
from anju.words import N_

LATE: Final = timedelta(minutes=15)
"""A checkpoint is late when something new has waited for one longer."""

SKEW: Final = timedelta(seconds=5)
WORKER: Final = N_("Look whether anju work runs, and what it logs.")


def look_at_clock(at: datetime) -> Iterator[Finding]:
    """Whether the clock stands behind what was recorded last."""
    last = Entry.objects.order_by("-id").values_list("recorded_at", flat=True).first()
    if last and moment_of(last) > at + SKEW:
        yield wrong(
            "clock",
            N_("The last entry was recorded at {last}, and the clock says {now}."),
            N_("Set the clock of this machine by the network: anju records no falling moments."),
            last=last,
            now=moment_text(at),
        )
    else:
        yield well("clock", N_("The clock stands behind no entry."))


def look_at_checkpoints(at: datetime) -> Iterator[Finding]:
    """Whether checkpoints are made, and copied to a second place."""
    last = Checkpoint.objects.order_by("-sequence").first()
    size = Position.objects.order_by("-position").values_list("position", flat=True).first() or 0
    if size > (last.size if last else 0) and _is_late(last, at):
        sentence = N_("{count} entries are in no checkpoint yet.")
        count = size - (last.size if last else 0)
        yield wrong("checkpoints", sentence, WORKER, count=count)
    folder = Path(settings.ANJU["CHECKPOINTS"])
    if last and not (folder / file_name(last.sequence)).exists():
        sentence = N_("The last checkpoint has no copy in {folder}.")
        yield wrong("copies", sentence, WORKER, folder=folder)
    elif last:
        sentence = N_("The last checkpoint, of {moment}, has its copy.")
        yield well("copies", sentence, moment=last.made_at)
    if not has_second_disk(folder):
        yield note(
            "second_place",
            N_("Checkpoints are copied to the disk that the office is on."),
            N_("Name a place on another machine in ANJU_CHECKPOINTS: it proves what stood here."),
        )


def _is_late(last: Checkpoint | None, at: datetime) -> bool:
    """Whether the oldest entry without a checkpoint has waited too long."""
    position = (last.size if last else 0) + 1
    waiting = Position.objects.filter(position=position).values_list("entry_id", flat=True)
    first = Entry.objects.filter(id__in=waiting).values_list("recorded_at", flat=True).first()
    return first is not None and moment_of(first) < at - LATE


def look_at_calendars(today: date) -> Iterator[Finding]:
    """Whether the working days of this year and the next are known."""
    known = load_working_days()
    loaded = {_year(text) for text in WorkingCalendar.objects.values_list("toml", flat=True)}
    for year in (today.year, today.year + 1):
        if year in loaded or known.first_day.year <= year <= known.last_day.year:
            yield well("calendar", N_("The working days of {year} are known."), year=year)
            continue
        advice = N_("Load them when the State Council's notice is out, usually in November.")
        make = wrong if year == today.year or today.month == 12 else note
        yield make("calendar", N_("The working days of {year} are not known."), advice, year=year)


def _year(toml: str) -> int:
    return int(tomllib.loads(toml)["year"])
