"""Erasure (Personal Information Protection Law art. 47): what identifies a person goes for good.

The ledger keeps its opaque entries and loses nothing: the key, the details with their salts,
the numbers to find by and the marks of the name go.  Erased is allowed only when no permit is open.
What was merged into a record is of the same person, and goes with it.
"""

from functools import cache

from django.apps import apps
from django.db.models import Model, Q

from anju.office.common.kept import Kept
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import (
    keep_from_others,
    locked_person,
    not_merged,
    record_of,
)
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused


def erase_person(*, person_id: str, reason: str, act: Act) -> Outcome:
    """Erase a person's details, and those of every record that was merged into theirs.

    Each record gets an entry of its own.  Raises Refused while a permit of theirs is open, and
    for a record that was merged into one that is not erased.
    Whether the time of keeping is over is for the caller to know (`registry.retention`).
    """

    def operation() -> Outcome:
        records = _kept_from_others(person_id)
        person = locked_person(person_id, act)
        if Person.objects.filter(id=belongs_to(person_id), erased_on__isnull=True).exists():
            not_merged(person)
        _nothing_is_open(records, act)
        entries = erase_record(person, reason, act)
        merged = Person.objects.filter(id__in=records, erased_on__isnull=True)
        others = [erase_record(each, reason, act) for each in merged.order_by("id")]
        return outcome_of(entries, [entry.id for each in (entries, *others) for entry in each])

    return once(act, {"person": person_id, "erase": reason}, operation)


def _kept_from_others(person_id: str) -> list[str]:
    """A record and all that was merged into it, also while it was waited for."""
    held: list[str] = []
    while (found := absorbed_by(person_id)) != held:
        keep_from_others(found)
        held = found
    return held


def _nothing_is_open(records: list[str], act: Act) -> None:
    """Refuse while a permit of some records is open, whichever of them it belongs to today."""
    open_on_day = Q(closed_on__isnull=True) | Q(closed_on__gt=act.today)
    theirs = Q(person_id__in=records) | Q(issued_to__in=records)
    if Permit.objects.filter(open_on_day, theirs).exists():
        raise Refused(Because.PERMIT_OPEN)


def erase_record(person: Person, reason: str, act: Act) -> list[Recorded]:
    """Record the erasure of one locked record, whatever is open, and drop its details."""
    draft = Draft(Kind.PERSON_ERASED, act.today, {}, reason)
    entries = record_of(person, act, lambda _person, _chain: [draft])
    drop_details(person.id)
    return entries


def drop_details(person_id: str) -> None:
    """Drop everything that identifies a person; also what a restore from a backup brought back."""
    for table in _tables_of_people():
        table._default_manager.filter(person_id=person_id).delete()  # noqa: SLF001 - Django's public name


@cache
def _tables_of_people() -> tuple[type[Model], ...]:
    """The tables of personal details, those of parts above too: each has its person's column."""
    return tuple(
        model
        for model in apps.get_models()
        if getattr(model, "kept", None) is Kept.DETAILS and hasattr(model, "person_id")
    )
