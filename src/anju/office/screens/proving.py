"""A code that proves a contact, typed where it was asked for: at the counter, or by its person.

What it proves is one address of one person: a code that came to one proves no other.
"""

from datetime import datetime

from anju.office.access.codes import For, NotProved, prove
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.screens.code_sending import send_contact_code


def contact_subject(person_id: str, channel: ContactChannel, address: str) -> str:
    """What a code proves, without the address; `address` is in normal form."""
    return f"{person_id}:{keyed_fingerprint(f'{channel.value} {address}'.encode())}"


def ask_for_code(
    person_id: str, channel: ContactChannel, address: str, language: str, at: datetime
) -> str | None:
    """Send a code to an address; its identifier, None where the channel did not take it."""
    subject = contact_subject(person_id, channel, address)
    return send_contact_code(subject, channel, address, language, at)


def contact_must_be_proved(
    code_id: str, typed: str, person_id: str, channel: ContactChannel, address: str, at: datetime
) -> None:
    """Raise NotProved unless the typed code came to this address, for this person."""
    proved = prove(code_id=code_id, purpose=For.CONTACT, typed=typed, at=at)
    if proved != contact_subject(person_id, channel, address):
        raise NotProved(is_over=False)
