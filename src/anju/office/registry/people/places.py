"""The places where a person is known, and the marks of their name in each of them."""

from collections.abc import Sequence

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.details.models import NameGram
from anju.office.registry.people.models import PersonPlace
from anju.office.registry.search.keeping import mark_name_in


def add_place(person_id: str, division_code: str) -> None:
    """Make a person known in a place, and findable there by name."""
    place, is_new = PersonPlace.objects.get_or_create(
        person_id=person_id, division_code=division_code
    )
    if is_new:
        mark_name_in(person_id, place.division_code)


def places_of(person_id: str) -> list[str]:
    """The division codes of the places where a person is known."""
    found = PersonPlace.objects.filter(person_id=person_id).order_by("division_code")
    return list(found.values_list("division_code", flat=True))


def known_in(person_ids: Sequence[str], within: Jurisdiction) -> list[str]:
    """Those of some people who are known in a jurisdiction, in their order."""
    found = PersonPlace.objects.filter(within.condition(), person_id__in=person_ids)
    known = set(found.values_list("person_id", flat=True))
    return [person for person in person_ids if person in known]


def mark_name_anew(person_id: str) -> None:
    """Mark a name that changed anew, in every place where the person is known."""
    NameGram.objects.filter(person_id=person_id).delete()
    for division_code in places_of(person_id):
        mark_name_in(person_id, division_code)
