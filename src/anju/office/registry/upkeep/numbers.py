"""The names and numbers of persons, opened so that their keyed marks can be made anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from anju.office.common.keys import KeyRing
from anju.office.common.lookups import LookupKind, lookup_token, lookup_tokens
from anju.office.registry.details.contents import details_of
from anju.office.registry.details.keeping import keys_of, opened
from anju.office.registry.details.models import Detail, DetailKind

Number = tuple[LookupKind, str]
"""What a number is looked up as, and the number."""


@dataclass(slots=True)
class Known:
    """The latest name of a person, and every number that ever was theirs."""

    name: str = ""
    numbers: list[Number] = field(default_factory=list)


def names_and_numbers(person_ids: Sequence[str]) -> dict[str, Known]:
    """What is known of some persons, in two queries; who was erased is left out."""
    keys = keys_of(person_ids)
    known = {person_id: Known() for person_id in keys}
    kinds = (DetailKind.PERSON, DetailKind.PERMIT_NUMBER)
    rows = Detail.objects.filter(person_id__in=list(keys), kind__in=kinds).order_by("version")
    for row in rows:
        content, person = opened(row, keys[row.person_id]), known[row.person_id]
        if row.kind == DetailKind.PERMIT_NUMBER:
            person.numbers.append(("permit_number", content.decode()))
            continue
        details = details_of(content)
        if row.subject == row.person_id:
            person.name = details.name
        if details.identity_number:
            person.numbers.append(("identity_number", details.identity_number))
    return known


def token_again(ring: KeyRing, token: bytes, kind: str, numbers: Iterable[Number]) -> bytes | None:
    """The newest key's token of the number that an older key made a token of.

    None where none of the numbers has that token.
    """
    for number_kind, number in numbers:
        if number_kind == kind and token in lookup_tokens(ring, number_kind, number):
            return lookup_token(ring, number_kind, number)
    return None
