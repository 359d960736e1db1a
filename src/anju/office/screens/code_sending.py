"""Sends one-time codes: to a contact that is to be proved, or to sign in.

A code for signing in is sent behind the page: whether there was anybody to send it to, and whether
the channel took it, changes neither what the page says nor when it says so.
"""

import threading
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from anju.office.access.codes import For, MadeCode, make_code
from anju.office.notices.channels import Address, deliver
from anju.office.notices.wording import Words
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.contacts.reading import Reachable
from anju.words import N_, say

_ORDER: Final = (ContactChannel.SMS, ContactChannel.CHAT, ContactChannel.MAIL)
"""Which of several contacts a code goes to: the first that takes it."""

_SUBJECT: Final = N_("Anju: your code")
_BODY: Final = {
    For.CONTACT: N_(
        "{digits} is your code. Tell it to the clerk in front of you, or type it where you asked "
        "for it: it binds this number or address to your record. It is good for 10 minutes."
    ),
    For.SIGN_IN: N_(
        "{digits} is your code to sign in. It is good for 10 minutes. Nobody from the office asks "
        "for it: whoever does is a fraud."
    ),
}


def words_of(made: MadeCode, purpose: For, language: str) -> Words:
    """What the message says, in "zh" or "en"."""
    return Words(say(_SUBJECT, language), say(_BODY[purpose], language).format(digits=made.digits))


def send_sign_in_code(
    person_id: str, contacts: Iterable[Reachable], language: str, at: datetime
) -> str:
    """Make a code that signs a person in and send it to one of their contacts; its identifier.

    `person_id` is empty, and there are no contacts, where nobody can be signed in: then the code
    proves nothing, and nothing is sent.  The sending goes on when this has answered.
    """
    made = make_code(purpose=For.SIGN_IN, subject=person_id, at=at)
    addresses = [
        Address(each.channel.value, each.address)
        for each in sorted(contacts, key=lambda each: _ORDER.index(each.channel))
    ]
    words = words_of(made, For.SIGN_IN, language)
    threading.Thread(target=_send, args=(addresses, words, made.code_id), name="code").start()
    return made.code_id


def send_contact_code(
    subject: str, channel: ContactChannel, address: str, language: str, at: datetime
) -> str | None:
    """Make a code that proves a contact and send it there; its identifier, None if not taken.

    `subject` says of whom it proves which contact (`proving`).
    """
    made = make_code(purpose=For.CONTACT, subject=subject, at=at)
    words = words_of(made, For.CONTACT, language)
    told = deliver(Address(channel.value, address), words, made.code_id)
    return made.code_id if told.sent else None


def _send(addresses: Sequence[Address], words: Words, message_id: str) -> None:
    """Try one address after another until a channel takes the message."""
    for address in addresses:
        if deliver(address, words, message_id).sent:
            return
