"""Sends one-time codes: to a contact that is to be proved, or to sign in.

A code for signing in is sent behind the page, by a thread: whether there was anybody to send it to,
and whether the channel took it, changes neither what the page says nor when it says so.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.db import connections

from anju.office.access.codes import For, MadeCode, make_code, say_subject
from anju.office.notices.channels import Address, deliver
from anju.office.notices.wording import Words
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.contacts.reading import Reachable
from anju.words import N_, say

Find = Callable[[], tuple[str, Sequence[Reachable]]]
"""Finds whom a code is for, and their contacts that are proved; an empty identifier for nobody."""

_LOG = logging.getLogger(__name__)

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


def send_sign_in_code(find: Find, language: str, at: datetime) -> str:
    """Make a code that signs in whom `find` finds, and have it sent to them; its identifier.

    This answers before anybody is looked for: the code proves nothing until somebody was found.
    """
    made = make_code(purpose=For.SIGN_IN, subject="", at=at)
    threading.Thread(target=_find_and_send, args=(find, made, language), name="code").start()
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


def _find_and_send(find: Find, made: MadeCode, language: str) -> None:
    """Look for whom a code is, and try one of their contacts after another until one takes it."""
    try:
        person_id, contacts = find()
        if person_id:
            say_subject(code_id=made.code_id, subject=person_id)
        words = words_of(made, For.SIGN_IN, language)
        for each in sorted(contacts, key=lambda each: _ORDER.index(each.channel)):
            if deliver(Address(each.channel.value, each.address), words, made.code_id).sent:
                return
    except Exception as error:  # noqa: BLE001 - nobody waits for it; whoever gets no code asks again
        _LOG.warning("a code was not sent: %s", type(error).__name__)
    finally:
        connections.close_all()  # those of this thread
