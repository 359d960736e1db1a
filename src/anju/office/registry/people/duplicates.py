"""Finds records that may be of the same person.

They have the same name, and the same day of birth or nearly the same identity number.  It only
points; whether two records are of one person is decided by two people
(`registry.people.merging`).
"""

from anju.office.common.keyring import current_ring
from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import NameGram
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.models import Person
from anju.office.registry.people.places import places_of
from anju.office.registry.search.tokens import query_tokens

MOST = 50
"""How many people of the same name in the same place are compared."""

NEAR = 2
"""In how many characters two identity numbers may differ to be a likely slip of typing."""


def likely_same(person_id: str, details: PersonalDetails) -> list[str]:
    """The records that may be of the same person, in the places where the person is known."""
    token = query_tokens(current_ring(), details.name).whole
    if token is None:
        return []
    rows = NameGram.objects.filter(token=token, division_code__in=places_of(person_id))
    named = set(rows.exclude(person_id=person_id).values_list("person_id", flat=True)[:MOST])
    alone = Person.objects.filter(
        id__in=named, merged_into__isnull=True, erased_on__isnull=True
    ).values_list("id", flat=True)
    found = read_details(alone)
    return sorted(each for each, other in found.items() if may_be_same(details, other))


def may_be_same(one: PersonalDetails, other: PersonalDetails) -> bool:
    """Whether two records of the same name look like one person.

    >>> may_be_same(PersonalDetails("王芳", "440301199001010020"), PersonalDetails("王芳"))
    False
    """
    if one.born_on and one.born_on == other.born_on:
        return True
    differ = differing(one, other)
    return differ is not None and differ <= NEAR


def differing(one: PersonalDetails, other: PersonalDetails) -> int | None:
    """In how many characters the identity numbers of two records differ.

    None where one of them is not known or is of another length.

    >>> differing(PersonalDetails("王芳", "44030119900101002X"), PersonalDetails("王芳", "x"))
    """
    numbers = one.identity_number, other.identity_number
    if not all(numbers) or len(numbers[0]) != len(numbers[1]):
        return None
    return sum(a != b for a, b in zip(*numbers, strict=True))
