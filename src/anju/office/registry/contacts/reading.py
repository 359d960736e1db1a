"""How people can be reached: their contacts that last, opened, and whether each is proved lately.

>>> from datetime import date
>>> is_fresh(date(2026, 2, 28), date(2027, 2, 27)), is_fresh(date(2026, 2, 28), date(2027, 2, 28))
(True, False)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.law.legal_days import months_after
from anju.office.registry.contacts.models import Contact, ContactChannel
from anju.office.registry.details.keeping import keys_of, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.people.belonging import absorbed_into

PROVED_FOR: Final = 12
"""Months: a contact is proved again each year, because numbers go to other people."""


@dataclass(frozen=True, slots=True)
class Reachable:
    """A contact of a person; without `is_fresh` no code for signing in goes there.

    `person_id` is the record that it was bound to.
    """

    contact_id: str
    person_id: str
    channel: ContactChannel
    address: str
    proved_on: date
    is_fresh: bool


def is_fresh(proved_on: date, today: date) -> bool:
    """Whether a proof of that day still counts."""
    return today < months_after(proved_on, PROVED_FOR)


def contacts_of(person_ids: Iterable[str], today: date) -> dict[str, tuple[Reachable, ...]]:
    """The contacts of some people that last today, those proved latest first.

    What was bound to a record that was merged into one of theirs is theirs.  Of an erased person
    nothing can be read.  A constant number of queries, where nobody was merged.
    """
    asked = list(person_ids)
    whose = {person: person for person in asked} | dict(absorbed_into(asked))
    lasting = Contact.objects.filter(person_id__in=list(whose), last_day__isnull=True)
    rows = list(lasting.order_by("-proved_on", "first_day", "id"))
    keys = keys_of({str(row.person_id) for row in rows})
    addresses = read_texts([row.id for row in rows], DetailKind.CONTACT, keys)
    found: dict[str, list[Reachable]] = {person: [] for person in asked}
    for row in rows:
        if row.id in addresses:
            found[whose[str(row.person_id)]].append(_reachable(row, addresses[row.id], today))
    return {person: tuple(held) for person, held in found.items()}


def _reachable(row: Contact, address: str, today: date) -> Reachable:
    channel = ContactChannel(row.channel)
    fresh = is_fresh(row.proved_on, today)
    return Reachable(row.id, str(row.person_id), channel, address, row.proved_on, fresh)
