"""The places where a person is known, and the marks of their name in each of them."""

from collections.abc import Iterable, Sequence

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.details.models import NameGram
from anju.office.registry.people.belonging import absorbed_into
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
    """Those of some people who are known in a jurisdiction, in their order.

    Where a record that was merged into theirs is known, they are known as well.
    """
    known = _themselves(person_ids, within)
    elsewhere = [person for person in person_ids if person not in known]
    if elsewhere:
        merged = absorbed_into(elsewhere)
        known |= {merged[person] for person in _themselves(merged, within)}
    return [person for person in person_ids if person in known]


def _themselves(person_ids: Iterable[str], within: Jurisdiction) -> set[str]:
    found = PersonPlace.objects.filter(within.condition(), person_id__in=list(person_ids))
    return set(found.values_list("person_id", flat=True))


def mark_name_anew(person_id: str) -> None:
    """Mark a name that changed anew, in every place where the person is known."""
    NameGram.objects.filter(person_id=person_id).delete()
    for division_code in places_of(person_id):
        mark_name_in(person_id, division_code)
