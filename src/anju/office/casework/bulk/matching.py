"""Whom a row names: by number and name together, so that a number alone tells nobody anything."""

from anju.office.casework.bulk.listed import ListedPerson
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import LookupKind, lookup_tokens
from anju.office.common.typed import normal_name
from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import LookupKey
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.places import known_in
from anju.office.registry.permits.models import Permit


class NoMatch(LookupError):
    """The row leads to nobody here, to two people, or to somebody of another name."""


def person_of(row: ListedPerson, act: Act) -> str | None:
    """The person a row names; None where its identity number is new to this city.

    Raises NoMatch where numbers contradict each other, the name differs, or the person is not
    known in the jurisdiction of the actor.
    """
    found = _found(row)
    if not found:
        if row.permit_number:
            raise NoMatch
        return None
    if len(found) > 1:
        raise NoMatch
    [person] = found
    details = read_details([person]).get(person)
    if details is None or normal_name(details.name) != row.name:
        raise NoMatch
    if not known_in([person], act.reach):
        raise NoMatch
    return person


def open_permit_of(person_id: str, act: Act) -> str:
    """The open permit of a person in the jurisdiction of the actor; raises NoMatch."""
    rows = Permit.objects.filter(act.reach.condition(), person_id=person_id, closed_on__isnull=True)
    permit = rows.order_by("issued_on").last()
    if permit is None:
        raise NoMatch
    return str(permit.id)


def _found(row: ListedPerson) -> set[str]:
    numbers: tuple[tuple[LookupKind, str], ...] = (
        ("identity_number", row.identity_number),
        ("permit_number", row.permit_number),
    )
    ring = current_ring()
    leads = [
        {
            belongs_to(person)
            for person in LookupKey.objects.filter(
                kind=kind, token__in=lookup_tokens(ring, kind, number)
            ).values_list("person_id", flat=True)
        }
        for kind, number in numbers
        if number
    ]
    if any(not each for each in leads) and any(leads):
        raise NoMatch
    return set.union(*leads) if leads else set()
