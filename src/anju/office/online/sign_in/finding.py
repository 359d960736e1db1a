"""Who signs in with an identity number, and where their code goes.

Looked for after the page has answered (`screens.code_sending`): nobody learns by a number who is
recorded, not even by the time that the answer takes.
"""

from datetime import date

from anju.office.common.keyring import current_ring
from anju.office.common.lookups import lookup_tokens
from anju.office.registry.contacts.reading import Reachable, contacts_of
from anju.office.registry.details.models import LookupKey
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.holder_accounts import holder_account

NOBODY: tuple[str, tuple[Reachable, ...]] = ("", ())


def who_signs_in(number: str, today: date) -> tuple[str, tuple[Reachable, ...]]:
    """Who has an identity number today, and their contacts that are proved; nobody without one.

    Nobody either where the account was closed.  `number` is as it was typed.
    """
    person_id = person_of(number)
    if not person_id:
        return NOBODY
    fresh = tuple(each for each in contacts_of([person_id], today)[person_id] if each.is_fresh)
    account = holder_account(person_id)
    is_closed = account is not None and not account.is_active
    return NOBODY if is_closed or not fresh else (person_id, fresh)


def person_of(number: str) -> str:
    """The record of whose identity number this is today; empty where it is nobody's."""
    tokens = lookup_tokens(current_ring(), "identity_number", number)
    row = LookupKey.objects.filter(kind="identity_number", token__in=tokens, current=True).first()
    return belongs_to(row.person_id) if row else ""


def limit_key(number: str) -> str:
    """What the tries of one number are counted under: never the number itself."""
    return lookup_tokens(current_ring(), "identity_number", number)[0].hex()
