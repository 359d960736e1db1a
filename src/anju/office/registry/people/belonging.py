"""Whose a permit is now: the person its issue names, or the record that person was merged into."""

from django.db import IntegrityError, transaction

from anju.office.registry.people.models import Person
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused


def belongs_to(person_id: str) -> str:
    """The record that stands for a person today; merged records lead to it."""
    seen = {person_id}
    while True:
        further: str | None = Person.objects.get(id=person_id).merged_into_id
        if further is None or further in seen:
            return person_id
        person_id = further
        seen.add(further)


def absorbed_by(person_id: str) -> list[str]:
    """A record and every record that was merged into it, directly or through another."""
    found, waiting = [person_id], [person_id]
    while waiting:
        rows = Person.objects.filter(merged_into_id=waiting.pop()).values_list("id", flat=True)
        fresh = [row for row in rows if row not in found]
        found += fresh
        waiting += fresh
    return found


def permits_follow(person_id: str) -> None:
    """Bring the permits issued to a person, or to records merged into theirs, where they belong.

    Raises Refused where that record has another open permit of the same city.
    """
    owner = belongs_to(person_id)
    try:
        with transaction.atomic():
            held = Permit.objects.filter(issued_to__in=absorbed_by(person_id))
            held.update(person_id=owner)
    except IntegrityError:
        raise Refused(Because.ALREADY_OPEN) from None
