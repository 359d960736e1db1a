"""The order of locks, on PostgreSQL: cases, then people, then permits, each by identifier.

Every operation that locks more than one row keeps to it, so that no two ever wait in a ring.  A
permit is locked first by whoever changes nothing else (`working_on.change`); who goes on to its
holder, or opens a case of theirs, begins with the holder here.
"""

from django.db import transaction

from anju.office.registry.ledger.append import has_one_writer
from anju.office.registry.people.models import Person
from anju.office.registry.permits.models import Permit


class _MovedOn(Exception):
    """The permit belonged to somebody else by the time its holder was locked."""


def keep_with_holder(permit_id: str) -> None:
    """Keep the holder of a permit from other writers until the transaction ends, then the permit.

    Nothing is kept where there is no such permit.
    """
    if has_one_writer():
        return
    while True:
        try:
            with transaction.atomic():  # what was locked in vain is let go with it
                _keep(permit_id)
        except _MovedOn:
            continue
        return


def _keep(permit_id: str) -> None:
    holder = _holder_of(permit_id)
    if holder is None:
        return
    Person.objects.select_for_update(of=("self",)).get(id=holder)
    if _holder_of(permit_id) != holder:
        raise _MovedOn
    Permit.objects.select_for_update(of=("self",)).get(id=permit_id)


def _holder_of(permit_id: str) -> str | None:
    """Whose a permit is as of now; None where there is none."""
    return Permit.objects.filter(id=permit_id).values_list("person_id", flat=True).first()
