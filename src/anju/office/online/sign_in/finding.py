"""Who signs in with an identity number, and where their code goes.

What follows is the same for a number that nobody has, for one of somebody without a contact, and
for one whose contact was proved too long ago: nobody learns by a number who is recorded.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.office.common.ids import LENGTH
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import lookup_tokens
from anju.office.registry.contacts.reading import Reachable, contacts_of
from anju.office.registry.details.models import LookupKey
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.holder_accounts import holder_account

_NO_RECORD: Final = "-" * LENGTH
"""The identifier of nobody: what is asked of a person is asked of it, so that it takes as long."""


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Somebody who may sign in by a code, and their contacts that are proved; empty for nobody."""

    person_id: str = ""
    contacts: tuple[Reachable, ...] = ()


NOBODY: Final = SigningIn()


def who_signs_in(number: str, today: date) -> SigningIn:
    """Who has an identity number today and can be sent a code; `number` as it was typed."""
    tokens = lookup_tokens(current_ring(), "identity_number", number)
    row = LookupKey.objects.filter(kind="identity_number", token__in=tokens, current=True).first()
    person_id = belongs_to(row.person_id) if row else _NO_RECORD
    fresh = tuple(each for each in contacts_of([person_id], today)[person_id] if each.is_fresh)
    if not fresh or is_closed(person_id):
        return NOBODY
    return SigningIn(person_id, fresh)


def is_closed(person_id: str) -> bool:
    """Whether the account of a person was closed."""
    account = holder_account(person_id)
    return account is not None and not account.is_active


def limit_key(number: str) -> str:
    """What the tries of one number are counted under: never the number itself."""
    return lookup_tokens(current_ring(), "identity_number", number)[0].hex()
