"""The working days of a year as an operation: loaded by the city, in the ledger for ever.

The State Council's notice comes out every year; its days stand in a text as the calendars that
come with the law are written.  A measure whose suspension waits for a working day judges by it.
"""

import tomllib
from typing import Final

from django.conf import settings

from anju.law.working_days_files import working_days_with
from anju.office.places.measures import digest_of
from anju.office.places.models import WorkingCalendar
from anju.office.registry.city.measures import followed, place_subject
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Busy, Outcome, once, outcome_of
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.trying import WRITTEN, tried_on_all
from anju.office.registry.rebuilding.locks import (
    NeverAlone,
    keep_writers_out,
    tried_until_alone,
)
from anju.office.registry.refused import Because, Refused

EVERYWHERE: Final = "000000"
"""A calendar holds for every place."""


def load_calendar(*, toml: str, act: Act) -> Outcome:
    """Record the working days of a year; a later text for the same year takes its place.

    The outcome tells how many permits it touches (`permits`).  Raises CalendarError where the text
    is not written as calendars are, or years are missing before it; Refused where it is loaded
    already, for an actor whose jurisdiction is not the whole city, and as adoptions are; Busy.
    """
    year = int(tomllib.loads(toml).get("year", 0))
    loaded = WorkingCalendar.objects.order_by("entry_id")
    working_days_with(*loaded.values_list("toml", flat=True), toml)
    city = str(settings.ANJU["PLACE"])

    def operation() -> Outcome:
        keep_writers_out(WRITTEN)
        chain = read_chain(place_subject(city))
        if not act.reach.covers(city):
            raise Refused(Because.NOT_FOUND)
        latest = loaded.filter(year=year).last()
        if latest is not None and latest.toml == toml:
            raise Refused(Because.NOTHING_TO_DO)
        trial = tried_on_all(toml, EVERYWHERE, act.at) if Permit.objects.exists() else None
        draft = Draft(Kind.CALENDAR_LOADED, act.today, {"toml": toml, "year": year})
        entries = append(place_subject(city), chain[-1] if chain else None, [draft], act)
        for entry in entries:
            project_calendar_entry(entry)
        count = followed(trial, entries[-1].id) if trial else 0
        return {**outcome_of(entries, [entry.id for entry in entries]), "permits": count}

    asked: dict[str, str | int] = {"calendar": year, "digest": digest_of(toml)}
    try:
        return tried_until_alone(lambda: once(act, asked, operation))
    except NeverAlone:
        raise Busy from None


def project_calendar_entry(entry: Recorded) -> None:
    """Bring the loaded calendars up by one entry of a place's chain."""
    WorkingCalendar.objects.create(
        entry_id=entry.id,
        division_code=entry.subject.removeprefix("place-"),
        year=entry.told["year"],
        toml=entry.told["toml"],
    )
