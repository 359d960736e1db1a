"""What a message said, under its person's key: it goes with the person."""

import json

from anju.office.common.sealing import PersonKey, bound, open_sealed, seal
from anju.office.notices.wording import Words


def seal_words(key: PersonKey, message_id: str, words: Words) -> bytes:
    """The words of a message, sealed and bound to it."""
    text = json.dumps([words.subject, words.body], ensure_ascii=False)
    return seal(key, text.encode(), bound("message", message_id))


def open_words(key: PersonKey, message_id: str, sealed: bytes) -> Words:
    """What `seal_words` sealed; raises CannotOpen."""
    return Words(*json.loads(open_sealed(key, sealed, bound("message", message_id))))
