"""Tells a person something beside the reminders: what became of a case, what is asked of them."""

from collections.abc import Callable
from typing import Final

from django.conf import settings

from anju.office.common.clock import moment_text
from anju.office.common.ids import new_id
from anju.office.notices.models import Message, MessageState
from anju.office.notices.preferences import preference_of
from anju.office.notices.sealed_words import seal_words
from anju.office.notices.wording import Words
from anju.office.registry.details.keeping import key_of
from anju.office.registry.ledger.entries import Act

TOLD: Final = "told"
"""What a message is about that has no better name."""

Say = Callable[[str], Words]
"""The words of a message in a language, "zh" or "en"."""


def tell(
    *,
    person_id: str,
    words: Say,
    act: Act,
    about: str = TOLD,
    division_code: str = "",
    permit_id: str = "",
    case_id: str = "",
    legal: bool = False,
    entry_id: int | None = None,
) -> str:
    """Put a message into the queue, in the transaction that is open; its identifier.

    `words` is said in the language that the person is told in.  `about` is a code, the division
    that whose clerks call where nothing else arrives, the city where none is named.  What is
    `legal` comes whatever the person prefers.  `entry_id` is the entry that it delivers, once.
    Raises Erased, and IntegrityError for an entry that was told of before.
    """
    message, moment = new_id(), moment_text(act.at)
    said = words(preference_of(person_id).language)
    Message.objects.create(
        id=message,
        person_id=person_id,
        permit_id=permit_id,
        case_id=case_id,
        division_code=division_code or str(settings.ANJU["PLACE"]),
        about=about,
        is_legal=legal,
        entry_id=entry_id,
        due_on=act.today,
        state=MessageState.WAITING,
        next_at=moment,
        sealed=seal_words(key_of(person_id), message, said),
        made_at=moment,
    )
    return message
