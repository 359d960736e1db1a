"""Whose details have been kept long enough, and their erasure by an administrator's act.

Counted from the last day of the last permit and registration; never while one is open.  What was
merged into a record counts with it, and is erased with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q

from anju.law.legal_days import months_after
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.models import Person, ResidenceRegistration
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Refused
from anju.office.registry.retention.terms import Term

RETENTION_OVER = "retention_over"
"""The reason code of the entry."""

_OPEN = date.max
"""The last day of what has none yet."""


@dataclass(frozen=True, slots=True)
class Due:
    """A person whose details are due to be erased: needed until `last_day`, due since `due_on`."""

    person_id: str
    last_day: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Erased:
    """What a run did: people erased, and those that were refused, by identifier."""

    erased: int
    refused: tuple[str, ...]


def due_people(term: Term, on: date) -> Iterator[Due]:
    """Whose details are due on a day, in the order of their identifiers; nobody without a term."""
    if term.months is None:
        return
    for person_id, last_day in _closed():
        due_on = months_after(last_day, term.months)
        if due_on < on:
            yield Due(person_id, last_day, due_on)


def _closed() -> Iterator[tuple[str, date]]:
    """Everybody with nothing open, and the last day of what they had, or of being recorded."""
    merged = _last_days_of_merged()
    for person_id, *own in _themselves_closed():
        last_day = max(day for day in (*own, *merged.get(person_id, ())) if day is not None)
        if last_day != _OPEN:
            yield person_id, last_day


def _last_days_of_merged() -> dict[str, list[date]]:
    """The last day of each record that was merged, by the record that stands for it."""
    mine = {"person_id": OuterRef("id")}
    merged = Person.objects.filter(merged_into__isnull=False)
    rows = merged.annotate(
        left=Max("registrations__last_day"),
        lasts=Exists(ResidenceRegistration.objects.filter(last_day__isnull=True, **mine)),
    ).values_list("id", "merged_into_id", "registered_on", "left", "lasts")
    found = list(rows)
    leads_to = {person_id: into for person_id, into, *_ in found}
    days: dict[str, list[date]] = {}
    for person_id, _, registered_on, left, lasts in found:
        stands = person_id
        while stands in leads_to:
            stands = leads_to[stands]
        last_day = _OPEN if lasts else max(registered_on, left or registered_on)
        days.setdefault(stands, []).append(last_day)
    return days


def _themselves_closed() -> Iterator[tuple[str, date, date | None, date | None]]:
    """Records with nothing open: when they were made, and the last days of what they had.

    A record that was merged stays as long as the one it was merged into.
    """
    mine = {"person_id": OuterRef("id")}
    rows = Person.objects.filter(
        Q(merged_into__isnull=True) | Q(merged_into__erased_on__isnull=False),
        ~Exists(Permit.objects.filter(closed_on__isnull=True, **mine)),
        ~Exists(ResidenceRegistration.objects.filter(last_day__isnull=True, **mine)),
        erased_on__isnull=True,
    )
    dated = rows.annotate(
        closed=Max("permits__closed_on"), left=Max("registrations__last_day")
    ).order_by("id")
    yield from dated.values_list("id", "registered_on", "closed", "left")


def erase_due(term: Term, act: Act) -> Erased:
    """Erase whoever is due on the day of the act, each in a transaction of its own."""
    erased, refused = 0, []
    for each in list(due_people(term, act.today)):
        try:
            erase_person(person_id=each.person_id, reason=RETENTION_OVER, act=act)
        except Refused:
            refused.append(each.person_id)
        else:
            erased += 1
    return Erased(erased, tuple(refused))
