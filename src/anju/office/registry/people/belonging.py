"""Whose a permit is now: the person its issue names, or the record that person was merged into."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, transaction

from anju.office.registry.ledger.append import has_one_writer
from anju.office.registry.people.models import Person
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.one_open import refused_beside


def belongs_to(person_id: str) -> str:
    """The record that stands for a person today; merged records lead to it."""
    seen = {person_id}
    while True:
        further: str | None = Person.objects.get(id=person_id).merged_into_id
        if further is None or further in seen:
            return person_id
        person_id = further
        seen.add(further)


def stands_for(person_ids: Sequence[str]) -> dict[str, str]:
    """The record that stands today for each of some people; mostly their own.

    A query for all, and one more for each step that a record is away.
    """
    into: dict[str, str] = {}
    fresh = set(person_ids)
    while fresh:
        rows = Person.objects.filter(id__in=fresh, merged_into__isnull=False)
        found = {merged: str(to) for merged, to in rows.values_list("id", "merged_into_id")}
        into |= found
        fresh = set(found.values()) - into.keys()
    return {each: last_of(each, into) for each in person_ids}


def last_of(person_id: str, into: Mapping[str, str]) -> str:
    """The record at the end of those that were merged; `into` leads from each to its next."""
    seen = {person_id}
    while (further := into.get(person_id)) and further not in seen:
        person_id = further
        seen.add(further)
    return person_id


def absorbed_by(person_id: str) -> list[str]:
    """A record and every record that was merged into it, directly or through another."""
    return [person_id, *sorted(absorbed_into([person_id]))]


def absorbed_into(person_ids: Iterable[str]) -> Mapping[str, str]:
    """The records that were merged into some others, each with the one of these it leads to.

    Directly or through another; a query for each step that a record is away.
    """
    leads_to = {person: person for person in person_ids}
    asked, fresh = set(leads_to), dict(leads_to)
    while fresh:
        rows = Person.objects.filter(merged_into_id__in=list(fresh))
        further = {
            merged: fresh[into]
            for merged, into in rows.values_list("id", "merged_into_id")
            if into and merged not in leads_to
        }
        leads_to |= further
        fresh = further
    return {merged: into for merged, into in leads_to.items() if merged not in asked}


def permits_follow(person_id: str) -> None:
    """Bring the permits issued to a person, or to records merged into theirs, where they belong.

    Raises Refused where that record has another open permit of the same city.
    """
    owner = belongs_to(person_id)
    try:
        with transaction.atomic():
            held = Permit.objects.filter(issued_to__in=absorbed_by(person_id)).order_by("id")
            if not has_one_writer():  # an update alone would lock them in any order
                held = held.select_for_update(of=("self",))
            Permit.objects.filter(id__in=[row.id for row in held]).update(person_id=owner)
    except IntegrityError:
        raise refused_beside(absorbed_by(owner)) from None
