"""The way in to somebody who is known elsewhere and stands at this counter.

A clerk sees nobody outside their own division.  Whoever moved here brings an identity card or a
permit: with the whole number of it the record is found, and nothing but it.  A permit number
leads only to a permit of the clerk's own city, because each city gives its own.  Every such look
is recorded with its reason; who cannot be found is not told apart from who is not there.
"""

from collections.abc import Sequence
from typing import Final

from anju.office.access.rights import Right
from anju.office.casework.role_needs import needs_right
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import LookupKind, lookup_tokens
from anju.office.common.typed import Kind, what_was_typed
from anju.office.places.cities import issuing_city
from anju.office.registry.details.models import LookupKey
from anju.office.registry.ledger.entries import Act
from anju.office.registry.looks.recording import record_look
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.models import Person
from anju.office.registry.refused import Because, Refused

PAGE: Final = "way_in"
"""What a look says it was made on."""


def look_for_mover(*, number: str, purpose: str, act: Act) -> str:
    """The person whose whole identity or permit number is given; the look is recorded.

    `purpose` is why, as every look says it.  Raises Refused where there is none.
    """
    needs_right(Right.REGISTER_RESIDENCE, act)
    person = mover_of(number, issuing_city(act.within))
    record_look(viewer=act.actor, page=PAGE, purpose=purpose, persons=[person], at=act.at)
    return person


def mover_of(number: str, city_code: str) -> str:
    """The same without a look, for an operation whose entry says who acted."""
    for person in _by_number(number, city_code):
        standing = belongs_to(person)
        if Person.objects.filter(id=standing, erased_on__isnull=True).exists():
            return standing
    raise Refused(Because.NOT_FOUND)


def _by_number(number: str, city_code: str) -> Sequence[str]:
    query = what_was_typed(number)
    if query.kind not in {Kind.IDENTITY_NUMBER, Kind.PERMIT_NUMBER, Kind.OPAQUE_ID}:
        return ()
    identity = _found("identity_number", query.value, "")
    return [*identity, *_found("permit_number", query.value, city_code)]


def _found(kind: LookupKind, number: str, place: str) -> list[str]:
    tokens = lookup_tokens(current_ring(), kind, number)
    rows = LookupKey.objects.filter(kind=kind, token__in=tokens, place=place)
    return list(rows.order_by("-current", "id").values_list("person_id", flat=True))
